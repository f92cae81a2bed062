import type { ArticleStore } from '../../db/article-store.ts';
import { attempt } from '../log.ts';
import { welcomeDetails, welcomeDocument } from './story.ts';

/**
 * Puts the welcome story into a store that was just made. A desk without it is a desk all the same.
 * @param poster the story's picture
 */
export function addWelcomeStory(store: ArticleStore, poster: Uint8Array): void {
  attempt('welcome', () => {
    const medium = store.media.add(poster);
    const document = welcomeDocument(medium.ok ? medium.value : null);
    store.stories.create({ document, details: welcomeDetails, editor: '' });
  });
}
