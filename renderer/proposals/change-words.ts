import type { ProposedChange } from '../editor/editor-state.ts';
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
  const [put, taken] = [quoted(inserted), quoted(deleted)];
  if (put !== '' && taken !== '') return `Replace ${taken} with ${put}`;
  if (put !== '') return `Insert ${put}`;
  if (taken !== '') return `Delete ${taken}`;
  if (form !== null) return form;
  if (ends === 'join') return 'Join the paragraphs';
  if (ends === 'split') return 'Begin a new paragraph';
  return 'Change without words';
}

function quoted(words: string): string {
  const plain = words.replace(/\s*\n\s*/g, ' ¶ ').replace(/^ ¶ $/, '');
  if (plain === '') return '';
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
