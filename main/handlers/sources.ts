import { failure, success } from '../../core/base/result.ts';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import type { Handlers } from '../../core/contract/contract.ts';
import type { RefusedSource } from '../../core/contract/sources.ts';
import type { Source } from '../../core/factcheck/source.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { explainFault } from '../faults.ts';
import type { Ports } from '../ports.ts';
import { beginIntake, cleanFileName, storeAsSource } from '../vault/intake.ts';
import { keepFetched } from '../vault/keep-fetched.ts';
import { readIntoIntake } from '../vault/read-file.ts';
import { badFile, createUploads } from '../vault/uploads.ts';
import { systemTimer, type Timer } from './index-schedule.ts';
import { done, found, noSource, noStory, refused, type Reply } from './replies.ts';

type SourcesChannel = Extract<keyof Handlers, `sources.${string}`>;

/** The vault of each story; who brought a source in comes from here. */
export function createSourcesHandlers(
  store: ArticleStore,
  ports: Pick<Ports, 'newId' | 'now' | 'pickSources' | 'fetchPage' | 'whenPageGoes'>,
  timer: Timer = systemTimer,
): Pick<Handlers, SourcesChannel> {
  const { sources, settings } = store;
  const uploads = createUploads(store, ports, timer);
  const beginning = (storyId: StoryId) => ({
    id: ports.newId() as SourceId,
    storyId,
    editor: settings.get().editor,
  });

  async function take(path: string, storyId: StoryId): Promise<Source | RefusedSource> {
    const name = cleanFileName(path);
    const read = await readIntoIntake(path, (file) => beginIntake(store, file));
    if (!read.ok) return { name, reason: read.error };
    const stored = await read.value.finish(storeAsSource(store, beginning(storyId)));
    if (!stored.ok) return { name, reason: stored.error };
    return stored.value ?? { name, reason: goneMeanwhile };
  }

  return {
    'sources.pick': async ({ storyId }) => {
      if (store.isReadOnly) return readOnly;
      if (!store.stories.get(storyId)) return noStory;
      const paths = await ports.pickSources();
      if (paths === null) return cancelled;
      const added: Source[] = [];
      const refusedOnes: RefusedSource[] = [];
      for (const path of paths) {
        const taken = await take(path, storyId).catch((fault: unknown) => {
          // What is in the vault already must be told; with nothing there the whole request fails.
          if (added.length === 0) throw fault;
          const name = cleanFileName(path);
          return { name, reason: `“${name}” was not stored. ${explainFault(fault).message}` };
        });
        if ('reason' in taken) refusedOnes.push(taken);
        else added.push(taken);
      }
      return success({ added, refused: refusedOnes });
    },
    'sources.begin': async ({ storyId, name, size }) => {
      if (store.isReadOnly) return readOnly;
      const begun = await uploads.begin(storyId, { name, size });
      return begun.ok ? success({ upload: begun.value }) : begun;
    },
    'sources.append': ({ upload, bytes }) => uploads.append(upload, bytes),
    'sources.finish': ({ upload }) => uploads.finish(upload),
    'sources.cancel': ({ upload }) => uploads.cancel(upload),
    'sources.write': ({ storyId, ...written }) =>
      found(sources.write({ ...beginning(storyId), ...written }), noStory),
    'sources.setDetails': ({ id, details }) => found(sources.setDetails(id, details), noSource),
    'sources.setText': (words) => {
      const set = sources.setText(words);
      if (set.ok) return set;
      return set.error === 'not-found' ? noSource : wrongPages;
    },
    'sources.text': ({ id }) => found(sources.text(id), noSource),
    'sources.fetch': ({ id }) => fetchFor(id),
    'sources.remove': ({ id }) => done(sources.remove(id), noSource),
    'sources.restore': ({ id }) => found(sources.restore(id), noSource),
  };

  async function fetchFor(id: SourceId): Promise<Reply<Source>> {
    if (store.isReadOnly) return readOnly;
    const source = sources.get(id);
    if (!source) return noSource;
    if (source.kind !== 'link' || source.address === '') return noAddress;
    if (source.reading === 'read') return hasWords;
    if (source.reading === 'waiting') return isBeingRead;
    const page = await ports.fetchPage(source.address);
    if (page === null) return cancelledFetch;
    if (!page.ok) return badFile(page.error);
    const now = sources.get(id);
    if (!now) return noSource;
    if (now.address !== source.address) return movedMeanwhile;
    const kept = await keepFetched(store, id, page.value, ports.now());
    if (!kept.ok) return badFile(kept.error);
    return found(kept.value, noSource);
  }
}

const goneMeanwhile = 'The story was deleted meanwhile. Nothing was stored.';

const cancelled = failure({ code: 'cancelled', message: 'No source was added.' } as const);
const cancelledFetch = failure({
  code: 'cancelled',
  message: 'The page was not fetched.',
} as const);

const readOnly = refused(
  'read-only',
  'This library can only be read, so nothing can be added to the vault. Nothing was stored. Open the library from a disk that can be written.',
);

const wrongPages = refused(
  'bad-request',
  'The words of this source could not be kept: their pages do not lie in them. Nothing was changed. Drop the file in again.',
);

const noAddress = refused(
  'bad-request',
  'Only a link with a web address can be fetched, and this source is none. Nothing was fetched. Write its address into its details first.',
);

const isBeingRead = refused(
  'bad-request',
  'The page of this link is here already and its words are being read. Nothing was fetched. Wait until they are there.',
);

const movedMeanwhile = refused(
  'bad-request',
  'The address of this link was changed while its page was fetched. The page was not stored. Fetch it once more.',
);

const hasWords = refused(
  'bad-request',
  'This link has words already, typed or fetched, and evidence may point into them. Nothing was fetched, and they are kept. To have the page as well, add its address as another link without words, and fetch that one.',
);
