import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { nameOfForm } from '../form-names.ts';
import { articleSchema } from '../schema.ts';
import { asAccepted, withoutProposals } from './reading.ts';
import { bears, deletionOf, hasProposals, isLeaf, isProposal, sliceOf } from './chosen.ts';
import { reject } from './decide.ts';
import { rejectedRuns, withRuns } from './decided-runs.ts';
import { insertionOf } from './take-back.ts';

const { nodes, marks } = articleSchema;

/** What is proposed at a place of the readers' text. */
export type AsideKind = 'insertion' | 'deletion' | 'format' | 'form';

/** What a sign that stands aside tells of. */
interface Aside {
  readonly kind: AsideKind;
  /** The proposal. */
  readonly id: string;
}

/**
 * A story as readers get it, with what is proposed beside it, the other way round than the desk has
 * it: words that are proposed to go stand in the text and bear an `insertion` mark, as do those that
 * are to be dressed otherwise; words and ends that are proposed to come, and other forms, are in
 * `deletion` leaves. Everything accepted, it is `withoutProposals` of the story.
 */
export interface ReadersText {
  readonly doc: Node;
  /** By the id that its marks and leaves bear. */
  readonly asides: ReadonlyMap<string, Aside>;
}

/** More proposals than these are not placed in the readers' text: nobody could look through them. */
const mostPlaced = 3000;

const known = new WeakMap<Node, ReadersText>();

/**
 * The readers' text with what is proposed in it at its place. Where that cannot be told, as in files
 * that no editor made, it is the readers' text alone.
 */
export function readersText(doc: Node): ReadersText {
  const before = known.get(doc);
  if (before) return before;
  const read = placed(doc) ?? { doc: withoutProposals(doc), asides: new Map<string, Aside>() };
  known.set(doc, read);
  return read;
}

/** The proposals of a story, those within what another takes out too: ids, in document order. */
export function proposalIds(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  const look = (node: Node): void => {
    if (!hasProposals(node)) return;
    if (isLeaf(node)) ids.add(String(node.attrs['id']));
    for (const mark of node.marks) if (isProposal(mark)) ids.add(String(mark.attrs['id']));
    (node.type === nodes.deletion ? sliceOf(node).content : node).forEach(look);
  };
  look(doc);
  return ids;
}

function placed(doc: Node): ReadersText | null {
  if (!hasProposals(doc)) return null;
  const ids = proposalIds(doc);
  if (ids.size > mostPlaced) return null;
  return turned(doc, ids, true) ?? turned(doc, ids, false);
}

