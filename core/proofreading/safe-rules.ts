import type { Finding } from './finding.ts';

/**
 * Ids of the rules whose findings may all be mended at once, unseen: there is one way to mend them,
 * and it never hangs on what the writer meant. Not among them: spelling, names, words in the wrong
 * place, words joined or split, and ways of writing that a quotation may keep.
 */
export const safeRules: ReadonlySet<string> = new Set([
  'doubled',
  'repeated',
  'article',
  'spacing',
  'bracket-space',
  'double-space',
  'letters',
  'ordinal',
  'decade',
  'turned',
]);

/** Whether a finding may be mended along with others; of a house rule the newsroom said how. */
export function isSafeToMend({ rule, suggestions }: Finding): boolean {
  return suggestions.length > 0 && (safeRules.has(rule) || rule.startsWith('house:'));
}
