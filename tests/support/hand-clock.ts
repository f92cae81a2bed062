import type { Clock } from '../../renderer/editor/clock.ts';

/** A clock that a test turns by hand. */
export function createHandClock(): Clock & { readonly turn: (milliseconds: number) => void } {
  let now = 0;
  let waiting: { at: number; act: () => void }[] = [];
  return {
    after: (delay, act) => {
      const one = { at: now + delay, act };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    turn: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const next = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((other) => other !== next);
        now = next.at;
        next.act();
      }
      now = end;
    },
  };
}
