import type { Node } from 'prosemirror-model';
import { slugOf, type Story } from '../../core/article/story.ts';
import type { MediaHash } from '../../core/base/id.ts';
import { readPictureFacts } from '../../core/article/pictures/picture-facts.ts';
import type { ChecklistInput } from '../../core/publishing/checklist.ts';
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
      isPublished: (stories.get(id)?.publishedAt ?? null) !== null,
    })),
    sameAddress: stories.byAddress(story.canonicalUrl, story.id)?.headline ?? null,
    spellTime: spellMoment,
    hasLocation: (hash) => hasLocation(store, hash),
    isOwnHost: (host) => isHostOf(story.canonicalUrl, host) || stories.hasHost(host),
    hasStoryAt: (address) => stories.byAddress(address) !== null,
  };
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
