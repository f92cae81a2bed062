import type { fromMarkdown } from 'mdast-util-from-markdown';

// The syntax tree of Markdown (mdast), as far as reading it goes.

/** A document. */
export type Root = ReturnType<typeof fromMarkdown>;
/** Any node that may stand in a document. */
export type AnyContent = Root['children'][number];
/** A node of one kind. */
type Content<Type extends AnyContent['type']> = Extract<AnyContent, { readonly type: Type }>;

export type Paragraph = Content<'paragraph'>;
export type ListItem = Content<'listItem'>;
export type Definition = Content<'definition'>;
export type FootnoteDefinition = Content<'footnoteDefinition'>;
/** What stands in a line of words. */
export type PhrasingContent = Paragraph['children'][number];
