import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readList, readTexts, type NewsText, type Slip } from './read.ts';
import { seedSlips, type Confusion } from './slips.ts';

/** A labelled slip: where it stands in the text with slips, and in the clean one (UTF-16, end exclusive). */
export interface LabelledError extends Omit<Slip, 'start'> {
  readonly start: number;
  readonly end: number;
  readonly cleanStart: number;
  readonly cleanEnd: number;
}

/** A line of clean.jsonl; in errors.jsonl it has its slips, too. */
export interface SetDocument {
  readonly id: string;
  readonly set: 'rich' | 'ordinary';
  readonly lang: 'en-GB' | 'en-US';
  readonly pair: 'hand' | 'seeded';
  readonly words: number;
  readonly text: string;
}

/** A line of words.jsonl: one misspelling that stands alone. */
export interface SetWord {
  readonly id: string;
  readonly list: string;
  readonly text: string;
  readonly lang: 'en-GB' | 'en-US';
  readonly right: readonly string[];
}

export interface ProofreadingSet {
  readonly clean: readonly SetDocument[];
  readonly errors: readonly (SetDocument & { readonly errors: readonly LabelledError[] })[];
  readonly words: readonly SetWord[];
}

/** The pairs of confusions.txt. */
export const readConfusions = (): readonly Confusion[] =>
  readList('confusions.txt')
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [right = '', wrong = ''] = line.split(' ');
      return [right, wrong];
    });

/** Compiles texts/, confusions.txt and words.txt; the same files always give the same set. */
export function compileSet(): ProofreadingSet {
  const texts = readTexts();
  const seeded = seedSlips(
    texts.filter(({ slips }) => slips === 'seeded'),
    readConfusions(),
  );
  return {
    clean: texts.map((text) => documentOf(text)),
    errors: texts.map((text) => withSlips(text, seeded.get(text.id) ?? text.handMade)),
    words: compileWords(),
  };
}

function documentOf({ id, set, lang, slips, text }: NewsText): SetDocument {
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
  return { id, set, lang, pair: slips, words, text };
}

function withSlips(source: NewsText, slips: readonly Slip[]): ProofreadingSet['errors'][number] {
  const errors: LabelledError[] = [];
  let text = '';
  let from = 0;
  for (const { start: cleanStart, ...slip } of slips) {
    text += source.text.slice(from, cleanStart);
    const cleanEnd = cleanStart + slip.right.length;
    const end = text.length + slip.wrong.length;
    errors.push({ start: text.length, end, ...slip, cleanStart, cleanEnd });
    text += slip.wrong;
    from = cleanEnd;
  }
  return { ...documentOf(source), text: text + source.text.slice(from), errors };
}

function compileWords(): readonly SetWord[] {
  let list = '';
  return readList('words.txt').flatMap((line, index) => {
    const [text = '', right = '', lang] = line.split(' ');
    if (text === '#') list = right;
    if (text === '#') return [];
    return [
      { id: `own:${index}`, list, text, lang: lang === 'en-US' ? lang : 'en-GB', right: [right] },
    ];
  });
}

/** The three files as they lie in data/. */
export const asFiles = (
  set: ProofreadingSet,
): readonly (readonly [name: string, lines: string])[] =>
  [
    ['clean.jsonl', linesOf(set.clean)],
    ['errors.jsonl', linesOf(set.errors)],
    ['words.jsonl', linesOf(set.words)],
  ] as const;

const linesOf = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, lines] of asFiles(compileSet()))
    writeFileSync(new URL(`data/${name}`, import.meta.url), lines);
