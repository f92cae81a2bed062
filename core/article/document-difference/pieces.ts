import type { Attrs, Node } from 'prosemirror-model';
import { articleSchema, privateMarks } from '../schema.ts';

/** Something that a piece stands in, such as a list. */
export interface Wrapping {
  readonly type: string;
  readonly attrs: Attrs;
  /** Whether the piece is the first in it; else it stands in the same one as the piece before it. */
  readonly opens: boolean;
}

/** What is compared as one: a block of text, a figure with its words, or a section break. */
export interface Piece {
  readonly node: Node;
  /** From the outermost inwards; empty for a part of the story's head. */
  readonly within: readonly Wrapping[];
  /** What stands before the first paragraph of a list's item, such as “3.”; empty elsewhere. */
  readonly label: string;
}

/** The pieces of a story in reading order. {@link documentOf} makes the same story of them. */
export function piecesOf(doc: Node): Piece[] {
  const pieces: Piece[] = [];
  const gather = (parent: Node, within: readonly Wrapping[], label: string): void => {
    parent.forEach((node, _offset, index) => {
      const around = index === 0 ? within : within.map((one) => ({ ...one, opens: false }));
      if (isPiece(node)) pieces.push({ node, within: around, label: index === 0 ? label : '' });
      else gather(node, [...around, wrappingOf(node)], labelOf(parent, index));
    });
  };
  gather(doc, [], '');
  return pieces;
}

function isPiece(node: Node): boolean {
  return node.isTextblock || node.isLeaf || node.type.name === 'figure';
}

function wrappingOf({ type, attrs }: Node): Wrapping {
  return { type: type.name, attrs, opens: true };
}

function labelOf(list: Node, index: number): string {
  if (list.type.name === 'bullet_list') return '•';
  return list.type.name === 'ordered_list' ? `${Number(list.attrs['start']) + index}.` : '';
}

/**
 * The story of these pieces, which need not come from one story: a piece that opens nothing goes on
 * in what the one before it stands in if that is of its kind, else it gets its own.
 */
export function documentOf(pieces: readonly Piece[]): Node {
  return articleSchema.topNodeType.create(null, nodesOf(pieces, 0));
}

function nodesOf(pieces: readonly Piece[], depth: number): Node[] {
  return stretchesOf(pieces, depth).map(({ wrapping, own }) => {
    const [first] = own;
    if (!wrapping && first) return first.node;
    const type = articleSchema.nodes[wrapping?.type ?? ''];
    if (!type) throw new RangeError(`The schema has no ${wrapping?.type ?? 'such node'}`);
    return type.create(wrapping?.attrs, nodesOf(own, depth + 1));
  });
}

interface Stretch {
  readonly wrapping: Wrapping | undefined;
  readonly own: Piece[];
}

/** The pieces that stand in one wrapping of this depth, together; those in none each by itself. */
function stretchesOf(pieces: readonly Piece[], depth: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (const piece of pieces) {
    const last = stretches.at(-1);
    if (last?.wrapping && goesOn(piece, depth, last.wrapping)) last.own.push(piece);
    else stretches.push({ wrapping: piece.within[depth], own: [piece] });
  }
  return stretches;
}

function goesOn(piece: Piece, depth: number, wrapping: Wrapping): boolean {
  const own = piece.within[depth];
  return own !== undefined && !own.opens && isAlike(own, wrapping);
}

function isAlike(one: Wrapping, other: Wrapping): boolean {
  return one.type === other.type && JSON.stringify(one.attrs) === JSON.stringify(other.attrs);
}

/** The blocks of text in a piece: itself, or a figure's caption and credit. */
export function textsOf({ node }: Piece): readonly Node[] {
  return node.isTextblock ? [node] : node.children;
}

const knownKeys = new WeakMap<Node, string>();

/** Two pieces have one key exactly if readers see the same; the desk's own marks do not count. */
export function keyOf({ node, within }: Piece): string {
  const around = within.map(({ type, attrs }) => [type, attrs]);
  return `${JSON.stringify(around)}${keyOfNode(node)}`;
}

function keyOfNode(node: Node): string {
  const known = knownKeys.get(node);
  if (known !== undefined) return known;
  const key = JSON.stringify(bare(node));
  knownKeys.set(node, key);
  return key;
}

/** What of a node is compared, as plain data; text that differs in private marks alone is joined. */
function bare(node: Node): unknown {
  const inside: unknown[] = [];
  let last: { text: string; readonly marks: string } | null = null;
  node.forEach((child) => {
    if (!child.isText) {
      last = null;
      inside.push([bare(child), marksKey(child)]);
      return;
    }
    const marks = marksKey(child);
    if (last?.marks === marks) last.text += child.text ?? '';
    else inside.push((last = { text: child.text ?? '', marks }));
  });
  return [node.type.name, node.attrs, inside];
}

function marksKey(node: Node): string {
  return JSON.stringify(publicMarks(node));
}

/** A mark as plain data. */
export interface PlainMark {
  readonly type: string;
  readonly attrs: Attrs;
}

/** The marks of an inline node that go with the story when it leaves the desk. */
export function publicMarks(node: Node): readonly PlainMark[] {
  return node.marks
    .filter(({ type }) => !privateMarks.has(type.name))
    .map(({ type, attrs }) => ({ type: type.name, attrs }));
}

/** Whether two sets of marks are one; a schema keeps them in one order. */
export function sameMarks(one: readonly PlainMark[], other: readonly PlainMark[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
