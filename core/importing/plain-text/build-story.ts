import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { assertNever } from '../../base/assert-never.ts';
import { articleSchema } from '../../article/schema.ts';
import { findAddresses, loneAddress } from './web-address.ts';
import type { List, Piece, Reading } from './piece.ts';

const { nodes, marks } = articleSchema;

/** The document of a reading. */
export function buildStory({ head, body }: Reading): Node {
  const blocks = body.map(buildBlock);
  return nodes.doc.create(null, [
    nodes.headline.create(null, plain(head.headline)),
    nodes.standfirst.create(null, linked(head.standfirst)),
    nodes.byline.create(null, linked(head.byline)),
    nodes.dateline.create(null, plain(head.dateline)),
    nodes.body.create(null, blocks.length > 0 ? blocks : nodes.paragraph.create()),
  ]);
}

function buildBlock(piece: Piece): Node {
  switch (piece.kind) {
    case 'passage':
      return paragraph(piece.text);
    case 'heading':
      return nodes.heading.create({ level: piece.level }, plain(piece.text));
    case 'list':
      return buildList(piece);
    case 'quote':
      return nodes.blockquote.create(
        null,
        piece.paragraphs.length > 0 ? piece.paragraphs.map(paragraph) : nodes.paragraph.create(),
      );
    case 'figure':
      return nodes.figure.create(null, [
        nodes.caption.create(null, linked(piece.caption)),
        nodes.credit.create(null, linked(piece.credit)),
      ]);
    case 'related':
      return nodes.related_link.create({ href: onlyAddress(piece.text) }, plain(piece.text));
    case 'embed':
      return nodes.embed_link.create({ href: loneAddress(piece.text) }, plain(piece.text));
    case 'break':
      return nodes.section_break.create();
    default:
      return assertNever(piece);
  }
}

function buildList({ ordered, start, items }: List): Node {
  const content = items.map((item) =>
    nodes.list_item.create(null, [paragraph(item.text), ...item.lists.map(buildList)]),
  );
  return ordered
    ? nodes.ordered_list.create({ start }, content)
    : nodes.bullet_list.create(null, content);
}

function paragraph(text: string): Node {
  return nodes.paragraph.create(null, linked(text));
}

function plain(text: string): Fragment {
  return text === '' ? Fragment.empty : Fragment.from(articleSchema.text(text));
}

// Text with its web addresses as links and its line breaks as nodes.
function linked(text: string): Fragment {
  const content: Node[] = [];
  let at = 0;
  for (const { from, to, href } of findAddresses(text)) {
    addLines(content, text.slice(at, from), []);
    addLines(content, text.slice(from, to), [marks.link.create({ href })]);
    at = to;
  }
  addLines(content, text.slice(at), []);
  return Fragment.fromArray(content);
}

function addLines(content: Node[], text: string, lineMarks: readonly Mark[]): void {
  text.split('\n').forEach((line, index) => {
    if (index > 0) content.push(nodes.hard_break.create());
    if (line !== '') content.push(articleSchema.text(line, lineMarks));
  });
}

function onlyAddress(text: string): string | null {
  const [first, second] = findAddresses(text);
  return first && !second ? first.href : null;
}
