import type { FactBlock } from '../../../core/factcheck/fact-block.ts';
import type { Inconsistency } from '../../../core/factcheck/inconsistency.ts';
import type {
  FactsAnswer,
  FactsPort,
  FactsRequest,
} from '../../../renderer/facts-worker/messages.ts';
import { createFactsService, type FactReaders } from '../../../renderer/facts-worker/service.ts';

/**
 * Reads what a test wants read: sentences with a figure are proposals, words in curly marks are
 * quotations, a block that says `two` and one that says `ten` do not fit.
 */
export const plainReaders: FactReaders<FactBlock> = {
  propose: ({ text }) =>
    [...text.matchAll(/[^.\s][^.]*\./g)]
      .filter(([words]) => /\d/.test(words))
      .map(({ index, 0: words }) => ({
        from: index,
        to: index + words.length,
        kinds: ['number'],
        worth: 0.5,
        reason: 'a figure',
      })),
  quote: ({ text }) =>
    [...text.matchAll(/“([^”]*)”/g)].map(({ index, 1: words = '' }) => ({
      from: index + 1,
      to: index + 1 + words.length,
      words,
    })),
  note: (block) => block,
  compare: (blocks) => {
    const two = placeOf(blocks, 'two');
    const ten = placeOf(blocks, 'ten');
    if (!two || !ten) return [];
    const found: Inconsistency = {
      check: 'number',
      message: 'Two and ten.',
      working: '2 ≠ 10',
      places: [two, ten].sort((a, b) => a.block - b.block || a.from - b.from),
      key: 'two/ten',
    };
    return [found];
  },
  search: (sources) => ({
    find: (words) => {
      const source = sources.find(({ text }) => text.includes(words));
      if (!source) return { state: 'not-found' };
      const from = source.text.indexOf(words);
      return {
        state: 'verbatim',
        passage: { sourceId: source.id, from, to: from + words.length },
      };
    },
  }),
};

function placeOf(blocks: readonly FactBlock[], word: string) {
  for (const [block, { text }] of blocks.entries()) {
    const from = text.search(new RegExp(`\\b${word}\\b`));
    if (from >= 0) return { block, from, to: from + word.length };
  }
  return null;
}

/** A reader in the test’s own hands: the real service, which reads and answers when told to. */
export function createHeldFacts(readers: FactReaders<FactBlock> = plainReaders) {
  const turns: (() => void)[] = [];
  const requests: FactsRequest[] = [];
  const seen = { isClosed: false, starts: 0 };
  let answered: (answer: FactsAnswer) => void = () => undefined;
  let now = 0;

  function start(): FactsPort {
    seen.starts += 1;
    const service = createFactsService(readers, {
      answer: (answer) => answered(answer),
      later: (turn) => turns.push(turn),
      // Each look at the clock takes ten milliseconds.
      now: () => (now += 10),
    });
    return {
      post: (request) => {
        requests.push(request);
        service.hear(request);
      },
      hear: (listener) => {
        answered = listener;
      },
      close: () => {
        seen.isClosed = true;
      },
    };
  }

  return {
    start,
    requests,
    seen,
    fail: (message: string) => answered({ kind: 'failed', message }),
    /** Lets the reader work once and tell; false when it has nothing to do. */
    turn: () => {
      const next = turns.shift();
      next?.();
      return next !== undefined;
    },
  };
}
