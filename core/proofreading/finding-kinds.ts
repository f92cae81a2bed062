import type { Finding, FindingKind } from './finding.ts';

/** The kinds of findings as editors see them, in the order in which the desk lists them. */
export const findingKindNames: Readonly<Record<FindingKind, string>> = {
  nonword: 'Spelling',
  name: 'Name',
  realword: 'Word choice',
  doubled: 'Doubled word',
  article: 'A or an',
  spacing: 'Spacing',
  punctuation: 'Punctuation',
  capital: 'Capital',
  letters: 'Letters',
  style: 'House style',
};

/** All kinds of findings, in that order. */
export const findingKinds = Object.keys(findingKindNames) as readonly FindingKind[];

/**
 * Kinds whose first suggestion may be taken for all findings at once: there is one way to mend them,
 * or the newsroom itself said how.
 */
export const safeKinds: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'doubled',
  'article',
  'spacing',
  'letters',
  'style',
]);

/** Whether a finding may be mended along with all others of its kind, unseen. */
export function isSafeToMend({ kind, suggestions }: Finding): boolean {
  return safeKinds.has(kind) && suggestions.length > 0;
}
