import type { StoryId } from '../../core/base/id.ts';
import type { Handlers, Input } from '../../core/contract/contract.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { drawForReaders } from './draw-story.ts';
import { logFault } from '../log.ts';
import type { PageTemplate } from './page-template.ts';
import type { Ports } from '../ports.ts';
import { appearingAt, headlineOf, readStory } from './publish-story.ts';

/** The preview, which follows its story for as long as its window is open. */
export interface LivePreview {
  /** @returns whether there is such a story. */
  readonly show: (id: StoryId, claimReview: boolean) => Promise<boolean>;
  /** Something of a story has changed; null for what surrounds every page. */
  readonly changed: (id: StoryId | null) => void;
}

/** Milliseconds from a change to the page that shows it: a long story is drawn less often, for typing goes before. */
const soonest = 150;
const latest = 600;
const restPerDrawing = 5;

/** Makes the preview, with no window yet. */
export function createLivePreview(
  store: ArticleStore,
  ports: Pick<Ports, 'now' | 'showPreview' | 'redrawPreview'>,
  template: Pick<PageTemplate, 'read'>,
): LivePreview {
  let shown: { readonly id: StoryId; readonly claimReview: boolean } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let took = 0;

  async function draw(): Promise<{ title: string; html: string } | null> {
    if (!shown || !store.isOpen) return null;
    const { template: house } = await template.read();
    const begun = performance.now();
    const ready = readStory(store, shown.id);
    if (!ready) return null;
    const { bytes } = drawForReaders(appearingAt(ready.published, ports.now()), {
      format: 'page',
      pictures: 'embedded',
      claimReview: shown.claimReview,
      template: house,
    });
    took = performance.now() - begun;
    const title = headlineOf(ready) || 'Untitled story';
    return { title, html: new TextDecoder().decode(bytes) };
  }

  async function redraw(): Promise<void> {
    const followed = shown;
    const page = await draw();
    const isOpen = page !== null && (await ports.redrawPreview(page.title, page.html));
    // Another story may be shown by now.
    if (!isOpen && shown === followed) shown = null;
  }

  return {
    async show(id, claimReview) {
      shown = { id, claimReview };
      const page = await draw();
      if (!page) return false;
      await ports.showPreview(page.title, page.html);
      return true;
    },
    changed(id) {
      if (!shown || (id !== null && id !== shown.id)) return;
      // Whoever types on sees the page as it was a moment ago, not when she pauses.
      timer ??= setTimeout(
        () => {
          timer = null;
          redraw().catch((fault: unknown) => logFault('preview', fault));
        },
        Math.min(latest, Math.max(soonest, took * restPerDrawing)),
      );
      timer.unref();
    },
  };
}

/** What changes a page, and of which story. */
const changes: { readonly [Name in ChangingChannel]: (input: Input<Name>) => StoryId } = {
  'journal.append': ({ id }) => id,
  'stories.setDetails': ({ id }) => id,
  'tags.add': ({ id }) => id,
  'tags.remove': ({ id }) => id,
  'corrections.add': ({ storyId }) => storyId,
  'corrections.setText': ({ storyId }) => storyId,
  'corrections.remove': ({ storyId }) => storyId,
};

type ChangingChannel =
  | 'journal.append'
  | 'stories.setDetails'
  | `tags.${'add' | 'remove'}`
  | `corrections.${'add' | 'setText' | 'remove'}`;

/** Handlers that tell the preview of every change of what a page shows. */
export function followPreview(handlers: Handlers, preview: LivePreview): Handlers {
  const follow = (name: ChangingChannel) => {
    const handle = handlers[name] as (input: never) => unknown;
    const handleAndTell = async (input: never): Promise<unknown> => {
      const outcome = await handle(input);
      preview.changed(changes[name](input));
      return outcome;
    };
    return [name, handleAndTell] as const;
  };
  const names = Object.keys(changes) as ChangingChannel[];
  const followed = Object.fromEntries(names.map(follow)) as Pick<Handlers, ChangingChannel>;
  return { ...handlers, ...followed };
}
