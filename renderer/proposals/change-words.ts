import type { ProposedChange } from '../editor/editor-state.ts';
import { isSameWords } from '../editor/plugins/proposals/form-words.ts';
import { spellDayAndTime } from '../ui/times.ts';
import type { StandingChange } from './standing-changes.ts';

/** Words in view of what a change puts in or takes out; of longer ones the beginning stands for them. */
const mostWords = 120;

/** What a change does, as its card and the list say it: “Replace ‘x’ with ‘y’”. */
export function whatOf({
  inserted,
  deleted,
  form,
  ends,
}: Omit<ProposedChange, 'id' | 'kind'>): string {
  // Blocks that came for others: their words are the same on both sides.
  if (form !== null && isSameWords(inserted, deleted)) return form;
  const [put, taken] = [quoted(inserted), quoted(deleted)];
  const isBlank = (inserted + deleted).trim() === '';
  if (isBlank && form !== null) return form;
  if (isBlank && ends !== null) return endsSaying[ends];
  if (ends === 'join' && put !== '' && taken === '') return `${endsSaying.join} and insert ${put}`;
  if (put !== '' && taken !== '') return `Replace ${taken} with ${put}`;
  if (put !== '') return `Insert ${put}`;
  if (taken !== '') return `Delete ${taken}`;
  return form ?? (ends === null ? 'Change without words' : endsSaying[ends]);
}

const endsSaying = { join: 'Join the paragraphs', split: 'Begin a new paragraph' } as const;

function quoted(words: string): string {
  const plain = words.replace(/\s*\n\s*/g, ' ¶ ').replace(/^ ¶ $/, '');
  if (plain === '') return '';
  if (plain.trim() === '') return plain.length === 1 ? 'a space' : 'spaces';
  const shown = plain.length <= mostWords ? plain : `${cut(plain)}…`;
  return `“${shown}”`;
}

function cut(words: string): string {
  return words.slice(0, mostWords).replace(/[\ud800-\udbff]$/, '');
}

/** Who proposed it, as the desk names those who gave no name. */
export function whoOf({ author }: Pick<StandingChange, 'author'>): string {
  return author === '' ? 'Somebody' : author;
}

/** When it was proposed, or empty. */
export function whenOf({ at }: Pick<StandingChange, 'at'>): string {
  return at === null ? '' : spellDayAndTime(at);
}

/** A change in one sentence, to be read aloud. */
export function spokenChange(change: StandingChange): string {
  const when = whenOf(change);
  return `Proposed by ${whoOf(change)}${when === '' ? '' : ` on ${when}`}: ${whatOf(change)}.`;
}
