import type { StoryId } from '../../core/base/id.ts';
import type { Input } from '../../core/contract/contract.ts';
import type {
  ChangedStory,
  ExportProgress,
  LeftOutStory,
  ManyExported,
} from '../../core/contract/publishing.ts';
import { isForReaders } from '../../core/publishing/export-format.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { explainFault, isStoreFault } from '../faults.ts';
import { logFault } from '../log.ts';
import type { DrawingForm } from './draw-story.ts';
import { exportStory, type ExportOrder } from './export-story.ts';
import { placeInFolder } from './place-in-folder.ts';
import { headlineOf, prepareStory, readStory } from './publish-story.ts';
import { untoldChanges } from './story-changes.ts';

/** What many stories are exported as, and where. */
export interface ManyOrder {
  readonly ids: readonly StoryId[];
  readonly form: DrawingForm;
  /** Absolute path. */
  readonly folder: string;
  readonly copies: ExportOrder['copies'];
  readonly now: () => number;
  /** Hears of each story that is done with. */
  readonly hear: (progress: ExportProgress) => void;
  /** Ends it: after the story that is being written, or while its pictures are made ready. */
  readonly signal: AbortSignal;
}

/** The most stories of which it is told that they were left out, or went out changed. */
const mostTold = 200;

/**
 * Writes stories into a folder, one after the other; in between typing is journalled. A story with
 * errors on its checklist is left out: nobody has read them, so nobody can override them.
 */
export async function exportMany(store: ArticleStore, order: ManyOrder): Promise<ManyExported> {
  const { ids, hear } = order;
  const isOver = (): boolean => order.signal.aborted || !store.isOpen;
  const taken = new Set<string>();
  const leftOut: LeftOutStory[] = [];
  const changed: ChangedStory[] = [];
  let done = 0;
  for (const id of ids) {
    if (isOver()) break;
    const result = await tryOne(store, id, order, taken);
    // What was not written because of that counts as not come to.
    if (!result.isWritten && isOver()) break;
    done += 1;
    const { headline } = result;
    if (!result.isWritten) leftOut.push({ id, headline, reason: result.reason });
    else if (result.isChanged) changed.push({ id, headline });
    if (!result.isWritten && result.endsAll) break;
    hear({ done, total: ids.length });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    exported: done - leftOut.length,
    leftOut: leftOut.slice(0, mostTold),
    leftOutCount: leftOut.length,
    changed: changed.slice(0, mostTold),
    changedCount: changed.length,
    isCancelled: done < ids.length,
  };
}

/** What became of one story. */
type Outcome =
  { readonly isWritten: true; readonly headline: string; readonly isChanged: boolean } | LeftOut;

interface LeftOut {
  readonly isWritten: false;
  readonly headline: string;
  readonly reason: string;
  /** Whether no other story can be written there either. */
  readonly endsAll: boolean;
}

function leaveOut(headline: string, reason: string, endsAll = false): LeftOut {
  return { isWritten: false, headline, reason, endsAll };
}

/** What goes wrong with one story does not keep back the others, unless the store takes no more. */
async function tryOne(
  store: ArticleStore,
  id: StoryId,
  order: ManyOrder,
  taken: Set<string>,
): Promise<Outcome> {
  try {
    return await exportOne(store, id, order, taken);
  } catch (fault) {
    logFault('export', fault);
    const headline = store.isOpen ? (store.stories.get(id)?.headline ?? '') : '';
    return leaveOut(headline, explainFault(fault).message, isStoreFault(fault));
  }
}

async function exportOne(
  store: ArticleStore,
  id: StoryId,
  { form, folder, copies, now, signal }: ManyOrder,
  taken: Set<string>,
): Promise<Outcome> {
  const judged = isForReaders(form.format);
  if (judged) await prepareStory(store, id);
  const ready = readStory(store, id, { now: now(), claimReview: form.claimReview });
  if (!ready) return leaveOut('', 'It is no longer in the library.');
  const headline = headlineOf(ready);
  const errors = judged ? ready.checklist.filter(({ severity }) => severity === 'error') : [];
  const [first] = errors;
  if (first) {
    const more = errors.length === 1 ? '' : ` And ${errors.length - 1} more.`;
    return leaveOut(headline, `${first.message}${more}`);
  }
  // Asked before: once it is out, readers have seen it so.
  const isChanged = judged && untoldChanges(store, id) > 0;
  const path = await placeInFolder(store, ready, folder, form.format, taken);
  const written = await exportStory(store, {
    ready,
    form,
    path,
    copies,
    signal,
    override: null,
    now: now(),
  });
  if (written.ok) return { isWritten: true, headline, isChanged };
  const { code, message } = written.error;
  return leaveOut(headline, message, code === 'disk-full' || code === 'read-only');
}

/** The stories that a filter of the library lets through, a stretch of it at a time. */
export async function storiesOf(
  store: ArticleStore,
  filter: Pick<Input<'stories.list'>, 'search' | 'status' | 'tag'>,
): Promise<StoryId[]> {
  const ids = new Set<StoryId>();
  for (let offset = 0; ; offset += 500) {
    const { rows, total } = store.stories.list({ ...filter, offset, limit: 500 });
    for (const { id } of rows) ids.add(id);
    if (rows.length === 0 || offset + rows.length >= total) return [...ids];
    await new Promise((resolve) => setImmediate(resolve));
  }
}
