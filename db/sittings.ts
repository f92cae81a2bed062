import type { Happening, Sitting, Stretch } from '../core/contract/history.ts';

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
}

interface Moment {
  readonly seq: number;
  readonly at: number;
  readonly editor: string | null;
  readonly steps: number;
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

/** Many of one kind in a row as one. */
function told(events: readonly StoryEvent[]): Happening[] {
  const rows: StoryEvent[][] = [];
  for (const event of events) {
    const last = rows.at(-1);
    if (event.many !== null && last?.[0]?.many === event.many) last.push(event);
    else rows.push([event]);
  }
  return rows.flatMap((row) => (row.length < manyInARow ? row.map(toHappening) : counted(row)));
}

function toHappening({ at, kind, what, of }: StoryEvent): Happening {
  return { at, kind, what, of };
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
  const placed = events.filter(({ seq }) => seq !== null).sort(bySeq);
  const timed = events.filter(({ seq }) => seq === null).sort(byTime);
  let stood = 0;
  for (const { step_count: steps, ...moment } of moments) {
    const due = merged(
      takeWhile(placed, ({ seq }) => (seq ?? 0) < moment.seq),
      takeWhile(timed, ({ at }) => at < moment.at),
    );
    for (const event of due) yield toMoment(event, stood);
    yield { ...moment, steps, event: null };
    stood = moment.seq;
  }
  for (const event of merged(placed, timed)) yield toMoment(event, stood);
}

/** The journal's order holds also where the clock was set back; what has only a time falls in between. */
function merged(placed: readonly StoryEvent[], timed: StoryEvent[]): StoryEvent[] {
  const before = placed.flatMap((event) => [...takeWhile(timed, ({ at }) => at < event.at), event]);
  return [...before, ...timed];
}

const byTime = (one: StoryEvent, other: StoryEvent): number => one.at - other.at;
const bySeq = (one: StoryEvent, other: StoryEvent): number =>
  (one.seq ?? 0) - (other.seq ?? 0) || byTime(one, other);

/** Takes from the beginning of a list what is due. */
function takeWhile(events: StoryEvent[], isDue: (event: StoryEvent) => boolean): StoryEvent[] {
  const end = events.findIndex((event) => !isDue(event));
  return events.splice(0, end === -1 ? events.length : end);
}

function toMoment(event: StoryEvent, stood: number): Moment {
  return { seq: stood, at: event.at, editor: event.editor, steps: 0, event };
}

function continues(sitting: Sitting, { editor, at }: Moment): boolean {
  const isSame = editor === null || sitting.editor === editor;
  return isSame && Math.abs(at - sitting.endedAt) < longPause;
}

function begin({ seq, at, editor, steps, event }: Moment): Growing {
  // A sitting that begins with anything but writing holds no batch yet: its first is the next one.
  const firstSeq = steps === 0 ? seq + 1 : seq;
  const events = event ? [event] : [];
  const times = { startedAt: at, endedAt: at };
  const own = { firstSeq, lastSeq: seq, ...times, editor: editor ?? '', steps };
  return { ...own, happenings: [], events };
}

function extend(sitting: Growing, { seq, at, steps, event }: Moment): void {
  sitting.lastSeq = seq;
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
