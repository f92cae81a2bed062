import type { Fragment, Node } from 'prosemirror-model';
import { articleSchema } from '../../article/schema.ts';
import { assertNever } from '../../base/assert-never.ts';
import type {
  FigureDraft,
  ListDraft,
  PieceDraft,
  Runs,
  TableDraft,
  TextRun,
} from '../story-draft.ts';
import type { BuildState } from './build-state.ts';
import { flatPieces, type FlatPiece } from './flat-pieces.ts';
import { ghostWithin, isGhost, isGhostItem } from './ghosts.ts';
import { inlineOf, readLink } from './inline.ts';
import { ghostsOfItem, itemsOf, withSplitItems } from './items.ts';
import { buildRowWords } from './row-words.ts';
import { buildTextBlock } from './text-block.ts';

const { nodes } = articleSchema;

/** Deeper than this nothing is nested; the words still come through. */
const deepest = 8;
const longestAlt = 2000;
const longestRights = 400;

/** The blocks that pieces make in the body; empty ones make none. */
export function buildBlocks(pieces: readonly PieceDraft[], state: BuildState, depth = 0): Node[] {
  return pieces.flatMap((piece) => buildBlock(piece, state, depth));
}

function buildBlock(piece: PieceDraft, state: BuildState, depth: number): Node[] {
  switch (piece.kind) {
    case 'paragraph':
      return textBlock(nodes.paragraph.name, piece.runs, state);
    case 'heading':
      return textBlock(nodes.heading.name, piece.runs, state, { level: levelOf(piece.level) });
    case 'pull-quote':
      return textBlock(nodes.pull_quote.name, piece.runs, state);
    case 'list':
      return buildList(piece, state, depth);
    case 'quote':
      return buildQuote(piece.pieces, state, depth);
    case 'figure':
      return buildFigure(piece, state);
    case 'table':
      return buildTable(piece, state, depth);
    case 'related':
    case 'embed':
      return buildReference(piece, state);
    case 'break':
      return [nodes.section_break.create()];
    default:
      return assertNever(piece);
  }
}

function levelOf(level: number): number {
  return Math.min(Math.max(Math.trunc(level) || 2, 2), 4);
}

function textBlock(
  name: string,
  runs: Runs,
  state: BuildState,
  attrs: Record<string, unknown> | null = null,
  isInner = false,
): Node[] {
  const type = articleSchema.nodes[name];
  if (!type) throw new TypeError(`The schema has no ${name}`);
  return buildTextBlock(runs, { type, attrs, isInner }, state);
}

function buildReference(
  piece: Extract<PieceDraft, { kind: 'related' | 'embed' }>,
  state: BuildState,
): Node[] {
  const type = piece.kind === 'related' ? nodes.related_link : nodes.embed_link;
  const href = piece.href === null ? null : readLink(piece.href);
  if (piece.href !== null && href === null) state.unsafeLinks.push(piece.href.slice(0, 200));
  // The line is the link; links within it would only be told as misplaced.
  const plain = piece.runs.map((run) => (run === 'line-break' ? run : withoutLink(run)));
  const content = inlineOf(href === null ? piece.runs : plain, type, state);
  return content.size > 0 || href !== null ? [type.create({ href }, content)] : [];
}

function withoutLink(run: TextRun): TextRun {
  const plain: { -readonly [Key in keyof TextRun]: TextRun[Key] } = { ...run };
  delete plain.href;
  delete plain.strong;
  return plain;
}

function buildFigure(figure: FigureDraft, state: BuildState): Node[] {
  const picture = state.keepPicture(figure);
  const alt = figure.alt.replace(/\s+/gu, ' ').trim().slice(0, longestAlt);
  const caption = inlineOf(figure.caption, nodes.caption, state);
  const credit = inlineOf(figure.credit, nodes.credit, state);
  const isNothing = picture === null && alt === '' && caption.size + credit.size === 0;
  if (isNothing) return [];
  const attrs = {
    media: picture?.hash ?? null,
    alt: alt.replace(/[\ud800-\udbff]$/, ''),
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    rights: figure.rights.trim().slice(0, longestRights),
  };
  const content = [nodes.caption.create(null, caption), nodes.credit.create(null, credit)];
  return [nodes.figure.create(attrs, content)];
}

