import type { Node } from 'prosemirror-model';
import { leafText } from './leaf-text.ts';

/** What a block of text is in the story. */
export type BlockRole =
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'dateline'
  | 'paragraph'
  | 'heading'
  | 'list-item'
  | 'quote'
  | 'pull-quote'
  | 'caption'
  | 'credit'
  | 'related'
  | 'embed';

/** A stretch of a block's text, in UTF-16 offsets into it. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a block in another language, in UTF-16 offsets into the block's text. */
export interface ForeignSpan {
  readonly from: number;
  readonly to: number;
  readonly lang: string;
}

/**
 * One block of running text. Invariant: `text.length` equals the content size of `node`, so the
 * document position of offset `o` is `start + o`.
 */
export interface TextBlock {
  readonly role: BlockRole;
  readonly node: Node;
  /** Document position of the block's first character. */
  readonly start: number;
  readonly text: string;
  readonly foreign: readonly ForeignSpan[];
}

const roles: Readonly<Record<string, BlockRole>> = {
  headline: 'headline',
  standfirst: 'standfirst',
  byline: 'byline',
  dateline: 'dateline',
  heading: 'heading',
  pull_quote: 'pull-quote',
  caption: 'caption',
  credit: 'credit',
  related_link: 'related',
  embed_link: 'embed',
};

const containers: Readonly<Record<string, BlockRole>> = {
  list_item: 'list-item',
  blockquote: 'quote',
};

/** The text blocks of a story in reading order, empty ones too. */
export function textBlocks(doc: Node): TextBlock[] {
  const blocks: TextBlock[] = [];
  // The innermost container is carried along: to resolve each block would count all before it.
  const gather = (parent: Node, inside: number, around: BlockRole): void => {
    parent.forEach((node, offset) => {
      const start = inside + offset + 1;
      if (!node.isTextblock) gather(node, start, containers[node.type.name] ?? around);
      else blocks.push({ role: roles[node.type.name] ?? around, node, start, ...readBlock(node) });
    });
  };
  gather(doc, 0, 'paragraph');
  return blocks;
}

interface BlockText {
  readonly text: string;
  readonly foreign: readonly ForeignSpan[];
}

// Nodes are immutable, so what was read from one holds as long as it lives: after an edit only
// the blocks that changed are read again.
const known = new WeakMap<Node, BlockText>();

function readBlock(node: Node): BlockText {
  const before = known.get(node);
  if (before) return before;
  const read = { text: textOf(node), foreign: foreignSpans(node) };
  known.set(node, read);
  return read;
}

/** The text of a text block, a hard break as a newline, a proposal's leaf as `leafCharacter`. */
export function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, leafText);
}

function foreignSpans(block: Node): ForeignSpan[] {
  const spans: ForeignSpan[] = [];
  block.forEach((child, offset) => {
    const mark = child.marks.find((candidate) => candidate.type.name === 'foreign');
    if (!mark) return;
    const last = spans.at(-1);
    const lang = String(mark.attrs['lang']);
    const to = offset + child.nodeSize;
    if (last?.to === offset && last.lang === lang) spans[spans.length - 1] = { ...last, to };
    else spans.push({ from: offset, to, lang });
  });
  return spans;
}
