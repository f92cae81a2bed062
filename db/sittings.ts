import type { StoryStatus } from '../core/article/story.ts';
import type { Sitting, StatusMove } from '../core/contract/journal.ts';

/** What a sitting is made of: one batch of the journal. */
export interface JournalMoment {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly step_count: number;
}

/** A change of a story's status, made when the journal stood at `seq`. */
export interface StatusChange {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly status: StoryStatus;
  /** Why it became ready although `errors` were left on the checklist, or null. */
  readonly reason: string | null;
  readonly errors: number;
}

/** A page or another file that was written of a story when the journal stood at `seq`. */
export interface ExportMoment {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly name: string;
  /** Why it went out although the checklist had errors, or null. */
  readonly reason: string | null;
}

interface Moment extends JournalMoment {
  readonly moves: readonly StatusMove[];
}

/** A pause of this many milliseconds ends a sitting. */
export const longPause = 30 * 60 * 1000;

/**
 * Groups batches, given in journal order, and changes of status and exports, given in the order of
 * their sequence numbers, into stretches of one editor's work without a long pause; newest first. A
 * clock that was set back a little does not part a sitting.
 */
export function sittingsOf(
  moments: Iterable<JournalMoment>,
  changes: readonly (StatusChange | ExportMoment)[] = [],
): Sitting[] {
  const sittings: Sitting[] = [];
  for (const moment of inOrder(moments, changes)) {
    const last = sittings.at(-1);
    if (last && continues(last, moment)) sittings[sittings.length - 1] = extend(last, moment);
    else sittings.push(begin(moment));
  }
  return sittings.reverse();
}

function* inOrder(
  moments: Iterable<JournalMoment>,
  changes: readonly (StatusChange | ExportMoment)[],
): Iterable<Moment> {
  let next = 0;
  for (const moment of moments) {
    for (let change = changes[next]; change && change.seq < moment.seq; change = changes[next]) {
      yield toMoment(change);
      next += 1;
    }
    yield { ...moment, moves: [] };
  }
  yield* changes.slice(next).map(toMoment);
}

function toMoment(change: StatusChange | ExportMoment): Moment {
  const { seq, at, editor, reason } = change;
  const what =
    'name' in change
      ? exportSentence(change.name, reason)
      : moveSentence(change.status, reason, change.errors);
  return { seq, at, editor, step_count: 0, moves: [{ at, what }] };
}

function exportSentence(name: string, reason: string | null): string {
  const why = reason === null ? '' : ` although the checklist had errors: “${reason}”`;
  return `Exported as ${name}${why}`;
}

function moveSentence(status: StoryStatus, reason: string | null, errors: number): string {
  if (reason === null) return `Moved to ${status}`;
  const left = errors === 1 ? '1 error was left' : `${errors} errors were left`;
  return `Moved to ${status} although ${left}: “${reason}”`;
}

function continues(sitting: Sitting, moment: Moment): boolean {
  return sitting.editor === moment.editor && Math.abs(moment.at - sitting.endedAt) < longPause;
}

function begin({ seq, at, editor, step_count, moves }: Moment): Sitting {
  // A sitting that begins with a change of status holds no batch yet: its first is the next one.
  const firstSeq = step_count === 0 ? seq + 1 : seq;
  const times = { startedAt: at, endedAt: at };
  return { firstSeq, lastSeq: seq, ...times, editor, steps: step_count, moves };
}

function extend(sitting: Sitting, moment: Moment): Sitting {
  return {
    ...sitting,
    lastSeq: moment.seq,
    endedAt: Math.max(sitting.endedAt, moment.at),
    steps: sitting.steps + moment.step_count,
    moves: [...sitting.moves, ...moment.moves],
  };
}
