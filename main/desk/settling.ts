import type { StoryId } from '../../core/base/id.ts';
import type { Handlers } from '../../core/contract/contract.ts';

/** Brings the library up to what the journal holds, once typing pauses. */
export interface Settling {
  /** Words of this story changed. */
  readonly touch: (id: StoryId) => void;
  /** Settles whatever is still waiting, now. */
  readonly settleAll: () => void;
}

/** Milliseconds without a step after which a story is indexed anew. */
const pause = 1500;

/** @param settle brings one story up to date; it must not throw */
export function createSettling(settle: (id: StoryId) => void, delay = pause): Settling {
  const waiting = new Map<StoryId, NodeJS.Timeout>();

  function settleNow(id: StoryId): void {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    settle(id);
  }

  return {
    touch(id) {
      clearTimeout(waiting.get(id));
      waiting.set(id, setTimeout(() => settleNow(id), delay));
    },
    settleAll() {
      for (const id of [...waiting.keys()]) settleNow(id);
    },
  };
}

/** Handlers that have stories settled after their words changed. */
export function settleAfterTyping(handlers: Handlers, settling: Settling): Handlers {
  return {
    ...handlers,
    async 'journal.append'(input) {
      const outcome = await handlers['journal.append'](input);
      if (outcome.ok) settling.touch(input.id);
      return outcome;
    },
  };
}