// What a quotation cannot hold parts it in two.
function buildQuote(pieces: readonly PieceDraft[], state: BuildState, depth: number): Node[] {
  const blocks: Node[] = [];
  let held: Node[] = [];
  const end = (): void => {
    if (held.length > 0) blocks.push(nodes.blockquote.create(null, held));
    held = [];
  };
  const inner = buildInner(pieces, state, depth + 1);
  if (inner.every(isGhost))
    return inner.map((ghost) => ghostWithin(ghost, (gone) => nodes.blockquote.create(null, gone)));
  for (const node of inner) {
    if (isInner(node)) held.push(node);
    else {
      end();
      blocks.push(node);
    }
  }
  end();
  return blocks;
}

// What an item cannot hold, a picture above all, comes after the list.
function buildList(list: ListDraft, state: BuildState, depth: number): Node[] {
  const after: Node[] = [];
  const items = list.items.flatMap((pieces) => {
    const held = buildInner(pieces, state, depth + 1).filter((node) => {
      if (!isInner(node)) after.push(node);
      return isInner(node);
    });
    return itemsOf(held);
  });
  if (items.length === 0) return after;
  const listOf = (content: Fragment | readonly Node[]): Node =>
    list.ordered
      ? nodes.ordered_list.create({ start: startOf(list.start) }, content)
      : nodes.bullet_list.create(null, content);
  if (items.every(isGhostItem))
    return [...items.flatMap((item) => ghostsOfItem(item, listOf)), ...after];
  return [listOf(withSplitItems(items)), ...after];
}

function startOf(start: number): number {
  return Number.isInteger(start) && start >= 0 && start <= 1_000_000 ? start : 1;
}

function isInner({ type }: Node): boolean {
  return type === nodes.paragraph || type === nodes.bullet_list || type === nodes.ordered_list;
}

/** Blocks within a quotation or an item: paragraphs, lists, and figures that have to leave it. */
function buildInner(pieces: readonly PieceDraft[], state: BuildState, depth: number): Node[] {
  return pieces.flatMap((piece) => {
    const isList = piece.kind === 'list';
    if (isList && depth < deepest) return buildList(piece, state, depth);
    const parts = flatPieces(piece, depth < deepest);
    return parts.flatMap((part) => buildFlat(part, state, depth));
  });
}

function buildFlat(part: FlatPiece, state: BuildState, depth: number): Node[] {
  if (part.kind === 'list') return buildList(part, state, depth);
  if (part.kind === 'figure') return buildFigure(part, state);
  if (part.kind === 'table') return buildTable(part, state, depth);
  return textBlock(nodes.paragraph.name, part.runs, state, null, true);
}

// A table of one column only arranges what stands in it.
function buildTable({ caption, rows }: TableDraft, state: BuildState, depth: number): Node[] {
  const blocks = textBlock(nodes.paragraph.name, caption, state);
  let isTable = false;
  for (const row of rows) {
    const [only, ...others] = row;
    if (only && others.length === 0) {
      const isDeep = depth >= deepest;
      blocks.push(
        ...(isDeep ? buildInner(only, state, depth) : buildBlocks(only, state, depth + 1)),
      );
    } else {
      isTable = true;
      blocks.push(...buildRow(row, state));
    }
  }
  if (isTable) state.tables += 1;
  return blocks;
}

function buildRow(row: readonly (readonly PieceDraft[])[], state: BuildState): Node[] {
  const parts = row.map((cell) => cell.flatMap((piece) => flatPieces(piece, false)));
  const words = buildRowWords(parts, state);
  const figures = parts.flat().filter((part) => part.kind === 'figure');
  return [...words, ...figures.flatMap((figure) => buildFigure(figure, state))];
}
