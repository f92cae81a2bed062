import { createProofreader } from '../../core/proofreading/check.ts';
import type { Finding } from '../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE, type HouseRule } from '../../core/proofreading/house-style.ts';
import { languageSet } from '../../core/proofreading/language/language.ts';

/** What a house rule, and nothing else, finds in a line of text. */
export function tryHouseRule(rule: HouseRule, text: string): readonly Finding[] {
  const proofreader = createProofreader(languageSet(), { rules: [] });
  const block = { role: 'paragraph', text, lang: 'en-GB', foreign: [] } as const;
  return proofreader.check([block], { ...PLAIN_HOUSE_STYLE, rules: [rule] });
}

/** A stretch of a tried line: as it stands, or found, with what would stand there. */
export interface TriedPiece {
  readonly text: string;
  /** The first suggestion, null for a mere note; undefined where nothing was found. */
  readonly instead?: string | null;
}

/** Cuts a line where findings begin and end. */
export function piecesOf(text: string, findings: readonly Finding[]): readonly TriedPiece[] {
  const pieces: TriedPiece[] = [];
  let at = 0;
  for (const { from, to, suggestions } of findings) {
    if (from > at) pieces.push({ text: text.slice(at, from) });
    pieces.push({ text: text.slice(from, to), instead: suggestions[0] ?? null });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}
