import { setImmediate } from 'node:timers/promises';
import { documentDifference } from '../../core/article/document-difference/difference.ts';
import { summaryOf, type ChangeSummary } from '../../core/article/document-difference/summary.ts';
import { storeDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import { success } from '../../core/base/result.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { done, found, noStory, refused } from './replies.ts';

type HistoryChannel = Extract<keyof Handlers, `history.${string}`>;

/** What a story was, moment by moment, and how moments differ. */
export function createHistoryHandlers(store: ArticleStore): Pick<Handlers, HistoryChannel> {
  const summaries = createSummaries(store);
  const editor = (): string => store.settings.get().editor;
  return {
    'history.timeline': ({ id }) => found(store.history.timeline(id), noStory),
    'history.stretches': ({ id, firstSeq, lastSeq }) =>
      found(store.history.stretches(id, firstSeq, lastSeq), noStory),
    'history.changes': async ({ id, spans }) => {
      const changes: ChangeSummary[] = [];
      for (const { from, to } of spans) {
        const summary = summaries(id, from, to);
        if (!summary) return noMoment;
        changes.push(summary);
        // Between two of them what is typed gets its turn.
        await setImmediate();
      }
      return success(changes);
    },
    'history.read': ({ id, seq }) => {
      const moment = store.history.read(id, seq);
      return moment ? success({ ...moment, document: storeDocument(moment.document) }) : noMoment;
    },
    'history.compare': ({ id, from, to }) => {
      const versions = store.history.versions(id, from, to);
      if (!versions) return noMoment;
      const pieces = documentDifference(versions.before, versions.after);
      const ends = { from: versions.from, to: versions.to };
      return success({ ...ends, summary: summaryOf(pieces), pieces: JSON.stringify(pieces) });
    },
    'history.name': (naming) =>
      found(store.history.name({ ...naming, editor: editor() }), noMoment),
    'history.unname': ({ id, seq }) => found(store.history.unname(id, seq), noMoment),
    'history.restored': (restore) =>
      done(store.history.recordRestore({ ...restore, editor: editor() }), noMoment),
  };
}

const noMoment = refused(
  'not-found',
  'This moment of the story is not in its history. Nothing was changed. Choose another moment from the list.',
);

/** Summaries that are remembered; each is a few hundred bytes. */
const mostSummaries = 2000;

/** What changed between two moments never changes: it is counted once. */
function createSummaries(store: ArticleStore) {
  const known = new Map<string, ChangeSummary>();
  return (id: StoryId, from: number, to: number): ChangeSummary | null => {
    const key = `${id} ${from} ${to}`;
    const before = known.get(key);
    if (before) return before;
    const versions = store.history.versions(id, from, to);
    if (!versions) return null;
    const summary = summaryOf(documentDifference(versions.before, versions.after));
    const oldest = known.keys().next();
    if (known.size >= mostSummaries && !oldest.done) known.delete(oldest.value);
    known.set(key, summary);
    return summary;
  };
}
