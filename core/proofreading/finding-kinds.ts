import type { FindingKind } from './finding.ts';

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
