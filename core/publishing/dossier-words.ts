import type { BlockRole } from '../article/text-blocks.ts';
import type { DossierQuotation, DossierStatus } from './dossier-input.ts';
import { element, escapeText, oneLine, run, type Html } from './markup.ts';
import { isoTime, printedTime } from './page-time.ts';
import { pageWords } from './page-words.ts';

/** A sign and words for one state, so that neither colour nor sign alone tells it. */
export interface StateWords {
  readonly sign: string;
  readonly words: string;
}

/** How a claim's status is written, in the order that a summary lists them. */
export const statusWords: Readonly<Record<DossierStatus, StateWords>> = {
  confirmed: { sign: '✓', words: 'Confirmed' },
  opinion: { sign: '“”', words: 'Opinion' },
  'text-changed': { sign: '↻', words: 'Text changed, recheck' },
  'needs-change': { sign: '✎', words: 'Needs change' },
  'cannot-confirm': { sign: '✗', words: 'Can’t confirm' },
  checking: { sign: '…', words: 'Checking' },
  unchecked: { sign: '○', words: 'Unchecked' },
  cut: { sign: '✂', words: 'Cut from the story' },
};

/** How the match of a quotation is written. */
export const matchWords: Readonly<Record<DossierQuotation['match']['state'], StateWords>> = {
  verbatim: { sign: '✓', words: 'Verbatim' },
  altered: { sign: '✎', words: 'Altered' },
  tied: { sign: '⇄', words: 'Translated, tied to its original' },
  'not-found': { sign: '✗', words: 'Not found in the sources' },
  'no-sources': { sign: '○', words: 'Not looked for: the story has no source with words' },
};

/** What the parts of a story are called. */
export const roleWords: Readonly<Record<BlockRole, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  paragraph: 'Paragraph',
  heading: 'Heading',
  'list-item': 'List item',
  quote: 'Quote',
  'pull-quote': 'Pull quote',
  caption: 'Caption',
  credit: 'Credit',
  related: 'Related story',
  embed: 'Embedded link',
};

const english = pageWords('en-GB');

/** A moment as a reader reads it, and as a machine does. */
export function momentOf(moment: number | null): Html {
  const iso = isoTime(moment);
  return iso === null
    ? escapeText('at a time that is not on record')
    : element('time', { datetime: iso }, escapeText(printedTime(iso, english)));
}

/** A day as a reader reads it where it was noted as a machine does; else the words as they are. */
export function dateOf(noted: string): Html {
  const [iso, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(noted.trim()) ?? [];
  const first = `${year ?? ''}-${month ?? ''}-${day ?? '01'}`;
  const moment = Date.parse(first);
  // What no calendar has, such as 31 June, stays as it was written.
  if (iso === undefined || isoTime(moment)?.slice(0, 10) !== first)
    return escapeText(oneLine(noted));
  const printed = english.day(Number(day ?? 1), Number(month) - 1, Number(year));
  const words = day === undefined ? printed.replace(/^1 /u, '') : printed;
  return element('time', { datetime: iso }, escapeText(words));
}

/** “by Ada Brook, 12 May 2026, 14:03 UTC”, or who is missing. */
export function signatureOf(who: string, moment: number | null): Html {
  const name = oneLine(who) || 'somebody who gave no name';
  return run([escapeText(`by ${name}, `), momentOf(moment)]);
}

/** A count with its noun. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Bytes as readers count them, and exactly. */
export function sizeOf(bytes: number): string {
  const exact = `${String(bytes).replace(/\B(?=(?:\d{3})+$)/g, ',')} bytes`;
  if (bytes < 1000) return exact;
  const [unit, size] = bytes < 1_000_000 ? ['kB', bytes / 1000] : ['MB', bytes / 1_000_000];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit} (${exact})`;
}
