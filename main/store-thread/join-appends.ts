import type { Result } from '../../core/base/result.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { Saved } from '../../core/contract/journal.ts';
import type { StoreDuties } from './duties.ts';

// While the disk answers to one request with words, several may come behind it. Each brings all that
// its page has heard no answer to (`renderer/editor/plugins/journal`), so the last of them says it
// all: it alone is put on disk, which is asked once more and not once for each of them.

type Answer = Result<unknown, RequestFailure>;

interface Waiting {
  readonly input: unknown;
  readonly settle: (answer: Promise<Answer>) => void;
}

/** A request with words, as far as it can be told from outside; still unchecked. */
interface Batch {
  readonly id: unknown;
  readonly seq: unknown;
  readonly steps: readonly unknown[];
}

/** UTF-16 units; a request that is longer as text is not looked into, and goes by itself. */
const mostLookedInto = 64 * 1024;

/** The same duties, which carry out what came together with words of one page as one. */
export function joinAppends(duties: StoreDuties): StoreDuties {
  let waiting: Waiting[] = [];

  function begin(): void {
    const all = waiting;
    waiting = [];
    for (const together of inRuns(all)) {
      const { input, settle } = together.last;
      const answer = Promise.resolve(duties.request('journal.append', input));
      settle(answer);
      const told = answer.then(alongWith);
      for (const one of together.before) one.settle(told);
    }
  }

  function append(input: unknown): Promise<Answer> {
    return new Promise((resolve) => {
      // Node hands out all that has arrived before it comes to this.
      if (waiting.length === 0) setImmediate(begin);
      waiting.push({ input, settle: resolve });
    });
  }

  const afterWords = Object.entries(duties).map(([name, act]) => [
    name,
    (...given: never[]): unknown => {
      begin();
      return (act as (...given: never[]) => unknown)(...given);
    },
  ]);
  const others = Object.fromEntries(afterWords) as StoreDuties;
  return {
    ...others,
    request: (name, input) =>
      name === 'journal.append' ? append(input) : others.request(name, input),
  };
}

/** Requests that are carried out as one: those before the last hold nothing that it does not hold. */
interface Run {
  readonly before: readonly Waiting[];
  readonly last: Waiting;
}

function inRuns(all: readonly Waiting[]): Run[] {
  const runs: Run[] = [];
  let before: Waiting[] = [];
  let batch = all.length > 1 ? batchOf(all[0]) : null;
  for (const [index, one] of all.entries()) {
    const next = batchOf(all[index + 1]);
    if (isWithin(batch, next)) before.push(one);
    else {
      runs.push({ before, last: one });
      before = [];
    }
    batch = next;
  }
  return runs;
}

/** What a request is told in whose place one that came behind it was put on disk: nothing of itself. */
function alongWith(answer: Answer): Answer {
  if (!answer.ok) return answer;
  const value: Saved = { ...(answer.value as Saved), steps: 0 };
  return { ok: true, value };
}

function batchOf(one: Waiting | undefined): Batch | null {
  const input = typeof one?.input === 'string' ? parsed(one.input) : one?.input;
  if (typeof input !== 'object' || input === null) return null;
  const { id, seq, steps } = input as Record<string, unknown>;
  return Array.isArray(steps) ? { id, seq, steps } : null;
}

function parsed(text: string): unknown {
  if (text.length > mostLookedInto) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Whoever carries it out refuses it.
    return null;
  }
}

/**
 * Whether `later` brings all of a request that is not acknowledged yet: it was made upon the same
 * text or a later one, and has its last step as well.
 */
function isWithin(batch: Batch | null, later: Batch | null): boolean {
  if (!batch || !later || batch.id !== later.id) return false;
  const ahead = Number(later.seq) - Number(batch.seq);
  if (!(ahead >= 0)) return false;
  const [steps, others] = [batch, later].map((one) =>
    one.steps.map((step) => JSON.stringify(step)),
  );
  if (!steps || !others) return false;
  if (ahead === 0) return steps.every((step, index) => step === others[index]);
  return others.includes(steps.at(-1) ?? '');
}
