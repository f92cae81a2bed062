import type { Node } from 'prosemirror-model';
import { openDocument } from '../../core/article/document.ts';
import { slugOf, type Story } from '../../core/article/story.ts';
import type { MediaHash, StoryId } from '../../core/base/id.ts';
import { readPictureFacts } from '../../core/article/pictures/picture-facts.ts';
import type { ChecklistInput } from '../../core/publishing/checklist.ts';
import { isForReaders } from '../../core/publishing/export-format.ts';
import type { ArticleStore } from '../../db/article-store.ts';

type JudgingPlaces = Pick<
  ChecklistInput,
  'namesakes' | 'sameAddress' | 'spellTime' | 'hasLocation' | 'isOwnHost' | 'hasStoryAt'
>;

/** What the library around a story has to say when the story is judged. */
export function judgingPlaces(store: ArticleStore, story: Story, document: Node): JudgingPlaces {
  const { stories } = store;
  const slug = story.slug || slugOf(document.firstChild?.textContent ?? '');
  return {
    namesakes: stories.bySlug(slug, story.id).map(({ id, headline }) => ({
      headline,
      isPublished: wentOutAs(store, id, slug),
    })),
    sameAddress: stories.byAddress(story.canonicalUrl, story.id)?.headline ?? null,
    spellTime: spellMoment,
    hasLocation: (hash) => hasLocation(store, hash),
    isOwnHost: (host) => isHostOf(story.canonicalUrl, host) || stories.hasHost(host),
    hasStoryAt: (address) => stories.byAddress(address) !== null,
  };
}

/**
 * Whether what readers got last of a story went out under a slug: that of the story then, or the
 * name that its file was given. An export of which no content was kept is known by its file alone.
 */
function wentOutAs(store: ArticleStore, id: StoryId, slug: string): boolean {
  const last = store.exports.ofStory(id).find(({ format }) => isForReaders(format));
  if (!last) return false;
  const seen = store.exports.seen(last.sha256);
  const opened = seen && openDocument(seen.document);
  const headline = opened?.ok ? (opened.value.firstChild?.textContent ?? '') : '';
  const own = seen?.details.slug ?? '';
  const names = [own === '' ? slugOf(headline) : own, last.name.replace(/\.[^.]*$/, '')];
  return names.some((name) => name.toLowerCase() === slug.toLowerCase());
}

/** What judges a story of which there is no library: a file on its way straight to a page. */
export const noLibrary: Omit<JudgingPlaces, 'hasLocation'> = {
  namesakes: [],
  sameAddress: null,
  spellTime: spellMoment,
  isOwnHost: () => false,
  hasStoryAt: () => false,
};

/** A moment in this machine's own time, with the zone. */
function spellMoment(moment: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(moment);
}

function isHostOf(address: string, host: string): boolean {
  return URL.canParse(address) && new URL(address).host === host;
}

function hasLocation(store: ArticleStore, hash: MediaHash): boolean {
  const medium = store.media.get(hash);
  const bytes = medium && store.media.read(hash);
  return bytes ? readPictureFacts(medium.type, bytes).hasPlace : false;
}
