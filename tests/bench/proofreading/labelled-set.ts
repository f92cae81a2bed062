import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// A labelled set is a folder of JSON Lines: clean.jsonl (texts as they should be), errors.jsonl (the
// same texts with slips put in), words.jsonl (single misspellings), and perhaps seed.jsonl (one
// story with its own slips). All of our own set is written for it, no text is taken from elsewhere.

/** The kinds of slip that a set knows. */
export const KINDS = ['nonword', 'name', 'realword', 'doubled', 'article', 'spacing'] as const;
export type Kind = (typeof KINDS)[number];

/** One slip. Offsets are UTF-16 code units into the text that has it, the end exclusive. */
export interface Slip {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly wrong: string;
  readonly right: string;
  /** How the slip was made, such as the keys that were swapped. */
  readonly sub?: string;
}

/** A text with its slips; a clean one has none. */
export interface LabelledText {
  readonly id: string;
  /** Whether foreign names are many in it. */
  readonly set: 'rich' | 'ordinary';
  readonly lang: string;
  readonly text: string;
  readonly errors: readonly Slip[];
}

/** A word spelt wrong, alone, and what it may have been meant for. */
export interface Misspelling {
  readonly id: string;
  readonly list: string;
  readonly lang: string;
  readonly text: string;
  readonly right: readonly string[];
}

export interface LabelledSet {
  readonly name: string;
  readonly clean: readonly LabelledText[];
  readonly errors: readonly LabelledText[];
  readonly seed: readonly LabelledText[];
  readonly words: readonly Misspelling[];
}

/**
 * Reads a set; parts that it lacks are empty.
 * @throws when a line is not JSON or a slip does not stand where it says
 */
export function readSet(name: string, folder: string): LabelledSet {
  const texts = (part: string) => readLines(folder, part).map((value) => toText(value, part));
  return {
    name,
    clean: texts('clean'),
    errors: texts('errors'),
    seed: texts('seed'),
    words: readLines(folder, 'words') as unknown as readonly Misspelling[],
  };
}

type Line = Readonly<Record<string, unknown>>;

function readLines(folder: string, part: string): readonly Line[] {
  const path = join(folder, `${part}.jsonl`);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Line);
}

function toText(value: Line, part: string): LabelledText {
  const { errors = [], ...rest } = value;
  const text = { ...rest, errors } as unknown as LabelledText;
  for (const { start, end, wrong } of text.errors) {
    if (text.text.slice(start, end) !== wrong) {
      throw new Error(`${part}.jsonl: “${wrong}” does not stand at ${start} of ${text.id}`);
    }
  }
  return text;
}

/** How many words a text has: runs of letters and digits, joined by apostrophe, hyphen or mark. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}
