import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { createProofreader } from '../../../core/proofreading/check.ts';
import {
  languageSet,
  loadLanguage,
  type LanguageSet,
} from '../../../core/proofreading/language/language.ts';
import { createProofreadingService } from '../../../renderer/proofreading-worker/service.ts';

const languageFile = path.join(import.meta.dirname, '../../../out/language/en.bin');
const languages = (): LanguageSet =>
  fs.existsSync(languageFile)
    ? languageSet(loadLanguage(fs.readFileSync(languageFile)))
    : languageSet();

const block = (text: string): ProofText => ({
  role: 'paragraph',
  text,
  lang: 'en-GB',
  foreign: [],
});

describe('the proofreading service', () => {
  test('answers every block that was put in, and others only when their findings changed', () => {
    const serve = createProofreadingService(languageSet());
    const first = serve({
      kind: 'check',
      request: 1,
      at: 0,
      removed: 0,
      blocks: [block('It is is here.'), block('Fine.')],
    });
    expect(first).toMatchObject({
      kind: 'checked',
      request: 1,
      changed: [
        { block: 0, findings: [{ text: expect.stringContaining('is') as string }] },
        { block: 1, findings: [] },
      ],
    });
    const second = serve({
      kind: 'check',
      request: 2,
      at: 1,
      removed: 1,
      blocks: [block('Fine too.')],
    });
    expect(second).toMatchObject({ request: 2, changed: [{ block: 1, findings: [] }] });
  });

  test('takes the house style without an answer', () => {
    expect(
      createProofreadingService(languageSet())({ kind: 'house-style', style: PLAIN_HOUSE_STYLE }),
    ).toBeNull();
  });

  test('however the story is cut up and sent, the findings are those of the whole story', () => {
    const set = languages();
    const text = fc.constantFrom(
      'It is is here.',
      'Fine.',
      'A apple fell.',
      'Two  spaces.',
      'Krasnov met Krasnov.',
      'Krasnow left.',
      '',
    );
    const splice = fc.record({
      at: fc.nat(8),
      removed: fc.nat(3),
      texts: fc.array(text, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(splice, { maxLength: 8 }), (splices) => {
        const serve = createProofreadingService(set);
        const story: ProofText[] = [];
        const held: (readonly Finding[])[] = [];
        splices.forEach(({ at: wanted, removed, texts }, request) => {
          const at = Math.min(wanted, story.length);
          const blocks = texts.map(block);
          const cut = Math.min(removed, story.length - at);
          story.splice(at, cut, ...blocks);
          held.splice(at, cut, ...blocks.map(() => []));
          const answer = serve({ kind: 'check', request, at, removed: cut, blocks });
          if (answer?.kind !== 'checked') throw new Error('No answer');
          for (const { block: index, findings } of answer.changed) held[index] = findings;
        });
        const plain = (findings: readonly Finding[]) =>
          findings.map(({ rule, from, to, text: words }) => ({ rule, from, to, words }));
        expect(held.flatMap((list) => plain(list))).toEqual(
          plain(createProofreader(set).check(story, PLAIN_HOUSE_STYLE)),
        );
      }),
      { seed: 20_268, numRuns: 120 },
    );
  });
});
