import type { Node } from 'prosemirror-model';
import { textBlocks, type TextBlock } from '../../../../core/article/text-blocks.ts';
import type { SourceId } from '../../../../core/base/id.ts';
import type { QuoteMatch } from '../../../../core/factcheck/quotation.ts';
import type {
  FactsAnswer,
  FactsPort,
  FactSource,
  FactsRequest,
} from '../../../facts-worker/messages.ts';
import { spliceBetween } from '../../block-splice.ts';
import type { Clock } from '../../clock.ts';
import type { NodeInconsistency, Readings, ReadStory } from './fact-readings.ts';
import { createSilenceWatch } from './silence.ts';

/** Sends a story to be read for its checker, only what changed of it, and keeps what came back. */
export interface FactsQueue {
  readonly readings: Readings;
  /** What the sources have of quoted words. */
  readonly matches: ReadonlyMap<string, QuoteMatch>;
  /** Sends what changed since the last time. @returns the story's blocks as they are now. */
  readonly send: (doc: Node) => readonly TextBlock[];
  readonly setLanguage: (tag: string) => void;
  readonly setSources: (sources: readonly FactSource[]) => void;
  /** Whether words are with the reader. */
  readonly isBusy: () => boolean;
  /** Starts a reader that was given up once more, with everything. */
  readonly tryAgain: () => void;
  readonly close: () => void;
}

interface FactsQueueOptions {
  readonly clock: Clock;
  readonly isInView: () => boolean;
  readonly startPort: () => FactsPort;
  readonly language: string;
  readonly writtenAt: number;
  /**
   * Something came back; the inconsistencies of the whole story as it was sent, or null when not
   * those.
   */
  readonly read: (inconsistencies: readonly NodeInconsistency[] | null, sent: ReadStory) => void;
  /** The reader is to be sent the story again. */
  readonly startedAnew: () => void;
  readonly failed: (message: string) => void;
}

const mostRestarts = 2;
const silent =
  'Reading the story for what can be checked got stuck and was stopped. The text and its claims are safe.';

/** Starts the reader. It has the story after the first `send`. */
export function createFactsQueue(options: FactsQueueOptions): FactsQueue {
  const readings: Readings = new WeakMap();
  const matches = new Map<string, QuoteMatch>();
  const sources = new Map<SourceId, FactSource>();
  /** The story as it was sent, by request, until a later one is answered. */
  const sent = new Map<number, ReadStory>();
  let { language } = options;
  let port: FactsPort | null = null;
  let known: readonly TextBlock[] = [];
  let requests = 0;
  let done = 0;
  let restarts = 0;
  const silence = createSilenceWatch({
    ...options,
    isOwed: isBusy,
    tooLong: () => {
      // Started anew it would stumble over the same words: that is for the editor to ask.
      stop();
      options.failed(silent);
    },
  });
  port = start();

  function start(): FactsPort {
    const started = options.startPort();
    // A reader that was given up may still have something to say.
    started.hear((answer) => {
      if (port === started) hear(answer);
    });
    started.post({ kind: 'story', language, writtenAt: options.writtenAt });
    if (sources.size > 0) started.post({ kind: 'sources', came: [...sources.values()], gone: [] });
    return started;
  }

  function isBusy(): boolean {
    return port !== null && done !== requests;
  }

  function hear(answer: FactsAnswer): void {
    silence.heard();
    if (answer.kind === 'failed') return startAgain(answer.message);
    const story = sent.get(answer.request);
    if (!story) return;
    const { blocks } = story;
    for (const request of sent.keys()) if (request < answer.request) sent.delete(request);
    for (const { block, proposals, quotations } of answer.blocks) {
      const at = blocks[block];
      if (at) readings.set(at.node, { role: at.role, proposals, quotations });
    }
    for (const { words, match } of answer.matches) matches.set(words, match);
    if (answer.isDone) [done, restarts] = [answer.request, 0];
    options.read(
      answer.inconsistencies?.map((inconsistency) => ({
        inconsistency,
        places: inconsistency.places.flatMap(({ block, from, to }) => {
          const node = blocks[block]?.node;
          return node ? [{ node, from, to }] : [];
        }),
      })) ?? null,
      story,
    );
  }

  /** A new reader gets everything; one that fails again and again is given up. */
  function startAgain(message: string): void {
    stop();
    restarts += 1;
    if (restarts > mostRestarts) return options.failed(message);
    startAnew();
  }

  function stop(): void {
    silence.close();
    port?.close();
    port = null;
  }

  function startAnew(): void {
    known = [];
    sent.clear();
    port = start();
    options.startedAnew();
  }

  function post(request: FactsRequest): void {
    port?.post(request);
    if (isBusy()) silence.asked();
  }

  function send(doc: Node): readonly TextBlock[] {
    const blocks = textBlocks(doc);
    const { at, removed, added } = spliceBetween(known, blocks);
    known = blocks;
    if (removed === 0 && added.length === 0 && requests > 0) return blocks;
    requests += 1;
    sent.set(requests, { doc, blocks });
    const words = added.map(({ role, text, foreign }) => ({ role, text, foreign }));
    post({ kind: 'read', request: requests, at, removed, blocks: words });
    return blocks;
  }

  return {
    readings,
    matches,
    send,
    setLanguage: (tag) => {
      language = tag;
      done = -1;
      post({ kind: 'story', language, writtenAt: options.writtenAt });
    },
    setSources: (list) => {
      const gone = [...sources.keys()].filter((id) => !list.some((source) => source.id === id));
      const came = list.filter(({ id }) => !sources.has(id));
      if (gone.length === 0 && came.length === 0) return;
      for (const id of gone) sources.delete(id);
      for (const source of came) sources.set(source.id, source);
      for (const [words, match] of matches)
        if (match.state !== 'not-found' && gone.includes(match.passage.sourceId))
          matches.delete(words);
      done = -1;
      post({ kind: 'sources', came, gone });
    },
    isBusy,
    tryAgain: () => {
      if (port) return;
      restarts = 0;
      startAnew();
    },
    // Its last words may be on their way still: they must not start another reader.
    close: stop,
  };
}
