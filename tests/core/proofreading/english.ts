import fs from 'node:fs';
import path from 'node:path';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { BlockRole } from '../../../core/article/text-blocks.ts';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { languageSet, loadLanguage } from '../../../core/proofreading/language/language.ts';
import type { Rule } from '../../../core/proofreading/rule.ts';
import { loadPack } from '../../../main/cli/language-packs.ts';

const file = path.resolve(import.meta.dirname, '../../../out/language/en.bin');

if (!fs.existsSync(file)) {
  throw new Error('The language data is not built. Run: node scripts/build-language.mjs');
}

/** English as it ships, opened once a test file. */
export const english = loadLanguage(fs.readFileSync(file));
export const languages = languageSet(
  english,
  // One pack, for the rule whose examples are in another language.
  await loadPack(path.join(path.dirname(file), 'packs'), 'de'),
);

/** A block of British English. */
export function block(text: string, role: BlockRole = 'paragraph', lang = 'en-GB'): ProofText {
  return { role, text, lang, foreign: [] };
}

/** The findings of one rule, or of all, in one paragraph. */
export function check(text: string, rule?: Rule): readonly Finding[] {
  return createProofreader(languages, rule ? { rules: [rule] } : {}).check(
    [block(text, 'paragraph', rule?.examples.lang)],
    PLAIN_HOUSE_STYLE,
  );
}

/** A text with the first suggestion of every finding taken. */
export function mend(text: string, findings: readonly Finding[]): string {
  return findings
    .toReversed()
    .reduce(
      (mended, { from, to, suggestions }) =>
        mended.slice(0, from) + (suggestions[0] ?? mended.slice(from, to)) + mended.slice(to),
      text,
    );
}
