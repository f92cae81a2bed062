import type { Node } from 'prosemirror-model';
import { isStanding } from '../../core/article/note.ts';
import { slugOf, type Story } from '../../core/article/story.ts';
import type { MediaHash, StoryId } from '../../core/base/id.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import {
  checklist,
  prepareChecklist,
  type ChecklistInput,
} from '../../core/publishing/checklist.ts';
import type { PublishedPicture, PublishedStory } from '../../core/publishing/published-story.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { judgingPlaces } from './judging-places.ts';
import { nameOfSource, readSources, unreadableSources } from '../source-words.ts';

/** A story as it stood at one moment, with what the checklist says of it: what was judged is what is written. */
export interface StoryToPublish {
  readonly story: Story;
  /** The journal's sequence number that it stands at. */
  readonly seq: number;
  readonly published: PublishedStory;
  readonly checklist: readonly ChecklistItem[];
}

/** What a story is judged for: to leave the house, or, when null, to be ready. */
export type Exporting = ChecklistInput['exporting'];

/** Reads a stored story for publishing; null when there is none. */
export function readStory(
  store: ArticleStore,
  id: StoryId,
  exporting: Exporting = null,
): StoryToPublish | null {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  if (!story || !document) return null;
  const pictures = new Map<MediaHash, PublishedPicture>();
  document.descendants((node) => {
    const hash = node.attrs['media'] as MediaHash | null | undefined;
    const picture = hash && readPublishedPicture(store, hash);
    if (hash && picture) pictures.set(hash, picture);
  });
  const published = {
    details: story,
    updatedAt: story.updatedAt,
    document,
    tags: store.tags.ofStory(id),
    pictures,
    corrections: store.corrections.ofStory(id),
  };
  const judged = {
    story,
    document,
    exporting,
    hasPicture: (hash: MediaHash) => pictures.has(hash),
  };
  return {
    story,
    seq: store.stories.open(id)?.seq ?? 0,
    published,
    checklist: judge(store, judged),
  };
}

/** The checklist alone, without reading a picture from disk; null when there is no such story. */
export function judgeStory(
  store: ArticleStore,
  id: StoryId,
  exporting: Exporting = null,
): ChecklistItem[] | null {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  const hasPicture = (hash: MediaHash): boolean => store.media.get(hash) !== null;
  return story && document && judge(store, { story, document, exporting, hasPicture });
}

/** So many milliseconds at most the store's thread is kept from what else it has to do. */
const slice = 12;

/**
 * Reads what the checklist and the dossier judge by, a little at a time: typing is journalled in
 * between. Afterwards both take little time, as long as the story is not changed all over.
 */
export async function prepareStory(store: ArticleStore, id: StoryId): Promise<void> {
  const story = store.stories.get(id);
  const document = store.stories.document(id);
  if (!story || !document) return;
  const sources = readSources(store, id);
  let end = performance.now() + slice;
  const reading = prepareChecklist({ document, details: story, sources });
  while (reading.next().done !== true) {
    if (performance.now() < end) continue;
    await new Promise((resolve) => setImmediate(resolve));
    end = performance.now() + slice;
  }
}

/** The headline as the text has it now; the record's may be a pause behind. */
export function headlineOf(ready: Pick<StoryToPublish, 'published'>): string {
  return ready.published.document.firstChild?.textContent ?? '';
}

/** The story as it first appears at `moment`, unless it has appeared already. */
export function appearingAt(published: PublishedStory, moment: number): PublishedStory {
  const publishedAt = published.details.publishedAt ?? moment;
  return { ...published, details: { ...published.details, publishedAt } };
}

/** The name of a story's file without its ending: its slug, its headline, or its id. */
export function fileNameOf(story: Pick<Story, 'slug' | 'id'>, headline: string): string {
  const name = slugOf(story.slug) || slugOf(headline) || story.id;
  // Windows keeps these names for devices, whatever their ending.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `story-${name}` : name;
}

interface Judged {
  readonly story: Story;
  readonly document: Node;
  readonly exporting: Exporting;
  readonly hasPicture: (hash: MediaHash) => boolean;
}

function judge(
  store: ArticleStore,
  { story, document, exporting, hasPicture }: Judged,
): ChecklistItem[] {
  return checklist({
    ...judgingPlaces(store, story, document),
    document,
    details: story,
    exporting,
    hasPicture,
    claims: store.claims.ofStory(story.id),
    asksSignOff: store.settings.get().asksSignOff,
    sources: readSources(store, story.id),
    unreadable: unreadableSources(store, story.id).map(nameOfSource),
    dismissals: store.facts.dismissals(story.id),
    quoteTies: store.facts.quoteTies(story.id),
    writtenAt: story.createdAt,
    findings: store.stories.findings(story.id),
    notes: store.notes.ofStory(story.id).filter(isStanding),
  });
}

/** A stored picture; null when its bytes are not at hand. */
export function readPublishedPicture(
  store: ArticleStore,
  hash: MediaHash,
): PublishedPicture | null {
  const medium = store.media.get(hash);
  const bytes = medium && store.media.read(hash);
  return bytes ? { type: medium.type, width: medium.width, height: medium.height, bytes } : null;
}
