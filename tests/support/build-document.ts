import { Node } from 'prosemirror-model';
import { articleSchema } from '../../core/article/schema.ts';

/** The parts of a story that a test cares about; what is left out is empty. */
export interface DocumentParts {
  readonly headline?: string;
  readonly standfirst?: string;
  readonly byline?: string;
  readonly dateline?: string;
  /** Blocks of the body: a string is a paragraph. */
  readonly body?: readonly (string | Node)[];
}

const { nodes } = articleSchema;

/** Builds a valid story from plain words. */
export function buildDocument(parts: DocumentParts = {}): Node {
  const body = (parts.body ?? ['']).map((block) =>
    typeof block === 'string' ? paragraph(block) : block,
  );
  const doc = nodes.doc.create(null, [
    nodes.headline.create(null, textNodes(parts.headline)),
    nodes.standfirst.create(null, textNodes(parts.standfirst)),
    nodes.byline.create(null, textNodes(parts.byline)),
    nodes.dateline.create(null, textNodes(parts.dateline)),
    nodes.body.create(null, body),
  ]);
  doc.check();
  return doc;
}

/** A paragraph of plain words. */
export function paragraph(text: string): Node {
  return nodes.paragraph.create(null, textNodes(text));
}

/** A figure with no picture yet. */
export function figure(caption: string, credit: string): Node {
  return nodes.figure.create(null, [
    nodes.caption.create(null, textNodes(caption)),
    nodes.credit.create(null, textNodes(credit)),
  ]);
}

function textNodes(text: string | undefined): Node[] {
  return text ? [articleSchema.text(text)] : [];
}
