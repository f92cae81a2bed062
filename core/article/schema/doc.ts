import type { NodeSpec } from 'prosemirror-model';

/**
 * The whole story. Its head is always there, in this order, each part empty when the story has
 * none: so the desk can show where each belongs, and export leaves out what is empty.
 */
export const doc: NodeSpec = { content: 'headline standfirst byline dateline body', marks: '' };
