import type { FoundCopy, LookedForCopies } from '../store-chores/look-for-copies.ts';
import type { SalvageReport } from '../../db/salvage/salvage-report.ts';
import { dayAndTime, outcomeSentence } from '../../db/salvage/salvage-report.ts';
import type { StoreFailure } from '../../db/store-failure.ts';
import { drawStillPage, type StillContent } from './still-page.ts';

/**
 * What the editor can choose on a page of trouble.
 * - `again`: try once more · `wait`, `stop`: keep trying until the store is free, or no longer
 * - `copies`: name a folder of backups
 * - `save`: go on from the newest good copy and what can be saved · `afresh`: with an empty library
 * - `read`: open what can be read, for reading only · `open`: open the desk ·
 *   `show`, `show-damaged`: look at a folder
 * - `elsewhere`: choose another folder · `quit`
 */
export const troubleChoices = [
  'again',
  'wait',
  'stop',
  'save',
  'copies',
  'afresh',
  'read',
  'open',
  'show',
  'show-damaged',
  'elsewhere',
  'quit',
] as const;

export type TroubleChoice = (typeof troubleChoices)[number];

/** The page's own address; each choice is a link below it. */
export const troubleAddress = 'app://trouble/';

/** The choice that a link of the page stands for, or null for any other link. */
export function choiceOf(href: string): TroubleChoice | null {
  return troubleChoices.find((choice) => href === `${troubleAddress}${choice}`) ?? null;
}

type Choice = readonly [choice: TroubleChoice, words: string];

const again: Choice = ['again', 'Try again'];
const elsewhere: Choice = ['elsewhere', 'Choose another folder…'];
const show: Choice = ['show', 'Show the folder'];
const quit: Choice = ['quit', 'Quit'];
const save: Choice = ['save', 'Save what can be saved and go on'];
const goOn: Choice = ['save', 'Go on from the newest good copy'];
const copies: Choice = ['copies', 'Choose a folder of backups…'];
const readOnly: Choice = ['read', 'Open for reading only'];

interface Words {
  readonly heading: string;
  /** What is safe, and what happens next. */
  readonly safe: string;
  /** The same where no copy is known. */
  readonly safeAlone?: string;
  readonly choices: readonly Choice[];
}

const saving =
  'Galley can go on: it puts together a new store from the newest good copy and from whatever the damaged file still gives. The damaged file is kept as it is.';
const savingAlone =
  'Galley can go on: it puts together a new store from whatever the damaged file still gives. With a backup it can do better. The damaged file is kept as it is.';
const littleLeft =
  'Without a backup there is next to nothing to go on from. The file is kept as it is, whatever you choose.';

const words: Readonly<Record<StoreFailure['code'], Words>> = {
  corrupt: {
    heading: 'The store is damaged',
    safe: saving,
    safeAlone: savingAlone,
    choices: [save, again, show, elsewhere, quit],
  },
  overwritten: {
    heading: 'Something else was written over the store',
    safe: 'Galley can go on from the newest good copy. What was written after it was made is not in it. The strange file is put aside in the folder “damaged” and kept as it is.',
    safeAlone: littleLeft,
    choices: [goOn, again, show, elsewhere, quit],
  },
  empty: {
    heading: 'The store’s file is empty',
    safe: saving,
    safeAlone: littleLeft,
    choices: [save, again, show, elsewhere, quit],
  },
  missing: {
    heading: 'The store’s file is gone',
    safe: 'If you moved it, put it back and try again. Otherwise Galley can go on from the newest good copy, or begin with an empty library; the copies stay either way.',
    safeAlone:
      'If you moved it, put it back and try again. Otherwise Galley can go on from a backup that you keep elsewhere, or begin with an empty library.',
    choices: [goOn, again, ['afresh', 'Begin with an empty library'], show, elsewhere, quit],
  },
  unplugged: {
    heading: 'The drive with your stories is not connected',
    safe: 'Your stories are on it, as you left them. Connect it, then try again.',
    choices: [again, elsewhere, quit],
  },
  newer: {
    heading: 'These stories were written by a newer Galley',
    safe: 'Your stories are safe.',
    choices: [again, show, elsewhere, quit],
  },
  foreign: {
    heading: 'This folder holds another program’s data',
    safe: 'Nothing of yours is at risk here.',
    choices: [again, show, elsewhere, quit],
  },
  'no-key': {
    heading: 'The key of this library cannot be read',
    safe: 'Nothing is lost as long as a copy of that file is.',
    choices: [again, show, elsewhere, quit],
  },
  locked: {
    heading: 'Another program is holding the store',
    safe: 'Your stories are safe. A backup or sync program often lets go after a moment; Galley can wait and open as soon as it does.',
    choices: [['wait', 'Wait and open'], again, show, elsewhere, quit],
  },
  'read-only': {
    heading: 'Galley cannot write to this folder',
    safe: 'Your stories are as they were.',
    choices: [again, show, elsewhere, quit],
  },
  'disk-full': {
    heading: 'The disk is full',
    safe: 'Everything that was saved is safe.',
    choices: [again, show, elsewhere, quit],
  },
  io: {
    heading: 'The stories cannot be reached',
    safe: 'Nothing was changed.',
    choices: [again, show, elsewhere, quit],
  },
};

