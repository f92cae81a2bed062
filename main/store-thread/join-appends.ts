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

/** A request with words, as far as it can be told from outside; its steps are still unchecked. */
interface Batch {
  readonly id: string;
  readonly seq: number;
  /** Each as JSON. */
  readonly steps: readonly string[];
}

/** UTF-16 units; a request that is longer as text is not looked into, and goes by itself. */
const mostLookedInto = 64 * 1024;

/** The same duties, which carry out what came together with words of one page as one. */
export function joinAppends(duties: StoreDuties): StoreDuties {
  let waiting: Waiting[] = [];

  function begin(): void {
    const all = waiting;
    waiting = [];
    for (const run of inRuns(all)) carryOut(run);
  }

  function carryOut(run: readonly Waiting[]): void {
    const last = run.at(-1);
    if (!last) return;
    const before = run.slice(0, -1);
    const answer = Promise.resolve(duties.request('journal.append', last.input));
    last.settle(answer);
    answer.then(
      (told) => {
        // A step that does not fit keeps only those behind it from the disk, not those before it.
        if (!told.ok && told.error.code === 'bad-request') carryOut(before);
        else for (const one of before) one.settle(Promise.resolve(alongWith(told)));
      },
      () => {
        for (const one of before) one.settle(answer);
      },
    );
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

/** Runs of requests that are carried out as one: those before the last hold nothing that it lacks. */
function inRuns(all: readonly Waiting[]): Waiting[][] {
  const runs: Waiting[][] = [];
  let run: Waiting[] = [];
  let batch = all.length > 1 ? batchOf(all[0]) : null;
  for (const [index, one] of all.entries()) {
    const next = batchOf(all[index + 1]);
    run.push(one);
    if (!isWithin(batch, next)) {
      runs.push(run);
      run = [];
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

/** Null for whatever a page would not send: whoever carries that out refuses it. */
function batchOf(one: Waiting | undefined): Batch | null {
  if (typeof one?.input !== 'string' || one.input.length > mostLookedInto) return null;
  try {
    const input: unknown = JSON.parse(one.input);
    if (typeof input !== 'object' || input === null) return null;
    const { id, seq, steps } = input as Record<string, unknown>;
    if (typeof id !== 'string' || typeof seq !== 'number' || !Array.isArray(steps)) return null;
    return { id, seq, steps: steps.map((step) => JSON.stringify(step)) };
  } catch {
    // No JSON, or so deep that it cannot be spelt again.
    return null;
  }
}

/**
 * Whether `later` brings all of a request that is not acknowledged yet: it was made upon the same
 * text or a later one, and has its last step as well.
 */
function isWithin(batch: Batch | null, later: Batch | null): boolean {
  if (!batch || batch.id !== later?.id) return false;
  const ahead = later.seq - batch.seq;
  if (ahead === 0) return batch.steps.every((step, index) => step === later.steps[index]);
  return ahead > 0 && later.steps.includes(batch.steps.at(-1) ?? '');
}
