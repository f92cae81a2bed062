import { dirname } from 'node:path';
import type { StoryId } from '../../core/base/id.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Handlers, Input } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { ExportProgress } from '../../core/contract/publishing.ts';
import { formatEndings, isForReaders } from '../../core/publishing/export-format.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { DrawingForm } from '../publishing/draw-story.ts';
import { exportMany, storiesOf } from '../publishing/export-many.ts';
import { exportStory } from '../publishing/export-story.ts';
import { keepExportFolder, lastExportFolder } from '../publishing/export-place.ts';
import { createLivePreview, type LivePreview } from '../publishing/live-preview.ts';
import { createPageTemplate, type PageTemplate } from '../publishing/page-template.ts';
import type { Ports } from '../ports.ts';
import {
  fileNameOf,
  headlineOf,
  judgeStory,
  prepareStory,
  readStory,
} from '../publishing/publish-story.ts';
import { storyChanges } from '../publishing/story-changes.ts';

type PublishingChannel = Extract<keyof Handlers, `publishing.${string}` | `template.${string}`>;

/** What publishing keeps in hand while the desk is open. */
export interface PublishingParts {
  readonly template: PageTemplate;
  readonly preview: LivePreview;
}

/** Makes them over one store. */
export function createPublishingParts(store: ArticleStore, ports: Ports): PublishingParts {
  const template = createPageTemplate(store, () => {
    preview.changed(null);
    ports.emit('template.changed', null);
  });
  const preview = createLivePreview(store, ports, template);
  return { template, preview };
}

/** Answers what the desk asks about pages. */
export function createPublishingHandlers(
  store: ArticleStore,
  ports: Ports,
  parts: PublishingParts = createPublishingParts(store, ports),
): Pick<Handlers, PublishingChannel> {
  return {
    ...createPageHandlers(store, ports, parts),
    ...createManyHandlers(store, ports, parts),
    ...createTemplateHandlers(ports, parts),
  };
}

type ManyChannel = 'publishing.exportMany' | 'publishing.cancelMany';
type TemplateChannel = Extract<PublishingChannel, `template.${string}`>;

function createPageHandlers(
  store: ArticleStore,
  ports: Ports,
  { template, preview }: PublishingParts,
): Pick<Handlers, Exclude<PublishingChannel, ManyChannel | TemplateChannel>> {
  // Where pages went since Galley was opened. Kept in memory only: the log must not hold paths.
  const places = new Map<StoryId, string>();
  return {
    'publishing.checklist': async ({ id, before, claimReview }) => {
      await prepareStory(store, id);
      const exporting = before === 'export' ? { now: ports.now(), claimReview } : null;
      const items = judgeStory(store, id, exporting);
      return items ? success(items) : failure(notFound);
    },
    'publishing.preview': async ({ id, claimReview }) => {
      template.follow();
      return (await preview.show(id, claimReview)) ? success(null) : failure(notFound);
    },
    'publishing.changes': ({ id }) =>
      store.stories.get(id) ? success(storyChanges(store, id)) : failure(notFound),
    'publishing.export': async (asked) => {
      const written = await exportAsked(store, ports, template, asked);
      if (!written.ok) return written;
      places.set(asked.id, written.value.path);
      // The page holds the story's details, which now say when it was published.
      ports.emit('library.changed', { id: asked.id });
      return success(written.value.file);
    },
    'publishing.reveal': ({ id }) => {
      const path = places.get(id);
      if (path === undefined) return failure(nowhere);
      ports.reveal(path);
      return success(null);
    },
  };
}

