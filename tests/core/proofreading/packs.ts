import fs from 'node:fs';
import path from 'node:path';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE, type HouseStyle } from '../../../core/proofreading/house-style.ts';
import { languageSet, type Language } from '../../../core/proofreading/language/language.ts';
import type { SpellingPack } from '../../../core/proofreading/language/spelling-pack.ts';
import { loadPack } from '../../../main/cli/language-packs.ts';

/** Where the packs that ship are. */
export const packFolder = path.resolve(import.meta.dirname, '../../../out/language/packs');

if (!fs.existsSync(packFolder)) {
  throw new Error('The spelling packs are not built. Run: node scripts/language/packs.mjs');
}

/** Opens a pack that ships. */
export function openedPack(tag: string): Promise<SpellingPack> {
  return loadPack(packFolder, tag);
}

/** A story as blocks of one language; paragraphs are parted by empty lines, the first is the head. */
export function storyIn(lang: string, text: string): ProofText[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part, at) => ({
      role: at === 0 ? 'headline' : 'paragraph',
      text: part.trim().replace(/\s+/g, ' '),
      lang,
      foreign: [],
    }));
}

/** What all rules find with some packs at hand. */
export function findings(
  packs: readonly (Language | SpellingPack)[],
  story: readonly ProofText[],
  style: HouseStyle = PLAIN_HOUSE_STYLE,
): readonly Finding[] {
  return createProofreader(languageSet(...packs)).check(story, style);
}
