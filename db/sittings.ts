import type { Sitting } from '../core/contract/journal.ts';

/** What a sitting is made of: one batch of the journal. */
export interface JournalMoment {
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  readonly step_count: number;
}

/** A pause of this many milliseconds ends a sitting. */
export const longPause = 30 * 60 * 1000;

/**
 * Groups batches, given in journal order, into stretches of one editor's work without a long
 * pause; newest first. A clock that was set back a little does not part a sitting.
 */
export function sittingsOf(moments: Iterable<JournalMoment>): Sitting[] {
  const sittings: Sitting[] = [];
  for (const moment of moments) {
    const last = sittings.at(-1);
    if (last && continues(last, moment)) sittings[sittings.length - 1] = extend(last, moment);
    else sittings.push(begin(moment));
  }
  return sittings.reverse();
}

function continues(sitting: Sitting, moment: JournalMoment): boolean {
  return sitting.editor === moment.editor && Math.abs(moment.at - sitting.endedAt) < longPause;
}

function begin({ seq, at, editor, step_count }: JournalMoment): Sitting {
  return { firstSeq: seq, lastSeq: seq, startedAt: at, endedAt: at, editor, steps: step_count };
}

function extend(sitting: Sitting, moment: JournalMoment): Sitting {
  return {
    ...sitting,
    lastSeq: moment.seq,
    endedAt: Math.max(sitting.endedAt, moment.at),
    steps: sitting.steps + moment.step_count,
  };
}
