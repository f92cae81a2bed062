import { setImmediate } from 'node:timers/promises';
import { storeDocument } from '../../core/article/document.ts';
import type { ChangeSummary } from '../../core/article/document-difference/summary.ts';
import type { StoryId } from '../../core/base/id.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { Ports } from '../ports.ts';
import {
  compareTexts,
  type ComparedTexts,
  type JournalSpan,
} from '../store-chores/compare-moments.ts';
import { runChore, type RunChore } from '../store-chores/run-chore.ts';
import { createIndexSchedule, systemTimer, type Timer } from './index-schedule.ts';
import { found, noStory, refused } from './replies.ts';

type HistoryChannel = Extract<keyof Handlers, `history.${string}`>;

/** What the history needs of the world; tests put in their own. */
export interface HistoryMeans {
  readonly run?: RunChore;
  readonly timer?: Timer;
  /** Stories of which a text is this long, in UTF-16 units of its JSON, are compared elsewhere. */
  readonly leastApart?: number;
}

/**
 * A story of some 15,000 words. One as long is compared within 0.1 s; to start a thread takes longer
 * than that, and holds nobody up.
 */
const leastApart = 120_000;

/** What a story was, moment by moment, and how moments differ. */
export function createHistoryHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'emit' | 'library'>,
  means: HistoryMeans = {},
): Pick<Handlers, HistoryChannel> {
  const compare = createComparing(store, ports, means);
  const summaries = createSummaries(compare);
  const touch = createIndexSchedule(store, ports, means.timer ?? systemTimer);
  const editor = (): string => store.settings.get().editor;

  /** Details are in the list and in the search, so both follow. */
  function tell(id: StoryId): void {
    touch(id);
    ports.emit('library.changed', { id });
  }

  return {
    'history.timeline': ({ id }) => found(store.history.timeline(id), noStory),
    'history.stretches': ({ id, firstSeq, lastSeq }) =>
      found(store.history.stretches(id, firstSeq, lastSeq), noStory),
    'history.changes': async ({ id, spans }) => {
      const changes = await summaries(id, spans);
      return changes ? success(changes) : noMoment;
    },
    'history.read': ({ id, ...place }) => {
      const moment = store.history.read(id, place);
      return moment ? success({ ...moment, document: storeDocument(moment.document) }) : noMoment;
    },
    'history.compare': async ({ id, from, fromDetails, to, toDetails }) => {
      const ends = store.history.ends(
        id,
        { seq: from, detailsAt: fromDetails },
        { seq: to, detailsAt: toDetails },
      );
      const span = ends && { from: ends.from.seq, to: ends.to.seq };
      const [compared] = (span && (await compare(id, [span], true))) ?? [];
      return ends && compared ? success({ ...ends, ...compared }) : noMoment;
    },
    'history.name': (naming) =>
      found(store.history.name({ ...naming, editor: editor() }), noMoment),
    'history.unname': ({ id, seq }) => found(store.history.unname(id, seq), noMoment),
    'history.restored': (restore) => {
      const recorded = store.history.recordRestore({ ...restore, editor: editor() });
      if (!recorded) return noMoment;
      if (recorded.brought) tell(restore.id);
      return success(recorded.brought);
    },
    'history.takeBackDetails': ({ id, from, to }) => {
      const brought = store.history.takeBackDetails(id, from, to);
      if (brought) tell(id);
      return found(brought, noMoment);
    },
  };
}

const noMoment = refused(
  'not-found',
  'This moment of the story is not in its history. Nothing was changed. Choose another moment from the list.',
);

type Comparing = (
  id: StoryId,
  spans: readonly JournalSpan[],
  hasPieces: boolean,
) => Promise<ComparedTexts[] | null>;

/** Compares here what is soon done, and in a thread of its own what would hold up typing. */
function createComparing(
  store: ArticleStore,
  { library }: Pick<Ports, 'library'>,
  { run = runChore, leastApart: least = leastApart }: HistoryMeans,
): Comparing {
  return async (id, spans, hasPieces) => {
    if (library && store.history.size(id) >= least) {
      const place = { library: library.folder, key: library.key };
      return run('history.compare', { ...place, id, spans, hasPieces });
    }
    const compared: ComparedTexts[] = [];
    for (const { from, to } of spans) {
      const versions = store.history.versions(id, from, to);
      if (!versions) return null;
      compared.push(compareTexts(versions, hasPieces));
      // Between two of them what is typed gets its turn.
      if (spans.length > 1) await setImmediate();
    }
    return compared;
  };
}

/** Summaries that are remembered; each is a few hundred bytes. */
const mostSummaries = 2000;

/** What changed between two moments never changes: it is counted once. */
function createSummaries(compare: Comparing) {
  const known = new Map<string, ChangeSummary>();
  return async (id: StoryId, spans: readonly JournalSpan[]): Promise<ChangeSummary[] | null> => {
    const keyOf = ({ from, to }: JournalSpan): string => `${id} ${from} ${to}`;
    const missing = spans.filter((span) => !known.has(keyOf(span)));
    const compared = missing.length > 0 ? await compare(id, missing, false) : [];
    if (!compared) return null;
    const fresh = new Map(missing.map((span, index) => [keyOf(span), compared[index]?.summary]));
    const all = spans.map((span) => fresh.get(keyOf(span)) ?? known.get(keyOf(span)));
    for (const [key, summary] of fresh) if (summary) remember(known, key, summary);
    return all.flatMap((summary) => summary ?? []);
  };
}

function remember(known: Map<string, ChangeSummary>, key: string, summary: ChangeSummary): void {
  const oldest = known.keys().next();
  if (known.size >= mostSummaries && !oldest.done) known.delete(oldest.value);
  known.set(key, summary);
}
