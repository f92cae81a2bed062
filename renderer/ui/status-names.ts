import type { StoryStatus } from '../../core/article/story.ts';

/** The statuses as editors see them. */
export const statusNames: Readonly<Record<StoryStatus, string>> = {
  draft: 'Draft',
  editing: 'Edit',
  checking: 'Check',
  ready: 'Ready',
};
