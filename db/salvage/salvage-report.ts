import { assertNever } from '../../core/base/assert-never.ts';

/**
 * A story that is not as it was saved last.
 * - `shortened`: its last changes could not be read; it stands as it was at `lastAt`
 * - `history`: its text is the last one, but some moments of its history are lost
 * - `parted`: backup and damaged file have different words; both are kept
 * - `unproved`: it stands as it was at `lastAt`, whole; that it was changed later is not known, since
 *   what told of its last change could not be read
 * - `words`: its plain words alone could be read, from the full-text index
 * - `lost`: nothing of its text could be read
 */
export type StoryOutcome = { readonly id: string; readonly headline: string } & (
  | {
      readonly kind: 'shortened';
      readonly lost: number;
      readonly lastAt: number | null;
      /** Whether later words are kept as plain ones in a story “(recovered)”. */
      readonly hasWords: boolean;
    }
  | { readonly kind: 'history'; readonly lost: number }
  | { readonly kind: 'parted' | 'unproved'; readonly lastAt: number | null }
  | { readonly kind: 'words' | 'lost' }
);

/** What became of a damaged store. */
export interface SalvageReport {
  /** How many stories the new store holds, and how many of them are as they were saved last. */
  readonly stories: number;
  readonly whole: number;
  readonly outcomes: readonly StoryOutcome[];
  /** What could not be read in the damaged file. */
  readonly unreadable: { readonly pages: number; readonly rows: number };
  /** The file name of the backup that was used, or null. */
  readonly backup: string | null;
  /** The folder that the damaged files lie in. */
  readonly damaged: string;
}

/**
 * A report as plain text, for whoever opens the folder of a damaged store.
 * @param isApart whether the damaged files stayed in a folder of their own
 */
export function reportText(report: SalvageReport, at: number, isApart = false): string {
  const { stories, whole, outcomes, unreadable, backup } = report;
  const lines = [
    `Galley ${isApart ? 'saved what it could of' : 'went on from'} a damaged store on ${dayAndTime(at)}.`,
    '',
    isApart
      ? `The damaged files are in ${report.damaged}, as they were found.`
      : 'The files beside this text are the damaged ones, as they were found.',
    `The store now holds ${stories} stories; ${whole} of them are as they were saved last.`,
    backup === null
      ? 'No backup was used.'
      : `What was missing was taken from the backup ${backup}.`,
    ...unprovedLines(outcomes),
    `Not readable: ${unreadable.pages} pages, ${unreadable.rows} rows.`,
    '',
    ...outcomes.map((outcome) => `- ${outcomeSentence(outcome)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function unprovedLines(outcomes: readonly StoryOutcome[]): string[] {
  const { length } = outcomes.filter(({ kind }) => kind === 'unproved');
  if (length === 0) return [];
  const stand = length === 1 ? '1 of them stands' : `${length} of them stand`;
  return [`${stand} as last found; what was written after that is in no file that could be read.`];
}

/** What became of one story, in words for the editor. */
export function outcomeSentence(outcome: StoryOutcome): string {
  const name = `“${outcome.headline === '' ? 'Untitled story' : outcome.headline}”`;
  switch (outcome.kind) {
    case 'shortened':
      return `${outcome.lastAt === null ? `${name} stands as it began; what was changed in it later could not be read.` : `${name} stands as it was on ${dayAndTime(outcome.lastAt)}; what was changed after that could not be read.`}${outcome.hasWords ? ` Its later words are in “${outcome.headline} (recovered)”, as plain text.` : ''}`;
    case 'history':
      return `${name} has its last words; ${outcome.lost === 1 ? 'one moment' : `${outcome.lost} moments`} of its history could not be read.`;
    case 'parted':
      return `${name} has other words in the backup than in the damaged store: both are kept, the damaged store’s as “${outcome.headline} (recovered)”.`;
    case 'unproved':
      return `${name} stands as it was${outcome.lastAt === null ? '' : ` on ${dayAndTime(outcome.lastAt)}`} when it was last found; whether it was changed after that is not known.`;
    case 'words':
      return `${name} could not be read, but its words could: they are in “${outcome.headline} (recovered)”, as plain text.`;
    case 'lost':
      return `${name} could not be read at all.`;
    default:
      return assertNever(outcome);
  }
}

/** A moment as editors write it, such as “22 November 2026 at 14:05”, where the machine stands. */
export function dayAndTime(at: number): string {
  const date = new Date(at);
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `${day} at ${time}`;
}
