import {
  Slice,
  type Fragment,
  type Attrs,
  type MarkSpec,
  type Node,
  type NodeSpec,
  type NodeType,
  type Schema,
} from 'prosemirror-model';
import { isSafeLink } from '../link.ts';
import { isLanguageTag, validateId, validateInteger } from './attributes.ts';

// Changes that are proposed and not yet decided. The text always reads as if every one of them were
// accepted; what their rejection needs stands in the document itself. None of them has a parse
// rule, so nothing that is pasted or dropped can be a proposal.

/** Where blocks stood that were taken out: before or behind a block around the leaf. */
export const deletionSides = ['before', 'after'] as const;

/**
 * Words or blocks that are proposed to be taken out, where they stood. `id` names the note that
 * says who proposes it and when. `slice` is a ProseMirror slice as JSON: what stands there again
 * when the proposal is rejected. With `side` null the slice replaces the leaf itself; its two sides
 * are open as far as they were cut. Else it is of whole blocks, which stood before or behind the
 * node `depth` levels out of the leaf: 1 is the leaf's own text block.
 */
export function deletion(schemaOf: () => Schema): NodeSpec {
  return {
    inline: true,
    group: 'inline proposal',
    selectable: false,
    attrs: {
      id: { validate: validateId },
      slice: { validate: (value: unknown) => void readSlice(schemaOf(), value) },
      side: { default: null, validate: validateSide },
      depth: { default: 1, validate: validateInteger(1, mostDepth) },
    },
    toDOM: (node) => ['span', { 'data-deletion': String(node.attrs['id']) }],
  };
}

/**
 * The end of the text block that it stands in is proposed: it came by splitting a block, `depth`
 * levels of nodes deep (2 where a list item was split with its paragraph). Rejected, the block and
 * the one behind it are one again. Where in its block the leaf stands means nothing.
 */
export const split: NodeSpec = {
  inline: true,
  group: 'inline proposal',
  selectable: false,
  attrs: {
    id: { validate: validateId },
    depth: { default: 1, validate: validateInteger(1, 64) },
  },
  toDOM: (node) => ['span', { 'data-split': String(node.attrs['id']) }],
};

/** Words, or whole blocks, that are proposed to be put in. Rejected, they are gone. */
export const insertion: MarkSpec = {
  attrs: { id: { validate: validateId } },
  inclusive: false,
  toDOM: (mark, inline) => [
    inline ? 'span' : 'div',
    { 'data-insertion': String(mark.attrs['id']) },
    0,
  ],
};

/** The marks that dress words for readers, which a proposal may change. */
export const formatMarks = ['link', 'em', 'strong', 'foreign'] as const;

/** Words that are proposed to be dressed otherwise; `marks` is how they were, as JSON of marks. */
export const format_change: MarkSpec = {
  attrs: { id: { validate: validateId }, marks: { validate: validateFormat } },
  inclusive: false,
  toDOM: (mark) => ['span', { 'data-format-change': String(mark.attrs['id']) }, 0],
};

/** A block that is proposed to be of another kind, or to say otherwise; `before` is how it was. */
export function block_change(schemaOf: () => Schema): MarkSpec {
  return {
    attrs: {
      id: { validate: validateId },
      before: { validate: (value: unknown) => void readForm(schemaOf(), value) },
    },
    inclusive: false,
    toDOM: (mark) => ['div', { 'data-block-change': String(mark.attrs['id']) }, 0],
  };
}

const mostDepth = 64;
/** Nodes of one slice, those of slices in it not counted. */
const mostNodes = 2_000_000;

// A slice is read once for each object that holds it: documents share their attributes.
const read = new WeakMap<object, Slice>();

/**
 * The slice that a deletion holds.
 * @throws RangeError unless `json` is a slice of `schema` whose nodes are all valid in themselves,
 * nested at most 64 deep.
 */
export function readSlice(schema: Schema, json: unknown): Slice {
  if (typeof json !== 'object' || json === null)
    throw new RangeError('What a deletion holds is a slice');
  const known = read.get(json);
  if (known) return known;
  boundDepth(json);
  const slice = Slice.fromJSON(schema, json);
  const { content, openStart, openEnd } = slice;
  if (content.size === 0) throw new RangeError('A deletion holds something');
  if (openStart > sideDepth(content, 'firstChild') || openEnd > sideDepth(content, 'lastChild'))
    throw new RangeError('A slice is open no deeper than it is');
  content.forEach((node) => {
    node.check();
  });
  read.set(json, slice);
  return slice;
}

/** How many nodes deep a side of a fragment is: as far as a slice of it may be open there. */
export function sideDepth(content: Fragment, side: 'firstChild' | 'lastChild'): number {
  let depth = 0;
  for (let node: Node | null = content[side]; node && !node.isLeaf && !node.isText; depth++)
    node = node[side];
  return depth;
}

/** Leaves that tell of blocks beside it in one block of text: no editor comes near it. */
const mostBeside = 10_000;

/**
 * Checks what no single node can: how many leaves stand in one block of text that tell of blocks
 * beside it, since what it costs to put them back grows with the square of that.
 * @throws RangeError where there are too many
 */
export function checkProposals(doc: Node): void {
  doc.descendants((block) => {
    if (!block.isTextblock) return true;
    const beside = block.children.filter((leaf) => typeof leaf.attrs['side'] === 'string');
    if (beside.length > mostBeside) throw new RangeError('A block has too many beside it');
    return false;
  });
}

/** Walks without recursion: what is nested too deep for the schema is too deep for the stack. */
function boundDepth(json: object): void {
  let [level, count]: [object[], number] = [[json], 0];
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    // Each level of nodes is two of objects, and a slice in a slice a few more.
    if (depth > mostDepth * 4 || count > mostNodes * 4)
      throw new RangeError('A deletion holds too much');
    level = level.flatMap((one) =>
      Object.values(one).filter(
        (value): value is object => typeof value === 'object' && value !== null,
      ),
    );
  }
}

function validateSide(value: unknown): void {
  if (value !== null && !(deletionSides as readonly unknown[]).includes(value))
    throw new RangeError('Blocks stood before or after a block');
}

function validateFormat(value: unknown): void {
  if (!Array.isArray(value) || value.length > formatMarks.length || !value.every(isFormat))
    throw new RangeError('Former marks are links, emphasis or languages');
}

function isFormat(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, attrs } = value as { type?: unknown; attrs?: Record<string, unknown> };
  if (type === 'link') return isSafeLink(attrs?.['href']);
  if (type === 'foreign') return isLanguageTag(attrs?.['lang']);
  return type === 'em' || type === 'strong';
}

/** What a block was. */
export interface BlockForm {
  readonly type: NodeType;
  readonly attrs: Attrs;
}

/**
 * The form that a changed block had.
 * @throws RangeError unless `json` names a kind of block with attributes that it may have.
 */
export function readForm(schema: Schema, json: unknown): BlockForm {
  const { type: name, attrs } = (json ?? {}) as { type?: unknown; attrs?: Attrs | null };
  const type =
    typeof name === 'string' && Object.hasOwn(schema.nodes, name) ? schema.nodes[name] : undefined;
  if (!type?.isBlock || type === schema.topNodeType || typeof attrs !== 'object')
    throw new RangeError('A block was of a kind that the schema knows');
  const example = type.createAndFill(attrs);
  example?.check();
  return { type, attrs: example?.attrs ?? {} };
}
