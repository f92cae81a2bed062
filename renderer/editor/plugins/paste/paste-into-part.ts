import { Fragment, type Node, type Slice } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import { headParts } from '../../parts.ts';

const { nodes } = articleSchema;

/**
 * Pasting into a part that is one line (headline, caption …). In the head the first block goes
 * into the part and the others to the top of the body, so that a whole story can be pasted where
 * the caret stands at first; elsewhere all of it becomes one line. Nothing is lost either way.
 * @returns null where the editor's own pasting does.
 */
export function pasteIntoPart(state: EditorState, slice: Slice): Transaction | null {
  const { $from, $to } = state.selection;
  const { parent } = $from;
  const isHead = (headParts as readonly string[]).includes(parent.type.name);
  const isLine = isHead || parent.type === nodes.caption || parent.type === nodes.credit;
  if (!isLine || !$from.sameParent($to) || slice.size === 0) return null;
  const blocks = contentBlocks(slice);
  const first = blocks[0];
  if (!isHead) return putLine(state.tr, lineOf(blocks), parent);
  if (!first?.isTextblock) return blocks.length > 0 ? putBlocks(state.tr, blocks) : null;
  const tr = putLine(state.tr, lineOf([first]), parent);
  return blocks.length > 1 ? putBlocks(tr, blocks.slice(1)) : tr;
}

/** The slice's blocks; pasted inline content counts as one, pasted head and body as their blocks. */
function contentBlocks({ content }: Slice): Node[] {
  if (content.firstChild?.isInline) return [nodes.paragraph.create(null, content)];
  return content.content.flatMap((node) => {
    if (node.type === nodes.body) return [...node.children];
    if (!(headParts as readonly string[]).includes(node.type.name)) return [node];
    return node.content.size > 0 ? [nodes.paragraph.create(null, node.content)] : [];
  });
}

/** The inline content of all text blocks, a space between blocks and for breaks. */
function lineOf(blocks: readonly Node[]): Node[] {
  const line: Node[] = [];
  const visit = (node: Node): void => {
    if (node.isText) line.push(node);
    else if (node.type === nodes.hard_break) line.push(articleSchema.text(' '));
    else {
      if (node.isTextblock && line.length > 0) line.push(articleSchema.text(' '));
      node.forEach(visit);
    }
  };
  blocks.forEach(visit);
  return line;
}

function putLine(tr: Transaction, line: readonly Node[], parent: Node): Transaction {
  const { from, to } = tr.selection;
  const allowed = line.map((node) => node.mark(parent.type.allowedMarks(node.marks)));
  tr.replaceWith(from, to, Fragment.fromArray(allowed));
  const end = from + allowed.reduce((size, node) => size + node.nodeSize, 0);
  return tr.setSelection(TextSelection.create(tr.doc, end));
}

function putBlocks(tr: Transaction, blocks: readonly Node[]): Transaction {
  const body = tr.doc.lastChild;
  const first = body?.firstChild;
  if (!body || !first) return tr;
  const at = tr.doc.content.size - body.nodeSize + 1;
  const isBlank =
    body.childCount === 1 && first.type === nodes.paragraph && first.content.size === 0;
  const whole = blocks.map(completed);
  tr.replaceWith(at, isBlank ? at + first.nodeSize : at, whole);
  const end = at + whole.reduce((size, node) => size + node.nodeSize, 0);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
}

/** Pasted nodes may lack what their schema asks for, such as the paragraph of a list item. */
function completed(node: Node): Node {
  if (node.isTextblock || node.isLeaf) return node;
  const content = Fragment.fromArray(node.content.content.map(completed));
  return (
    node.type.createAndFill(node.attrs, content) ?? nodes.paragraph.create(null, lineOf([node]))
  );
}
