import { describe, expect, it } from 'vitest';
import { SetUpError, inMegabytes, inSeconds, sentenceFor } from '../../scripts/set-up/say.mjs';

const failure = (code: string) =>
  Object.assign(new Error(code), { code, path: '/var/cache/galley' });

describe('what is told of a failure', () => {
  it('is the sentence of what could not be set up', () => {
    expect(sentenceFor(new SetUpError('the press is out of ink'))).toBe('the press is out of ink');
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('on %s names the folder and the way out', (code) => {
    expect(sentenceFor(failure(code))).toMatch(
      /^\/var\/cache\/galley may not be written\..*XDG_CACHE_HOME/,
    );
  });

  it('on a full disk says what to do', () => {
    expect(sentenceFor(failure('ENOSPC'))).toMatch(/Make room/);
  });

  it('is nothing for a mistake of ours, which keeps its stack', () => {
    expect(sentenceFor(new TypeError('x is not a function'))).toBeUndefined();
    expect(sentenceFor('thrown text')).toBeUndefined();
  });
});

describe('figures', () => {
  it('are as exact as they are useful', () => {
    expect(inMegabytes(7_131_210)).toBe('7.1 MB');
    expect(inMegabytes(196_264_810)).toBe('196 MB');
    expect(inSeconds(63_912)).toBe('63.9 s');
  });
});
