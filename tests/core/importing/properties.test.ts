import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importText } from '../../../core/importing/import-text.ts';
import { readPlainText } from '../../../core/importing/plain-text/read-plain-text.ts';
import type { List, Piece, Reading } from '../../../core/importing/plain-text/piece.ts';
import { importWell, signsOf, withoutSpace } from './story-shape.ts';

// Texts made of the things that stories are made of, in any order and layout.
const word = fc.constantFrom(
  'harbour',
  'Ada',
  'Brook',
  'NPW',
  'the',
  'went',
  'of',
  'Holm',
  '3',
  'May',
  '2021',
  '12.',
  'U.S.',
  'quay,',
  'said:',
  '“No,”',
  '—',
  '-',
  '/',
  '(video)',
  '[left]',
  'А',
  'паром',
  '日本',
  'Photo:',
  'By',
  '©',
  'https://x.example/a(b)',
  'www.y.example.',
  'javascript:alert(1)',
  '...',
  '?',
  '!',
  '\u00a0',
  '\t',
  '\u200b',
  '😀',
  'é',
);
const sentence = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 14 }),
    fc.constantFrom('.', '', '?', ')', '”', ':', '. NPW/Ada Brook', ' (Ada Brook/NPW)'),
  )
  .map(([words, end]) => words.join(' ') + end);
const opening = fc.constantFrom(
  '',
  '',
  '',
  '- ',
  '* ',
  '1. ',
  '2. ',
  '> ',
  '>> ',
  '## ',
  '    ',
  '\t',
  'Read more: ',
  'HOLM — ',
  'Related:',
  '* * *',
  '====',
  'By ',
);
const line = fc.tuple(opening, sentence).map(([mark, words]) => mark + words);
const ending = fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\u2028', '\u2029', '\n \n\n', '\f');
const story = fc
  .array(
    fc.tuple(line, ending).map((pair) => pair.join('')),
    { minLength: 1, maxLength: 25 },
  )
  .map((lines) => lines.join(''));
const anyText = fc.oneof(
  story,
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** What the reading says of the text, in its own order; marks where they stood. */
function signsRead({ head, headMarks, body }: Reading): { texts: string; marks: string } {
  const texts = [head.headline, head.standfirst, head.byline, head.dateline];
  const marks = [headMarks];
  for (const piece of body) addPiece(piece, texts, marks);
  return { texts: withoutSpace(texts.join('')), marks: withoutSpace(marks.join('')) };
}

function addPiece(piece: Piece, texts: string[], marks: string[]): void {
  if (piece.kind === 'list') addList(piece, texts, marks);
  else if (piece.kind === 'figure') texts.push(piece.caption, piece.credit);
  else {
    if ('marks' in piece) marks.push(piece.marks);
    if ('text' in piece) texts.push(piece.text);
    if ('paragraphs' in piece) texts.push(...piece.paragraphs);
  }
}

function addList({ items }: List, texts: string[], marks: string[]): void {
  for (const item of items) {
    texts.push(item.text);
    marks.push(item.marks);
    item.lists.forEach((list) => addList(list, texts, marks));
  }
}

const sorted = (text: string): string => Array.from(text).sort().join('');

function isInside(part: string, whole: string): boolean {
  let at = 0;
  for (const sign of part) {
    at = whole.indexOf(sign, at);
    if (at === -1) return false;
    at += sign.length;
  }
  return true;
}

const options = { seed: 20260504, numRuns: 1500 };

describe('whatever the text', () => {
  test('each of its signs is in one text or one mark, and texts keep their order', () => {
    fc.assert(
      fc.property(story, (raw) => {
        const text = raw.replace(/\r\n|[\r\u2028]/g, '\n').replace(/[\f\u2029]/g, '\n\n');
        const reading = readPlainText(text);
        const { texts, marks } = signsRead(reading);
        expect(sorted(texts + marks + reading.dash)).toBe(sorted(withoutSpace(text)));
        if (reading.moved.length === 0) expect(isInside(texts, withoutSpace(text))).toBe(true);
      }),
      options,
    );
  });

  test('the story is valid, holds its signs, and the report names what it has not', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const imported = importText(raw, { language: 'en-GB' });
        if (!imported.ok) {
          expect(imported.error).toMatch(/^[A-Z].*\.$/);
          return;
        }
        imported.value.document.check();
        const kept = signsOf(imported.value);
        const { report } = imported.value;
        if (report.dropped.length === 0 && report.changed.length === 0)
          expect(kept).toBe(withoutSpace(raw.replace(/^\ufeff/, '')));
        const count = /characters? of the text: ([\d,]+)/
          .exec(report.kept.join(' '))?.[1]
          ?.replaceAll(',', '');
        expect(Number(count)).toBe(kept.length);
        // What was changed on the way (a half character into U+FFFD) leaves as many signs.
        if (report.dropped.length === 0)
          expect(kept.length).toBe(withoutSpace(raw.replace(/^\ufeff/, '')).length);
      }),
      options,
    );
  });

  test('importing it again gives the same story', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const [first, second] = [
          importText(raw, { language: 'en-GB' }),
          importText(raw, { language: 'en-GB' }),
        ];
        expect(JSON.stringify(first)).toBe(JSON.stringify(second));
      }),
      { ...options, numRuns: 100 },
    );
  });
});

describe('hard-wrapped prose', () => {
  const low = fc.constantFrom(
    'harbour',
    'went',
    'of',
    'the',
    'and',
    'a',
    'boats',
    'nobody',
    'because',
    'which',
    'light',
    'at',
    'in',
    'morning',
  );
  const prose = fc.array(
    fc.array(low, { minLength: 24, maxLength: 90 }).map((words) => `The ${words.join(' ')}.`),
    { minLength: 3, maxLength: 8 },
  );

  test('comes back as the paragraphs that it was wrapped from, at any width', () => {
    fc.assert(
      fc.property(prose, fc.integer({ min: 50, max: 100 }), (paragraphs, width) => {
        const text = `Boats in the harbour\n\n${paragraphs.map((paragraph) => wrap(paragraph, width)).join('\n\n')}\n`;
        const story = importWell(text);
        const read: string[] = [];
        story.document.lastChild?.forEach((block) => read.push(block.textContent));
        expect(read).toEqual(paragraphs);
        expect(story.report.changed).toContain(
          'Lines that were broken at a fixed width were joined into paragraphs.',
        );
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

function wrap(text: string, width: number): string {
  const lines: string[] = [''];
  for (const next of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = next;
    else if (last.length + 1 + next.length > width) lines.push(next);
    else lines[lines.length - 1] = `${last} ${next}`;
  }
  return lines.join('\n');
}