/** What a page of trouble says besides what was found. */
export interface TroubleSurroundings {
  readonly folder: string;
  /** The newest copy that is good, in words; null when there is none. */
  readonly newestCopy?: string | null;
  /** What is known of copies that lie elsewhere. */
  readonly elsewhere?: CopiesElsewhere;
  /** Room on the disk, in words; null when it is not known or of no matter. */
  readonly room?: string | null;
  /** Whether the stories can be read as they are. */
  readonly isReadable?: boolean;
}

/** Copies outside the library's folder. */
export interface CopiesElsewhere {
  /** The second place, and what a look into it found; null while that goes on. */
  readonly second?: { readonly path: string; readonly found: LookedForCopies | null };
  /** The folder that the editor named, and what was found there. */
  readonly chosen?: { readonly path: string; readonly found: LookedForCopies };
}

/** A copy that was found elsewhere; the one that the editor named before the other. */
export function foundElsewhere({ chosen, second }: CopiesElsewhere): FoundCopy | null {
  return [chosen?.found, second?.found].find((found) => typeof found === 'object') ?? null;
}

/** When a copy was made and what it holds, in words. */
export function copyWords({ at, stories }: Pick<FoundCopy, 'at' | 'stories'>): string {
  return `from ${dayAndTime(at)}${stories === null ? '' : `, with ${count(stories, 'story', 'stories')}`}`;
}

/** A calm page that says what was found, what is safe, and what can be done. */
export function troublePage(failure: StoreFailure, around: TroubleSurroundings): string {
  const { heading, choices } = words[failure.code];
  const { folder, newestCopy, elsewhere = {}, room, isReadable } = around;
  const copy = newestCopy === undefined ? [] : copySentences(newestCopy, elsewhere);
  const isAlone = newestCopy === null && !foundElsewhere(elsewhere);
  const { safe, safeAlone = safe } = words[failure.code];
  const said = isAlone ? safeAlone : safe;
  const offered =
    newestCopy === null ? withCopies(choices, isAlone && failure.code !== 'corrupt') : choices;
  return draw({
    heading,
    paragraphs: [
      failure.message,
      // Some messages say so themselves.
      ...(failure.message.includes(said) ? [] : [said]),
      ...copy,
      ...(room ? [room] : []),
    ],
    places: failure.message.includes(folder) ? [] : [{ what: 'The folder', path: folder }],
    choices: isReadable === true ? withReading(offered) : offered,
    foot: 'Galley has changed nothing there, and changes nothing until you choose.',
  });
}

/** After what mends or waits, before what only looks: to read is a way on. */
function withReading(choices: readonly Choice[]): Choice[] {
  const at = choices.findIndex(([choice]) => choice === 'show');
  return [...choices.slice(0, at), readOnly, ...choices.slice(at)];
}

/**
 * Where the library's folder has no copy, one can name another folder: first of all where little
 * can be done without, after what mends where the file itself may give much.
 */
function withCopies(choices: readonly Choice[], isNeeded: boolean): Choice[] {
  const [first = again, ...rest] = choices;
  if (!isNeeded) return [first, copies, ...rest];
  return [copies, first === goOn ? save : first, ...rest];
}

function copySentences(newestCopy: string | null, { second, chosen }: CopiesElsewhere): string[] {
  if (newestCopy !== null && !chosen) return [`The newest good copy is ${newestCopy}.`];
  const none = 'There is no backup in the library’s folder.';
  const there = second ? `${none} ${placeSentence(second)}` : `${none} Do you keep any elsewhere?`;
  if (!chosen) return [there];
  const { path, found } = chosen;
  return typeof found === 'object'
    ? [
        `The newest good copy in the folder that you chose, ${found.folder}, is ${copyWords(found)}.`,
      ]
    : [there, `In the folder that you chose, ${path}, is no backup that can be used here.`];
}

function placeSentence({ path, found }: NonNullable<CopiesElsewhere['second']>): string {
  switch (found) {
    case null:
      return `Galley is looking into the second place, ${path}.`;
    case 'absent':
      return `The second place, ${path}, is out of reach: connect its disk and try again, or choose a folder of backups.`;
    case 'none':
      return `In the second place, ${path}, is none that can be used either.`;
    default:
      return `The newest good copy in the second place, ${path}, is ${copyWords(found)}.`;
  }
}

/** The page that is shown while Galley waits for another program. */
export function waitingPage(folder: string): string {
  return draw({
    heading: 'Waiting for the other program',
    paragraphs: [
      'Galley opens your stories as soon as the other program lets go of them. You can leave this window alone.',
    ],
    places: [{ what: 'The folder', path: folder }],
    choices: [['stop', 'Stop waiting'], quit],
  });
}

