import type { Happening, Sitting, Stretch } from '../core/contract/history.ts';
import { foldChanges, type DetailChange } from '../core/contract/moment-details.ts';

/** What a sitting is made of: one batch of the journal. */
export interface JournalMoment {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly step_count: number;
}

/** Something that happened to a story beside the writing. */
export interface StoryEvent extends Happening {
  /** Where the journal stood then, or null where only the clock tells. */
  readonly seq: number | null;
  /** Who did it; null when nobody kept that, so that it belongs to whoever was at work. */
  readonly editor: string | null;
  /** What is said of many such in a row, `#` standing for how many; null where each is told. */
  readonly many: string | null;
  /** Its number among the changes of what stands beside the text; absent where it is none of them. */
  readonly number?: number;
  /** The change of a detail that it is; it is told in one with others of that detail. */
  readonly change?: DetailChange;
}

interface Moment {
  readonly seq: number;
  readonly at: number;
  readonly editor: string | null;
  readonly steps: number;
  /** The last change of details before it, and after. */
  readonly detailsFrom: number;
  readonly detailsTo: number;
  readonly event: StoryEvent | null;
}

/** So many of one kind in a row are counted, not told one by one. */
const manyInARow = 4;

/** A pause of this many milliseconds ends a sitting. */
export const longPause = 30 * 60 * 1000;
/** A pause of this many milliseconds parts a sitting into stretches. */
export const shortPause = 30 * 1000;
/** A stretch is no longer than this many milliseconds. */
export const longestStretch = 5 * 60 * 1000;

/**
 * Groups batches, given in journal order, and what happened beside them into stretches of one
 * editor's work without a long pause; newest first. A clock that was set back a little does not part
 * a sitting.
 */
export function sittingsOf(
  moments: Iterable<JournalMoment>,
  events: readonly StoryEvent[] = [],
): Sitting[] {
  const sittings: Growing[] = [];
  for (const moment of inOrder(moments, events)) {
    const last = sittings.at(-1);
    if (last && continues(last, moment)) extend(last, moment);
    else sittings.push(begin(moment));
  }
  return sittings.map(({ events: own, ...rest }) => ({ ...rest, happenings: told(own) })).reverse();
}

type Growing = { -readonly [Key in keyof Sitting]: Sitting[Key] } & { events: StoryEvent[] };

/**
 * Many of one kind in a row as one, and all changes of one detail as one. What was changed before an
 * export, a status or a restore is told apart from what was changed after it.
 */
function told(events: readonly StoryEvent[]): Happening[] {
  let rows: StoryEvent[][] = [];
  let details = new Map<string, StoryEvent[]>();
  for (const event of events) {
    if (event.change) {
      const before = details.get(event.change.field) ?? [];
      const row = [...before, event];
      details.set(event.change.field, row);
      rows = [...rows.filter((one) => one !== before), row];
      continue;
    }
    // A change that is told elsewhere only has its place here.
    if (event.what === '') continue;
    const last = rows.at(-1);
    if (event.many !== null && last?.[0]?.many === event.many) last.push(event);
    else rows.push([event]);
    if (isMilestone(event)) details = new Map();
  }
  return rows.flatMap((row) => {
    if (row[0]?.change) return folded(row);
    return row.length < manyInARow ? row.map(toHappening) : counted(row);
  });
}

function isMilestone({ kind }: Happening): boolean {
  return kind === 'export' || kind === 'status' || kind === 'restore';
}

function toHappening({ at, kind, what, of }: StoryEvent): Happening {
  return { at, kind, what, of };
}

function folded(row: readonly StoryEvent[]): Happening[] {
  const differs = foldChanges(row.flatMap(({ change }) => change ?? []));
  const last = row.at(-1);
  return differs && last ? [{ ...toHappening(last), differs }] : [];
}

function counted(row: readonly StoryEvent[]): Happening[] {
  const last = row.at(-1);
  if (!last) return [];
  return [{ ...toHappening(last), what: last.many?.replace('#', String(row.length)) ?? last.what }];
}

