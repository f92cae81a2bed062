import type { ChangeSummary } from '../../core/article/document-difference/summary.ts';

/** What changed, in an editor's words: “Headline, 3 paragraphs · 42 words in, 17 out”. */
export function spellChanges(summary: ChangeSummary): string {
  const parts = [...summary.head, ...paragraphs(summary), ...pictures(summary)];
  const words = [spellWords(summary), spellProposed(summary)].filter((one) => one !== '');
  if (parts.length > 0) return [capitalised(parts.join(', ')), ...words].join(' · ');
  return words.length > 0 ? words.join(' · ') : 'Nothing that readers see';
}

function paragraphs({ changed, added, removed, moved, restyled }: ChangeSummary): string[] {
  const reworded = changed - restyled;
  return [
    ...(reworded > 0 ? [counted(reworded, 'paragraph')] : []),
    ...(added > 0 ? [counted(added, 'new paragraph')] : []),
    ...(removed > 0 ? [`${counted(removed, 'paragraph')} taken out`] : []),
    ...(moved > 0 ? [`${counted(moved, 'paragraph')} moved`] : []),
    ...(restyled > 0 ? [`the look of ${counted(restyled, 'paragraph')}`] : []),
  ];
}

function pictures({ pictures: { added, removed, replaced, reworded } }: ChangeSummary): string[] {
  return [
    ...(added > 0 ? [`${counted(added, 'picture')} put in`] : []),
    ...(removed > 0 ? [`${counted(removed, 'picture')} taken out`] : []),
    ...(replaced > 0 ? [`${counted(replaced, 'picture')} replaced`] : []),
    ...(reworded > 0 ? [counted(reworded, 'caption')] : []),
  ];
}

/** “3 changes proposed”, or empty: readers get none of them as long as nobody decided. */
export function spellProposed({ proposed }: ChangeSummary): string {
  return proposed === 0 ? '' : `${counted(proposed, 'change')} proposed`;
}

/** “4 proposed changes are undecided here.” */
export function spellUndecided(count: number): string {
  return count === 1
    ? '1 proposed change is undecided here.'
    : `${count.toLocaleString()} proposed changes are undecided here.`;
}

/** “42 words in, 17 out”, or empty. */
export function spellWords({ wordsIn, wordsOut }: ChangeSummary): string {
  if (wordsIn > 0)
    return `${counted(wordsIn, 'word')} in${wordsOut > 0 ? `, ${wordsOut.toLocaleString()} out` : ''}`;
  return wordsOut > 0 ? `${counted(wordsOut, 'word')} out` : '';
}

/** A number and what is counted: “1 word”, “2,000 words”. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString()} ${what}${count === 1 ? '' : 's'}`;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
