import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../core/proofreading/check-text.ts';
import { languages } from './english.ts';

const shared = path.resolve(import.meta.dirname, '../../../../shared');
const seed = path.join(shared, 'bench/proofreading/data/seed.jsonl');
const sample = path.join(shared, 'samples/security-agreement.txt');

interface Seed {
  readonly text: string;
  readonly lang: string;
  readonly errors: readonly {
    readonly start: number;
    readonly end: number;
    readonly right: string;
  }[];
}

// Read within the tests: the body of a suite that is skipped runs all the same.
function readSeed(): Seed {
  return JSON.parse(fs.readFileSync(seed, 'utf8')) as Seed;
}

function wantedOf({ text, errors }: Seed): string[][] {
  return errors.map(({ start, end, right }) => [text.slice(start, end), right]);
}

function foundIn(text: string, lang: string): (string | undefined)[][] {
  return checkText(languages, text, lang).map(({ start, end, suggestions }) => [
    text.slice(start, end),
    suggestions[0],
  ]);
}

describe.skipIf(!fs.existsSync(seed))(
  'the sample story (skipped where ../shared is not at hand)',
  () => {
    it('has its slips found, the right form first, and nothing else flagged', () => {
      const { text, lang } = readSeed();
      expect(foundIn(text, lang)).toEqual(wantedOf(readSeed()));
    });

    it('has them found in the file as it reaches the desk', () => {
      expect(foundIn(fs.readFileSync(sample, 'utf8'), 'en-GB')).toEqual(wantedOf(readSeed()));
    });
  },
);