function* inOrder(
  moments: Iterable<JournalMoment>,
  events: readonly StoryEvent[],
): Iterable<Moment> {
  const placed = placedInOrder(events);
  const timed = events.filter(({ seq }) => seq === null).sort(byTime);
  let stood = 0;
  let details = 0;
  const toMoment = (event: StoryEvent): Moment => {
    const detailsFrom = details;
    details = Math.max(details, event.number ?? 0);
    const { at, editor } = event;
    return { seq: stood, at, editor, steps: 0, detailsFrom, detailsTo: details, event };
  };
  for (const { step_count: steps, ...moment } of moments) {
    const due = merged(
      takeWhile(placed, ({ seq }) => (seq ?? 0) < moment.seq),
      takeWhile(timed, ({ at }) => at < moment.at),
    );
    for (const event of due) yield toMoment(event);
    yield { ...moment, steps, detailsFrom: details, detailsTo: details, event: null };
    stood = moment.seq;
  }
  for (const event of merged(placed, timed)) yield toMoment(event);
}

/** By their place in the journal, then by the clock; numbers hold also where that was set back. */
function placedInOrder(events: readonly StoryEvent[]): StoryEvent[] {
  const latest = new Map<number, number>();
  const clock = (event: StoryEvent): number => {
    if (event.number === undefined || event.seq === null) return event.at;
    const at = Math.max(event.at, latest.get(event.seq) ?? event.at);
    latest.set(event.seq, at);
    return at;
  };
  return events
    .filter(({ seq }) => seq !== null)
    .sort((one, other) => (one.number ?? 0) - (other.number ?? 0))
    .map((event) => ({ event, seq: event.seq ?? 0, at: clock(event) }))
    .sort((one, other) => one.seq - other.seq || one.at - other.at)
    .map(({ event }) => event);
}

/** The journal's order holds also where the clock was set back; what has only a time falls in between. */
function merged(placed: readonly StoryEvent[], timed: StoryEvent[]): StoryEvent[] {
  const before = placed.flatMap((event) => [...takeWhile(timed, ({ at }) => at < event.at), event]);
  return [...before, ...timed];
}

const byTime = (one: StoryEvent, other: StoryEvent): number => one.at - other.at;

/** Takes from the beginning of a list what is due. */
function takeWhile(events: StoryEvent[], isDue: (event: StoryEvent) => boolean): StoryEvent[] {
  const end = events.findIndex((event) => !isDue(event));
  return events.splice(0, end === -1 ? events.length : end);
}

function continues(sitting: Sitting, { editor, at }: Moment): boolean {
  const isSame = editor === null || sitting.editor === editor;
  return isSame && Math.abs(at - sitting.endedAt) < longPause;
}

function begin({ seq, at, editor, steps, detailsFrom, detailsTo, event }: Moment): Growing {
  // A sitting that begins with anything but writing holds no batch yet: its first is the next one.
  const firstSeq = steps === 0 ? seq + 1 : seq;
  const events = event ? [event] : [];
  const times = { startedAt: at, endedAt: at };
  const own = { firstSeq, lastSeq: seq, ...times, editor: editor ?? '', steps };
  return { ...own, detailsFrom, detailsTo, happenings: [], events };
}

function extend(sitting: Growing, { seq, at, steps, detailsTo, event }: Moment): void {
  sitting.lastSeq = seq;
  sitting.detailsTo = detailsTo;
  sitting.endedAt = Math.max(sitting.endedAt, at);
  sitting.steps += steps;
  if (event) sitting.events.push(event);
}

/** Parts a sitting's batches, given in journal order, at short pauses and wherever they grow long. */
export function stretchesOf(moments: Iterable<JournalMoment>): Stretch[] {
  const stretches: { -readonly [Key in keyof Stretch]: Stretch[Key] }[] = [];
  for (const { seq, at, step_count: steps } of moments) {
    const last = stretches.at(-1);
    const goesOn = last && at - last.endedAt < shortPause && at - last.startedAt < longestStretch;
    if (!goesOn) stretches.push({ firstSeq: seq, lastSeq: seq, startedAt: at, endedAt: at, steps });
    else {
      last.lastSeq = seq;
      last.endedAt = Math.max(last.endedAt, at);
      last.steps += steps;
    }
  }
  return stretches;
}