const salvageSteps = [
  ['copying', 'Look for the newest good copy'],
  ['reading', 'Read what the damaged file gives'],
  ['pages', 'Read it page by page where that fails'],
  ['merging', 'Add what the copy has'],
  ['mending', 'Look at every story'],
  ['finishing', 'Check the new store'],
] as const;

/**
 * The page while a damaged store is saved; until the exchange it can be stopped.
 * @param doing the step that is under way
 * @param share how much of that step is done, from 0 to 1
 */
export function savingPage(doing: string, share = 0): string {
  const at = salvageSteps.findIndex(([name]) => name === doing);
  const done = share > 0 ? ` – ${Math.floor(share * 100)} %` : '';
  return draw({
    heading: 'Saving what can be saved',
    paragraphs: ['The damaged file is only read. This can take some minutes in a large library.'],
    steps: salvageSteps.map(([, name], index) => ({
      name: index === at ? `${name}${done}` : name,
      state: index < at ? 'done' : index === at ? 'now' : 'to come',
    })),
    choices: [['stop', 'Stop']],
    foot: 'If you stop, or close Galley meanwhile, everything is as it was before, and you can begin again.',
  });
}

/**
 * The page that tells what became of a damaged store, before the desk opens.
 * @param isOverwritten whether the file in its place was none of ours
 */
export function reportPage(report: SalvageReport, isOverwritten = false): string {
  const { stories, whole, outcomes, unreadable, backup, damaged } = report;
  const isWhole = outcomes.length === 0 && whole === stories;
  const [unproved, others] = [
    outcomes.filter(({ kind }) => kind === 'unproved'),
    outcomes.filter(({ kind }) => kind !== 'unproved'),
  ];
  const from = backup === null ? '' : ' What it lacked was taken from the newest good copy.';
  return draw({
    heading: isOverwritten
      ? 'The newest good copy is in its place'
      : isWhole
        ? 'Every story that was found is whole'
        : 'What could be saved is saved',
    paragraphs: [
      isOverwritten
        ? `${count(stories, 'story is', 'stories are')} in the new store, as in the newest good copy.`
        : `${count(stories, 'story is', 'stories are')} in the new store; ${count(whole, 'is', 'are')} as last saved.${from}`,
      ...(isOverwritten
        ? [overwrittenSentence]
        : [...unprovedSentence(unproved), unreadableSentence(unreadable)]),
    ],
    list: {
      heading: 'Stories that are not as they were saved last',
      // A store that gave nothing at all would name every story there is.
      lines: [...others, ...(isOverwritten ? [] : unproved.slice(0, mostNamed))].map(
        outcomeSentence,
      ),
    },
    places: [
      { what: `The ${isOverwritten ? 'strange' : 'damaged'} file, and this report`, path: damaged },
    ],
    choices: [['open', 'Open Galley'], ['show-damaged', 'Show the damaged file'], quit],
  });
}

const mostNamed = 100;

function unprovedSentence({ length }: readonly unknown[]): string[] {
  if (length === 0) return [];
  return [
    `${count(length, 'story stands', 'stories stand')} as last found, which may be the newest good copy: what told of later changes could not be read, so words written after that may be missing.`,
  ];
}

const overwrittenSentence =
  'The strange file gave nothing of yours. It is put aside and kept; what was written after that copy was made is in no file that Galley knows of.';

function unreadableSentence({ pages, rows }: SalvageReport['unreadable']): string {
  const parts = [
    ...(pages > 0 ? [count(pages, 'page', 'pages')] : []),
    ...(rows > 0 ? [count(rows, 'entry', 'entries')] : []),
  ];
  return parts.length === 0
    ? 'Everything in the damaged file that holds words could be read.'
    : `In the damaged file ${parts.join(' and ')} could not be read.`;
}

/** The page for a store that could not be saved. */
export function unsavedPage(reason: string, around: TroubleSurroundings): string {
  return draw({
    heading: 'The store could not be saved',
    paragraphs: [reason, 'Everything in the folder is as it was before.', ...roomOf(around)],
    places: [{ what: 'The folder', path: around.folder }],
    choices: [['save', 'Try to save again'], show, elsewhere, quit],
  });
}

function roomOf({ room }: TroubleSurroundings): string[] {
  return room ? [room] : [];
}

/** The page for a clock that stands before the last words. Times in milliseconds since 1970. */
export function clockPage(now: number, latest: number): string {
  return draw({
    heading: 'The computer’s clock is behind',
    paragraphs: [
      `The clock says ${dayAndTime(now)}, but the last words were saved on ${dayAndTime(latest)}.`,
      'Your stories are safe and in order, whatever the clock says: every change has its number. But what you write now would be dated before what is there. You can go on all the same, or quit, set the clock, and start Galley again.',
    ],
    choices: [['open', 'Go on'], quit],
  });
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function draw(content: StillContent): string {
  return drawStillPage(content, troubleAddress);
}
