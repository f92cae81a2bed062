import type { StoryId } from '../../core/base/id.ts';
import type { Input } from '../../core/contract/contract.ts';
import type { ExportProgress, LeftOutStory, ManyExported } from '../../core/contract/publishing.ts';
import { isForReaders } from '../../core/publishing/export-format.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { DrawingForm } from './draw-story.ts';
import { exportStory, type ExportOrder } from './export-story.ts';
import { placeInFolder } from './place-in-folder.ts';
import { headlineOf, prepareStory, readStory } from './publish-story.ts';

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
  /** Looked at between stories. */
  readonly isCancelled: () => boolean;
}

/** The most stories of which it is told why they were left out. */
const mostTold = 200;

/**
 * Writes stories into a folder, one after the other; in between typing is journalled. A story with
 * errors on its checklist is left out: nobody has read them, so nobody can override them.
 */
export async function exportMany(store: ArticleStore, order: ManyOrder): Promise<ManyExported> {
  const { ids, isCancelled, hear } = order;
  const taken = new Set<string>();
  const leftOut: LeftOutStory[] = [];
  let [exported, leftOutCount, done] = [0, 0, 0];
  for (const id of ids) {
    if (isCancelled()) break;
    const left = await exportOne(store, id, order, taken);
    done += 1;
    if (left === null) exported += 1;
    else {
      leftOutCount += 1;
      if (leftOut.length < mostTold)
        leftOut.push({ id, headline: left.headline, reason: left.reason });
      if (left.endsAll) break;
    }
    hear({ done, total: ids.length });
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { exported, leftOut, leftOutCount, isCancelled: done < ids.length };
}

interface LeftOut extends LeftOutStory {
  /** Whether no other story can be written there either. */
  readonly endsAll?: boolean;
}

/** @returns why the story was left out; null when it was written. */
async function exportOne(
  store: ArticleStore,
  id: StoryId,
  { form, folder, copies, now }: ManyOrder,
  taken: Set<string>,
): Promise<LeftOut | null> {
  const judged = isForReaders(form.format);
  if (judged) await prepareStory(store, id);
  const ready = readStory(store, id, { now: now(), claimReview: form.claimReview });
  if (!ready) return { id, headline: '', reason: 'It is no longer in the library.' };
  const headline = headlineOf(ready);
  const errors = judged ? ready.checklist.filter(({ severity }) => severity === 'error') : [];
  const [first] = errors;
  if (first) {
    const more = errors.length === 1 ? '' : ` And ${errors.length - 1} more.`;
    return { id, headline, reason: `${first.message}${more}` };
  }
  const path = await placeInFolder(store, ready, folder, form.format, taken);
  const written = await exportStory(store, {
    ready,
    form,
    path,
    copies,
    override: null,
    now: now(),
  });
  if (written.ok) return null;
  const { code, message } = written.error;
  return { id, headline, reason: message, endsAll: code === 'disk-full' || code === 'read-only' };
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
