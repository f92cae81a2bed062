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

describe.skipIf(!fs.existsSync(seed))(
  'the sample story (skipped where ../shared is not at hand)',
  () => {
    const { text, lang, errors } = JSON.parse(
      fs.existsSync(seed) ? fs.readFileSync(seed, 'utf8') : 'null',
    ) as Seed;
    const wanted = errors.map(({ start, end, right }) => [text.slice(start, end), right]);

    it('has its slips found, the right form first, and nothing else flagged', () => {
      const issues = checkText(languages, text, lang);
      expect(
        issues.map(({ start, end, suggestions }) => [text.slice(start, end), suggestions[0]]),
      ).toEqual(wanted);
    });

    it('has them found in the file as it reaches the desk', () => {
      const story = fs.readFileSync(sample, 'utf8');
      const issues = checkText(languages, story, 'en-GB');
      expect(
        issues.map(({ start, end, suggestions }) => [story.slice(start, end), suggestions[0]]),
      ).toEqual(wanted);
    });
  },
);
