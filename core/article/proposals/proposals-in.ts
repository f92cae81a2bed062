import type { Mark, Node } from 'prosemirror-model';
import { spokenLeaf } from '../leaf-text.ts';
import { articleSchema } from '../schema.ts';
import { eachProposed, sliceOf } from './chosen.ts';

const { nodes, marks } = articleSchema;

/** What a place of a proposal is. */
export type ProposalPlaceKind = 'insertion' | 'deletion' | 'split' | 'format' | 'block';

/** One place of a proposal, in document positions. */
export interface ProposalPlace {
  readonly kind: ProposalPlaceKind;
  readonly from: number;
  readonly to: number;
  /** The words put in, taken out or dressed anew; ends of blocks as newlines. */
  readonly words: string;
}

/** What a proposal does: a replacement takes words out and puts others in, decided together. */
export type ProposalKind = 'insertion' | 'deletion' | 'replacement' | 'format';

/** A proposal as the document has it: all that bears the id of one note. */
export interface Proposal {
  readonly id: string;
  readonly kind: ProposalKind;
  /** In the order of the document, never empty. */
  readonly places: readonly ProposalPlace[];
}

const found = new WeakMap<Node, readonly Proposal[]>();

/**
 * What is proposed in a document, by first place. Proposals that stand within what another takes
 * out have no place of their own and are not among them; deciding their id decides them all the same.
 */
export function proposalsIn(doc: Node): readonly Proposal[] {
  const known = found.get(doc);
  if (known) return known;
  const places = new Map<string, ProposalPlace[]>();
  eachProposed(doc, (node, from) => {
    for (const { id, ...place } of placesOf(node, from)) {
      const before = places.get(id) ?? [];
      places.set(id, joined(before, place));
    }
  });
  const proposals = [...places].map(([id, own]) => ({ id, kind: kindOf(own), places: own }));
  found.set(doc, proposals);
  return proposals;
}

function placesOf(node: Node, from: number): (ProposalPlace & { id: string })[] {
  const to = from + node.nodeSize;
  const idOf = (attrs: Node['attrs']): string => String(attrs['id']);
  if (node.type === nodes.deletion)
    return [{ id: idOf(node.attrs), kind: 'deletion', from, to, words: deletedWords(node) }];
  if (node.type === nodes.split)
    return [{ id: idOf(node.attrs), kind: 'split', from, to, words: '\n' }];
  return node.marks.flatMap((mark) => {
    const kind = kindOfMark(mark);
    // Whole blocks are put in with their words, which bear the mark themselves.
    if (kind === null) return [];
    return [{ id: idOf(mark.attrs), kind, from, to, words: wordsOf(node) }];
  });
}

function kindOfMark({ type }: Mark): ProposalPlaceKind | null {
  if (type === marks.insertion) return 'insertion';
  if (type === marks.format_change) return 'format';
  return type === marks.block_change ? 'block' : null;
}

/** The words of a node as they read; blocks and breaks of lines end in newlines. */
function wordsOf(node: Node): string {
  if (node.isText) return node.text ?? '';
  if (node.type === nodes.hard_break) return '\n';
  return node.textBetween(0, node.content.size, '\n', spokenLeaf);
}

/** The words that a deletion holds, blocks parted by newlines. */
export function deletedWords(leaf: Node): string {
  const { content } = sliceOf(leaf);
  return content.textBetween(0, content.size, '\n', spokenLeaf);
}

/** Words that follow one another are one place; those of a block put in are in its own. */
function joined(before: readonly ProposalPlace[], place: ProposalPlace): ProposalPlace[] {
  const last = before.at(-1);
  if (last?.kind !== place.kind) return [...before, place];
  if (place.to <= last.to) return [...before];
  if (place.from !== last.to || place.kind === 'deletion') return [...before, place];
  const whole = { ...last, to: place.to, words: last.words + place.words };
  return [...before.slice(0, -1), whole];
}

function kindOf(places: readonly ProposalPlace[]): ProposalKind {
  const has = (...kinds: ProposalPlaceKind[]): boolean =>
    places.some(({ kind }) => kinds.includes(kind));
  if (has('deletion')) return has('insertion', 'split') ? 'replacement' : 'deletion';
  return has('insertion', 'split') ? 'insertion' : 'format';
}
