import { assertNever } from '../../core/base/assert-never.ts';
import type { SourceId } from '../../core/base/id.ts';
import type { FactBlock } from '../../core/factcheck/fact-block.ts';
import type { Inconsistency } from '../../core/factcheck/inconsistency.ts';
import type { Proposal } from '../../core/factcheck/proposal.ts';
import type { Quotation, QuoteMatch } from '../../core/factcheck/quotation.ts';
import type { BlockFacts, FactsAnswer, FactSource, FactsRequest, WordsMatch } from './messages.ts';

/**
 * What reads a story for its checker. `Noted` is what a block has to be held against others.
 * Tests put their own in its place.
 */
export interface FactReaders<Noted> {
  readonly propose: (block: FactBlock, language: string) => readonly Proposal[];
  readonly quote: (block: FactBlock, language: string) => readonly Quotation[];
  readonly note: (block: FactBlock, language: string) => Noted;
  /** Holds all blocks of a story against one another; `writtenAt` in ms UTC. */
  readonly compare: (notes: readonly Noted[], writtenAt: number) => readonly Inconsistency[];
  readonly search: (sources: readonly FactSource[]) => { find(words: string): QuoteMatch };
}

/** The worker around the service. Tests put their own in its place. */
export interface FactsSurroundings {
  readonly answer: (answer: FactsAnswer) => void;
  /** Calls back after the requests that wait by now. */
  readonly later: (turn: () => void) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Reads one story in turns, and takes requests between them. Knows nothing of workers. */
export interface FactsService {
  readonly hear: (request: FactsRequest) => void;
}

const turnTakes = 30;

interface Reading<Noted> {
  readonly facts: Omit<BlockFacts, 'block'>;
  readonly noted: Noted;
}

interface Item<Noted> {
  readonly block: FactBlock;
  reading: Reading<Noted> | null;
  isTold: boolean;
}

/** A service with an empty story and no sources. */
export function createFactsService<Noted>(
  readers: FactReaders<Noted>,
  { answer, later, now }: FactsSurroundings,
): FactsService {
  const known = createMemory<Reading<Noted>>();
  const sources = new Map<SourceId, FactSource>();
  const matches = new Map<string, QuoteMatch>();
  let search = readers.search([]);
  let items: Item<Noted>[] = [];
  let language = 'und';
  let writtenAt = 0;
  let request = 0;
  let isTurnDue = false;
  let isAnswered = true;
  let isCompared = true;
  let inconsistencies: readonly Inconsistency[] | null = null;
  let found: WordsMatch[] = [];
  let unread: Item<Noted>[] = [];
  let unmatched: string[] | null = null;

  function wantTurn(): void {
    if (isTurnDue || request === 0) return;
    isTurnDue = true;
    later(takeTurn);
  }

  function takeTurn(): void {
    isTurnDue = false;
    const start = now();
    let isDone = !workOnce();
    while (!isDone && now() - start < turnTakes) isDone = !workOnce();
    tell(isDone);
    if (!isDone) wantTurn();
  }

  /** One block, or the whole comparison, or one quotation. @returns whether something was left to do. */
  function workOnce(): boolean {
    const item = unread.pop();
    if (item) {
      item.reading ??= known.read(item.block, read);
      return true;
    }
    if (!isCompared) {
      isCompared = true;
      const notes = items.flatMap(({ reading }) => (reading ? [reading.noted] : []));
      inconsistencies = readers.compare(notes, writtenAt);
      return true;
    }
    unmatched ??= wantedWords();
    const words = unmatched.pop();
    if (words === undefined) return false;
    const match = search.find(words);
    matches.set(words, match);
    found.push({ words, match });
    return true;
  }

  function read(block: FactBlock): Reading<Noted> {
    return {
      facts: {
        proposals: readers.propose(block, language),
        quotations: readers.quote(block, language),
      },
      noted: readers.note(block, language),
    };
  }

  /** The words that are quoted and were not looked for yet, the last first. */
  function wantedWords(): string[] {
    const quoted = new Set(
      items.flatMap(({ reading }) => reading?.facts.quotations.map(({ words }) => words) ?? []),
    );
    for (const words of matches.keys()) if (!quoted.has(words)) matches.delete(words);
    return [...quoted].filter((words) => !matches.has(words)).reverse();
  }

  function tell(isDone: boolean): void {
    const blocks: BlockFacts[] = [];
    for (const [block, item] of items.entries()) {
      if (item.isTold || item.reading === null) continue;
      item.isTold = true;
      blocks.push({ block, ...item.reading.facts });
    }
    const isNews = blocks.length > 0 || inconsistencies !== null || found.length > 0;
    if (isAnswered && !isDone && !isNews) return;
    isAnswered = true;
    answer({ kind: 'read', request, blocks, inconsistencies, matches: found, isDone });
    inconsistencies = null;
    found = [];
  }

  /** The first blocks are read first. */
  function readAnew(): void {
    unread = items.filter(({ reading }) => reading === null).reverse();
    isCompared = false;
    unmatched = null;
    wantTurn();
  }

  function take(asked: Extract<FactsRequest, { kind: 'read' }>): void {
    const put = asked.blocks.map((block): Item<Noted> => ({ block, reading: null, isTold: false }));
    // Not spread into `splice`: a long story has more blocks than a call takes arguments.
    items = [...items.slice(0, asked.at), ...put, ...items.slice(asked.at + asked.removed)];
    request = asked.request;
    isAnswered = false;
    readAnew();
  }

  function hear(asked: FactsRequest): void {
    switch (asked.kind) {
      case 'read':
        return take(asked);
      case 'story':
        ({ language, writtenAt } = asked);
        known.forget();
        items = items.map(({ block }) => ({ block, reading: null, isTold: false }));
        return readAnew();
      case 'sources':
        for (const id of asked.gone) sources.delete(id);
        for (const source of asked.came) sources.set(source.id, source);
        search = readers.search([...sources.values()]);
        matches.clear();
        unmatched = null;
        return wantTurn();
      default:
        return assertNever(asked);
    }
  }

  return { hear };
}

const mostRemembered = 1000;
/** Longer blocks are read again: so many of them would take too much memory. */
const longestRemembered = 20_000;

/** What was read by the words it was read in: an undo, or a block that moves, brings them back. */
function createMemory<Read>() {
  const readings = new Map<string, Read>();
  return {
    read(block: FactBlock, read: (block: FactBlock) => Read): Read {
      const foreign = (block.foreign ?? []).map((span) => Object.values(span).join(' '));
      const key = [block.role, ...foreign, block.text].join('\n');
      const reading = readings.get(key) ?? read(block);
      if (key.length > longestRemembered) return reading;
      readings.delete(key);
      readings.set(key, reading);
      const oldest = readings.size > mostRemembered ? readings.keys().next() : null;
      if (oldest?.done === false) readings.delete(oldest.value);
      return reading;
    },
    forget: (): void => readings.clear(),
  };
}
