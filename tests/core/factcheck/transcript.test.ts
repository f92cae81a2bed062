import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageNameAt } from '../../../core/factcheck/source.ts';
import { isTranscript, readTranscript } from '../../../core/factcheck/transcript.ts';

/** The words and the time at which each line is said. */
function read(text: string): [time: string, line: string][] {
  const words = readTranscript(text);
  if (!words) throw new Error('This is no transcript');
  let at = 0;
  return words.text.split('\n').map((line) => {
    const time = pageNameAt(words, at);
    at += line.length + 1;
    return [time, line];
  });
}

describe('a transcript is read', () => {
  test('from WebVTT, with speakers and without what is not said', () => {
    const text = [
      'WEBVTT - Harbour board',
      '',
      'NOTE made by hand',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      '1',
      '00:04.000 --> 00:06.500 align:start',
      '<v Una Quay>The ferry <i>will</i> run &amp; run.',
      '',
      '01:00:07.000 --> 01:00:09.000',
      '<v.loud Una Quay>Until March.</v>',
      'And then <00:09.100>no more.',
      '',
      '01:00:11.000 --> 01:00:12.000',
      '<v Ned Wharf>Why?',
    ].join('\r\n');
    expect(read(text)).toEqual([
      ['00:00:04', 'Una Quay: The ferry will run & run.'],
      ['01:00:07', 'Until March.'],
      ['01:00:07', 'And then no more.'],
      ['01:00:11', 'Ned Wharf: Why?'],
    ]);
  });

  test('from SubRip, without lines that roll', () => {
    const text = [
      '1',
      '00:00:01,000 --> 00:00:02,000',
      '{\\an8}The quay is closed',
      '',
      '2',
      '00:00:02,000 --> 00:00:03,000',
      'The quay is closed',
      'since <b>noon</b>.',
    ].join('\n');
    expect(read(`\ufeff${text}`)).toEqual([
      ['00:00:01', 'The quay is closed'],
      ['00:00:02', 'since noon.'],
    ]);
  });

  test.each([
    [
      'times in brackets before the words',
      'Interview, pier 4\n\n[00:12] Ned Wharf: We knew.\n[00:15:03] Una Quay: Since when?\n[1:02:09] Since May.',
      [
        ['', 'Interview, pier 4'],
        ['', ''],
        ['00:00:12', 'Ned Wharf: We knew.'],
        ['00:15:03', 'Una Quay: Since when?'],
        ['01:02:09', 'Since May.'],
      ],
    ],
    [
      'bare times before the words',
      '00:00:01 We knew.\n00:00:04 - Since when?\n00:00:09 Since May.',
      [
        ['00:00:01', 'We knew.'],
        ['00:00:04', 'Since when?'],
        ['00:00:09', 'Since May.'],
      ],
    ],
    [
      'a speaker with a time above the words',
      'Ned Wharf (00:12):\nWe knew.\n\nUna Quay  00:15\nSince when?\n\nNed Wharf [00:01:20]\nSince May.',
      [
        ['00:00:12', 'Ned Wharf: We knew.'],
        ['00:00:15', 'Una Quay: Since when?'],
        ['00:01:20', 'Ned Wharf: Since May.'],
      ],
    ],
  ])('from %s', (_what, text, lines) => {
    expect(read(text)).toEqual(lines);
  });
});

test.each([
  ['prose', 'The ferry left at 10:15 and came back at 12:30.\nNobody was hurt.'],
  ['a plan of a day', '[10:00] Doors open\n[14:00] Speech\n[09:00] Breakfast'],
  ['two times', '[00:10] One\n[00:20] Two'],
  [
    'a long text with three times in it',
    `[00:01] a\n[00:02] b\n[00:03] c\n${'Words.\n'.repeat(80)}`,
  ],
  ['nothing', ''],
])('%s is no transcript', (_what, text) => {
  expect(isTranscript(text)).toBe(false);
  expect(readTranscript(text)).toBeNull();
});

test('never fails, and its pages lie in its text, one after the other', () => {
  const piece = fc.oneof(
    fc.constantFrom('WEBVTT\n\n', '00:01.000 --> 00:02.000\n', '[00:12] ', '\n', '<v A>', '1\n'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const words = readTranscript(pieces.join(''));
      for (const [index, page] of words?.pages.entries() ?? []) {
        expect(page.at).toBeLessThan(words!.text.length);
        expect(page.at).toBeGreaterThanOrEqual(words!.pages[index - 1]?.at ?? 0);
        expect(page.name.length).toBeLessThanOrEqual(40);
      }
    }),
    { seed: 88_021, numRuns: 2000 },
  );
});

test('a line of a million signs takes no long look', () => {
  const long = 'x '.repeat(500_000);
  expect(readTranscript(`WEBVTT\n\n00:01.000 --> 00:02.000\n${long}`)?.text).toHaveLength(999_999);
  expect(isTranscript('<v '.repeat(300_000))).toBe(false);
});
