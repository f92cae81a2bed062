import type { FindingKind } from '../../core/proofreading/finding.ts';

const names: Partial<Record<FindingKind, string>> = {
  nonword: 'Spelling',
  name: 'Name',
  realword: 'Wrong word?',
  doubled: 'Doubled word',
  article: 'A or an',
  spacing: 'Spacing',
  punctuation: 'Punctuation',
  style: 'House style',
};

/** A kind of finding as editors see it. */
export function findingName(kind: FindingKind): string {
  return names[kind] ?? 'Finding';
}