async function exportAsked(
  store: ArticleStore,
  ports: Ports,
  template: PageTemplate,
  { id, format, claimReview, override }: Input<'publishing.export'>,
) {
  await prepareStory(store, id);
  const ready = readStory(store, id, { now: ports.now(), claimReview });
  if (!ready) return failure(notFound);
  // Colleagues get a story file as it stands; the checklist is for what readers get.
  const items = isForReaders(format) ? ready.checklist : [];
  const errors = items.filter(({ severity }) => severity === 'error');
  const given = override?.trim() ?? '';
  if (errors.length > 0 && given.length < shortestReason) return failure(blocked(errors.length));
  const name = `${fileNameOf(ready.story, headlineOf(ready))}.${formatEndings[format]}`;
  const path = await ports.pickPagePlace(name, await lastExportFolder(store));
  if (path === null) return failure(cancelled);
  const exported = await exportStory(store, {
    ready,
    form: await formOf(template, { format, claimReview }),
    path,
    override: errors.length > 0 ? given : null,
    copies: ports.copies,
    now: ports.now(),
  });
  if (!exported.ok) return exported;
  keepExportFolder(store, dirname(path));
  return success({ path, file: exported.value });
}

async function formOf(
  template: PageTemplate,
  form: Pick<DrawingForm, 'format' | 'claimReview'>,
): Promise<DrawingForm> {
  return { ...form, pictures: 'embedded', template: (await template.read()).template };
}

/** Milliseconds between two words on how far it is. */
const tellEvery = 100;

function createManyHandlers(
  store: ArticleStore,
  ports: Ports,
  { template }: PublishingParts,
): Pick<Handlers, ManyChannel> {
  let underWay: AbortController | null = null;
  return {
    'publishing.exportMany': async ({ format, claimReview, ...filter }) => {
      if (underWay) return failure(oneAtATime);
      const mine = new AbortController();
      underWay = mine;
      try {
        const folder = await ports.pickFolder('export', await lastExportFolder(store));
        if (folder === null) return failure(cancelled);
        keepExportFolder(store, folder);
        const many = await exportMany(store, {
          ids: await storiesOf(store, filter),
          form: await formOf(template, { format, claimReview }),
          folder,
          copies: ports.copies,
          now: () => ports.now(),
          hear: tellOf(ports),
          signal: mine.signal,
        });
        ports.emit('library.changed', { id: null });
        return success(many);
      } finally {
        underWay = null;
      }
    },
    'publishing.cancelMany': () => {
      underWay?.abort();
      return success(null);
    },
  };
}

function tellOf(ports: Pick<Ports, 'emit'>): (progress: ExportProgress) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < tellEvery && progress.done < progress.total) return;
    last = now;
    ports.emit('export.progress', progress);
  };
}

function createTemplateHandlers(
  ports: Ports,
  { template }: PublishingParts,
): Pick<Handlers, TemplateChannel> {
  return {
    'template.state': async () => {
      template.follow();
      return success((await template.read()).state);
    },
    'template.pick': async () => {
      const folder = await ports.pickFolder('template', null);
      if (folder === null) return failure(noFolder);
      return success((await template.choose(folder)).state);
    },
    'template.clear': async () => success((await template.choose(null)).state),
  };
}

// As the contract asks for it; spaces are no reason.
const shortestReason = 3;

const notFound: RequestFailure = {
  code: 'not-found',
  message: 'This story is no longer in the store. Nothing was exported.',
};

const cancelled: RequestFailure = { code: 'cancelled', message: 'Nothing was exported.' };

const noFolder: RequestFailure = { code: 'cancelled', message: 'The template stays as it was.' };

const oneAtATime: RequestFailure = {
  code: 'bad-request',
  message: 'Many stories are being exported already. Wait until they are written, or stop that.',
};

const nowhere: RequestFailure = {
  code: 'not-found',
  message:
    'This story has not been exported since Galley was opened, so its page’s place is not known.',
};

function blocked(errors: number): RequestFailure {
  const left = errors === 1 ? 'an error' : `${errors} errors`;
  return {
    code: 'bad-request',
    message: `The checklist has ${left}. Mend what it names, or say why the page goes out all the same.`,
  };
}
