import type { StoryId } from '../../core/base/id.ts';
import type { OpenStory } from '../../core/contract/stories.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { MendedStory } from '../../db/mend-story.ts';
import { dayAndTime } from '../../db/salvage/salvage-report.ts';
import { StoreDamage } from '../../db/store-failure.ts';
import type { Ports } from '../ports.ts';

/**
 * Opens a story; one whose journal is damaged as of its last good moment, and says so.
 * @throws StoreDamage when nothing of its text is left.
 */
export function openOrMend(
  store: ArticleStore,
  id: StoryId,
  ports?: Pick<Ports, 'emit'>,
): OpenStory | null {
  try {
    return store.stories.open(id);
  } catch (error) {
    if (!(error instanceof StoreDamage) || store.isReadOnly) throw error;
    const mended = store.mend(id);
    if (!mended) throw error;
    ports?.emit('store.failed', { code: 'store', message: mendedSentence(mended) });
    return store.stories.open(id);
  }
}

function mendedSentence({ lastAt, isLastText }: MendedStory): string {
  const kept =
    'What its history held is kept as it was found, in the folder “damaged” of the library. Every other story is untouched.';
  if (isLastText)
    return `Part of this story’s history is damaged on the disk. Its text is the last one that was saved. ${kept}`;
  const moment = lastAt === null ? 'as it began' : `as it was on ${dayAndTime(lastAt)}`;
  return `The history of this story is damaged on the disk, so it stands ${moment}. ${kept} A backup may hold it whole.`;
}
