import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPack, writePack } from '../../../core/proofreading/language/pack-file.ts';

const aff = '\ufeffSET UTF-8\n# a notice\nSFX A Y 1\nSFX A 0 s .\n';

describe('a pack', () => {
  it('holds the affix file as it is, and the words in order without remarks and grammar', () => {
    const dic =
      '5\nharbour/A po:noun\n# remark\nhar\n\tremark too\nharbours ph:harbers\n\nad hoc\n';
    expect(readPack(writePack({ aff, dic }))).toEqual({
      aff: aff.slice(1),
      dic: '4\nad hoc\nhar\nharbour/A\nharbours ph:harbers\n',
    });
  });

  it('gives back all words whatever they are made of', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((text) =>
      // What a line of a word list cannot hold, or what says that it is a remark.
      /^[^\s\0/#][^\s\0]*$/u.test(text),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        const dic = `${String(words.length)}\n${words.join('\n')}\n`;
        const text = writePack({ aff, dic });
        const again = readPack(new TextDecoder().decode(new TextEncoder().encode(text)));
        expect(again.dic.trimEnd().split('\n').slice(1)).toEqual([...words].sort());
      }),
      { seed: 20_263 },
    );
  });

  it('is told from something else', () => {
    expect(() => readPack('SET UTF-8')).toThrow(RangeError);
  });
});
