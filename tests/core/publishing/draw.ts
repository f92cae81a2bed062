import type { Node } from 'prosemirror-model';
import { blankDetails, type StoryDetails } from '../../../core/article/story.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedStory, PublishOptions } from '../../../core/publishing/published-story.ts';

export const page: PublishOptions = { shape: 'page', pictures: 'embedded' };
export const fragment: PublishOptions = { shape: 'fragment', pictures: 'beside' };

/** A story to publish, of which a test names only what it is about. */
export function toPublish(
  document: Node,
  rest: Partial<Omit<PublishedStory, 'document' | 'details'>> & {
    details?: Partial<StoryDetails>;
  } = {},
): PublishedStory {
  const { details, ...others } = rest;
  return {
    updatedAt: null,
    tags: [],
    pictures: new Map(),
    corrections: [],
    ...others,
    document,
    details: { ...blankDetails, ...details },
  };
}

/** The whole page. */
export function drawPage(story: PublishedStory): string {
  return publishPage(story, page).text;
}

/** What stands inside the article. */
export function drawArticle(story: PublishedStory): string {
  const html = publishPage(story, fragment).text;
  const inside = /^<article[^>]*>\n([\s\S]*)\n<\/article>\n$/.exec(html)?.[1];
  if (inside === undefined) throw new TypeError(`Not an article: ${html}`);
  return inside;
}
