import type { ArticleStore } from '../../db/article-store.ts';
import { attempt } from '../log.ts';
import posterAddress from './poster.webp?inline';
import { welcomeDetails, welcomeDocument } from './story.ts';

/** Puts the welcome story into a store that was just made. A desk without it is a desk all the same. */
export function addWelcomeStory(store: ArticleStore): void {
  attempt('welcome', () => {
    const medium = store.media.add(posterBytes());
    const document = welcomeDocument(medium.ok ? medium.value : null);
    store.stories.create({ document, details: welcomeDetails, editor: '' });
  });
}

function posterBytes(): Uint8Array {
  return Buffer.from(posterAddress.slice(posterAddress.indexOf(',') + 1), 'base64');
}