/** @returns null where it would not be the readers' text */
function turned(doc: Node, ids: ReadonlySet<string>, hasBlocks: boolean): ReadersText | null {
  const turning = new Turning(hasBlocks);
  try {
    const read = rejected(turning.block(doc), ids);
    read.check();
    const isTrue = asAccepted(read).eq(withoutProposals(doc));
    return isTrue ? { doc: read, asides: turning.asides } : null;
  } catch (error) {
    // What no editor made may not bear what is put beside it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const mostRounds = 3;

function rejected(doc: Node, ids: ReadonlySet<string>): Node {
  const runs = rejectedRuns(doc, ids);
  const tr = new Transform(runs ? withRuns(doc, runs) : doc);
  for (let round = 0; round < mostRounds && bears(tr.doc, ids); round++) reject(tr, ids);
  return tr.doc;
}

/** Puts beside a text what would be lost of its proposals when they are rejected. */
class Turning {
  readonly asides = new Map<string, Aside>();

  private readonly hasBlocks: boolean;

  /** @param hasBlocks whether whole blocks, and ends that go, are told of too */
  constructor(hasBlocks: boolean) {
    this.hasBlocks = hasBlocks;
  }

  block(node: Node): Node {
    if (!hasProposals(node)) return node;
    if (node.isTextblock) return node.copy(Fragment.fromArray(this.line(node)));
    return node.copy(Fragment.fromArray(this.siblings(node.children)));
  }

  private sign(kind: AsideKind, id: string): string {
    const own = `aside-${String(this.asides.size + 1)}`;
    this.asides.set(own, { kind, id });
    return own;
  }

  private leaf(kind: AsideKind, id: string, content: readonly Node[]): Node {
    return deletionOf(this.sign(kind, id), new Slice(Fragment.fromArray([...content]), 0, 0));
  }

  /** Blocks beside one another; those that one proposal put in are told of by a leaf in the first. */
  private siblings(blocks: readonly Node[]): Node[] {
    const turned: Node[] = [];
    for (let at = 0; at < blocks.length;) {
      const block = blocks[at];
      const id = insertionOf(block);
      if (!block) break;
      let end = at + 1;
      while (id !== null && insertionOf(blocks[end]) === id) end += 1;
      if (id === null) turned.push(this.reformed(this.block(block), block));
      else if (this.hasBlocks) this.come(turned, blocks.slice(at, end), id);
      else turned.push(...blocks.slice(at, end));
      at = end;
    }
    return turned;
  }

  private come(turned: Node[], blocks: readonly Node[], id: string): void {
    const house = blocks.findIndex((block) => firstText(block) !== null);
    // What it holds is told, not decided: nothing of it is proposed once more.
    const slice = new Slice(Fragment.fromArray(blocks.map((one) => bare(asAccepted(one)))), 0, 0);
    const leafAt = (side: 'before' | 'after', depth: number): Node =>
      deletionOf(this.sign('insertion', id), slice, { side, depth });
    const last = turned.at(-1);
    if (house === -1 && last)
      turned[turned.length - 1] = atEnd(last, (depth) => leafAt('after', depth));
    turned.push(
      ...blocks.map((block, index) =>
        index === house ? atStart(block, leafAt('before', firstText(block) ?? 1)) : block,
      ),
    );
  }

  private reformed(turned: Node, block: Node): Node {
    const mark = block.marks.find(({ type }) => type === marks.block_change);
    if (!mark || firstText(block) === null) return turned;
    const { type, attrs } = block;
    const name = nameOfForm({ type: type.name, attrs });
    return atStart(turned, this.leaf('form', String(mark.attrs['id']), [articleSchema.text(name)]));
  }

  private line(block: Node): Node[] {
    const turned: Node[] = [];
    let came: { readonly id: string; readonly words: Node[]; readonly at: number } | null = null;
    const close = (): void => {
      if (came) turned.splice(came.at, 0, this.leaf('insertion', came.id, came.words));
      came = null;
    };
    for (const node of block.children) {
      const id = isLeaf(node) ? null : insertionOf(node);
      if (came && came.id !== id) close();
      if (id !== null) (came ??= { id, words: [], at: turned.length }).words.push(bare(node));
      turned.push(...this.inline(node, id !== null));
    }
    close();
    return turned;
  }

  private inline(node: Node, isPutIn: boolean): Node[] {
    if (node.type === nodes.split)
      return [this.leaf('insertion', String(node.attrs['id']), [splitSign]), node];
    if (node.type === nodes.deletion) return [this.taken(node, String(node.attrs['id']))];
    const dressed = node.marks.find(({ type }) => type === marks.format_change);
    if (!dressed || isPutIn) return [node];
    return [this.marked(node, 'format', String(dressed.attrs['id']))];
  }

  private marked(node: Node, kind: AsideKind, id: string): Node {
    return node.mark(marks.insertion.create({ id: this.sign(kind, id) }).addToSet(node.marks));
  }

  /** A deletion whose words bear the sign when they stand in the text again. */
  private taken(leaf: Node, id: string): Node {
    const { content, openStart, openEnd } = sliceOf(leaf);
    const now = content.content.map((node, index) => {
      const turned = this.takenIn(node, id);
      const isGoing = leaf.attrs['side'] !== null || index < content.childCount - 1;
      const isEnd = this.hasBlocks && node.isBlock && isGoing;
      return isEnd ? atEnd(turned, () => this.leaf('deletion', id, [splitSign])) : turned;
    });
    const slice = new Slice(Fragment.fromArray(now), openStart, openEnd).toJSON() as unknown;
    return nodes.deletion.create({ ...leaf.attrs, slice }, null, leaf.marks);
  }

  private takenIn(node: Node, id: string): Node {
    // What another put in goes with its own proposal, whatever becomes of this one.
    if (insertionOf(node) !== null || node.type === nodes.split) return node;
    if (node.type === nodes.deletion) return this.taken(node, id);
    if (node.isInline) return this.marked(node, 'deletion', id);
    const own = node.copy(
      Fragment.fromArray(node.children.map((child) => this.takenIn(child, id))),
    );
    const isWordless = node.type === nodes.figure || node.type === nodes.section_break;
    return isWordless ? this.marked(own, 'deletion', id) : own;
  }
}

const splitSign = nodes.split.create({ id: 'aside' });

/** Words without what is proposed of them. */
function bare(node: Node): Node {
  return node.mark(node.marks.filter((mark) => !isProposal(mark)));
}

/** How many levels its first block of text is deep, 1 for itself; null where there is none. */
function firstText(block: Node): number | null {
  let depth = 1;
  for (let node: Node | null = block; node; node = node.firstChild, depth++)
    if (node.isTextblock) return depth;
  return null;
}

function atStart(block: Node, leaf: Node): Node {
  const { firstChild } = block;
  if (block.isTextblock) return block.copy(Fragment.from(leaf).append(block.content));
  return firstChild ? block.copy(block.content.replaceChild(0, atStart(firstChild, leaf))) : block;
}

function atEnd(block: Node, leafOf: (depth: number) => Node, depth = 1): Node {
  if (block.isTextblock) return block.copy(block.content.addToEnd(leafOf(depth)));
  const { lastChild, childCount } = block;
  if (!lastChild?.isBlock || lastChild.isLeaf) return block;
  return block.copy(
    block.content.replaceChild(childCount - 1, atEnd(lastChild, leafOf, depth + 1)),
  );
}
