import { logFault } from '../log.ts';
import { largeBuffers } from './large-buffers.ts';

// What is called across two threads: each side offers functions to the other. Calls arrive in the
// order in which they were made, and a function begins its work in the turn in which its call
// arrives, so what is synchronous happens in that order too.

type Arguments<F> = F extends (...given: infer Given) => unknown ? Given : never;
type Answer<F> = F extends (...given: never[]) => infer Returned ? Awaited<Returned> : never;

/** The other thread, as this one sees it. */
export interface Far<Theirs extends object> {
  /** Calls a function there. Rejects with what it threw, or with the reason of `hangUp`. */
  readonly call: <Name extends keyof Theirs & string>(
    name: Name,
    ...given: Arguments<Theirs[Name]>
  ) => Promise<Answer<Theirs[Name]>>;
  /**
   * Calls a function there whose answer nobody waits for; what it throws goes on record there, and
   * nobody there who offers anything is no error.
   */
  readonly tell: <Name extends keyof Theirs & string>(
    name: Name,
    ...given: Arguments<Theirs[Name]>
  ) => void;
  /** The other side is gone: all that is under way, and all that is called from now on, rejects. */
  readonly hangUp: (reason: Error) => void;
}

/** One end of what lies between two threads: a worker seen from outside, its port from inside. */
interface Line {
  postMessage(message: unknown, moved: readonly ArrayBuffer[]): void;
  on(event: 'message', hear: (message: Message) => void): unknown;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly given: unknown[] }
  | { readonly kind: 'tell'; readonly name: string; readonly given: unknown[] }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly fault: Fault };

/** An error on its way: a copy alone would lose its code. */
interface Fault {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: string | undefined;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Offers `ours` to the other end of `line`, and gives what is offered there.
 * @param ours asked anew at each call; null while nothing is offered
 */
export function connectCalls<Theirs extends object>(
  line: Line,
  ours: () => object | null,
): Far<Theirs> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: Error | null = null;

  const post = (message: Message): void => line.postMessage(message, largeBuffers(message));

  async function carryOut(name: string, given: unknown[]): Promise<unknown> {
    const offered = ours();
    if (!offered || !Object.hasOwn(offered, name)) throw new Error(`Nobody offers ${name}`);
    const act = (offered as Record<string, unknown>)[name] as (...given: unknown[]) => unknown;
    return await act(...given);
  }

  async function answer(id: number, name: string, given: unknown[]): Promise<void> {
    try {
      post({ kind: 'done', id, value: await carryOut(name, given) });
    } catch (fault) {
      post({ kind: 'failed', id, fault: pack(fault) });
    }
  }

  function settle(id: number, act: (waiting: Waiting) => void): void {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) act(one);
  }

  line.on('message', (message) => {
    switch (message.kind) {
      case 'call':
        return void answer(message.id, message.name, message.given);
      case 'tell':
        if (!ours()) return;
        return void carryOut(message.name, message.given).catch((fault: unknown) =>
          logFault(message.name, fault),
        );
      case 'done':
        return settle(message.id, ({ resolve }) => resolve(message.value as never));
      case 'failed':
        return settle(message.id, ({ reject }) => reject(unpack(message.fault)));
    }
  });

  return {
    call: (name, ...given) =>
      new Promise((resolve, reject) => {
        if (gone) throw gone;
        lastId += 1;
        // First: what cannot be copied is thrown here, and nobody waits for it.
        post({ kind: 'call', id: lastId, name, given });
        waiting.set(lastId, { resolve, reject });
      }),
    tell: (name, ...given) => {
      if (!gone) post({ kind: 'tell', name, given });
    },
    hangUp: (reason) => {
      gone = reason;
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}

function pack(fault: unknown): Fault {
  if (!(fault instanceof Error))
    return { name: 'Error', message: String(fault), stack: undefined, code: undefined };
  const { name, message, stack } = fault;
  const { code } = fault as { code?: unknown };
  return { name, message, stack, code: typeof code === 'string' ? code : undefined };
}

function unpack({ name, message, stack, code }: Fault): Error {
  const error = Object.assign(new Error(message), { name }, code !== undefined && { code });
  // Where it was thrown says more than where it arrived.
  if (stack !== undefined) error.stack = stack;
  return error;
}
