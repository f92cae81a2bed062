import type { FindingsState } from '../../editor-state.ts';
import type { FindingKind } from '../../../../core/proofreading/finding.ts';

const names: Readonly<Record<FindingKind, string>> = {
  nonword: 'Spelling',
  name: 'Name',
  realword: 'Word choice',
  doubled: 'Doubled word',
  article: 'Article',
  spacing: 'Spacing',
  punctuation: 'Punctuation',
  capital: 'Capital',
  letters: 'Letters',
  style: 'House style',
};

/** What a screen reader says of the finding in hand; empty when none is. */
export function announceFinding({ list, current, inHand }: FindingsState): string {
  const index = inHand ? list.findIndex(({ id }) => id === current) : -1;
  const placed = list[index];
  if (!placed) return '';
  const { kind, text, message, suggestions } = placed.finding;
  const first = suggestions[0];
  const offer =
    first === undefined
      ? 'No suggestion.'
      : `Enter takes ${first === '' ? 'it out' : `“${first}”`}.`;
  return `${names[kind]}: “${text}”. ${message} ${offer} ${index + 1} of ${list.length}.`;
}
