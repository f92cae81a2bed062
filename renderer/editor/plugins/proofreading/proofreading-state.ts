import { isHistoryTransaction } from 'prosemirror-history';
import { PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep, type Mappable } from 'prosemirror-transform';
import { DecorationSet } from 'prosemirror-view';
import { keptText } from '../../../../core/article/schema/marks.ts';
import type { StoryIgnore } from '../../../../core/contract/stories.ts';
import { changedRegion, mappingOf, type Region } from '../../changed-region.ts';
import { wordAround } from '../../word-around.ts';
import { pickDrawn, redraw } from './drawing.ts';
import { carryOver, type Found } from './found.ts';
import { bringBack, rememberLost, type Lost } from './lost.ts';

/** What proofreading holds of one story. */
export interface Proofreading {
  /** All findings, hidden ones too, in the order of the text. */
  readonly found: readonly Found[];
  readonly lost: Lost;
  /** Those that are shown, in the order of the text. */
  readonly visible: readonly Found[];
  readonly ignores: ReadonlySet<string>;
  /** The word under the caret that is just being typed, or null. */
  readonly typing: Region | null;
  readonly current: string | null;
  readonly inHand: boolean;
  /** How often a finding was taken in hand. */
  readonly stepped: number;
  /** Where the editor looks: of a block with very many findings those nearest to it are drawn. */
  readonly lookedAt: number;
  /** The visible ones that are drawn: nearly always all of them. */
  readonly marked: readonly Found[];
  readonly drawn: DecorationSet;
}

/** What transactions tell the proofreading. */
export type ProofreadingMeta =
  /** The proofreader answered: all findings as they stand now. */
  | { readonly kind: 'checked'; readonly found: readonly Found[] }
  | { readonly kind: 'ignores'; readonly ignores: readonly StoryIgnore[] }
  /** Takes a finding in hand, or lets go of it. */
  | { readonly kind: 'hand'; readonly id: string | null }
  /** The editor turned away from the word that was being typed. */
  | { readonly kind: 'left' }
  /** The story was scrolled to here. */
  | { readonly kind: 'looked'; readonly at: number };

export const proofreadingKey = new PluginKey<Proofreading>('proofreading');

const nothingFound: Proofreading = {
  found: [],
  lost: new Map(),
  visible: [],
  ignores: new Set(),
  typing: null,
  current: null,
  inHand: false,
  stepped: 0,
  lookedAt: 0,
  marked: [],
  drawn: DecorationSet.empty,
};

/** What is held before anything was checked. */
export function startProofreading(ignores: readonly StoryIgnore[]): Proofreading {
  return { ...nothingFound, ignores: new Set(ignores.map(ignoreKey)) };
}

/** The proofreading of a state; nothing found where it runs without. */
export function proofreadingIn(state: EditorState): Proofreading {
  return proofreadingKey.getState(state) ?? nothingFound;
}

/** Follows one transaction. `newId` names findings that stand in two places after a paste. */
export function followTransaction(
  before: Proofreading,
  tr: Transaction,
  old: EditorState,
  state: EditorState,
  newId: () => string,
): Proofreading {
  const meta = tr.getMeta(proofreadingKey) as ProofreadingMeta | undefined;
  if (!meta && !tr.docChanged && !tr.selectionSet) return before;
  const region = tr.docChanged ? changedRegion(old.doc, state.doc) : null;
  const mapping = mappingOf(tr, region);
  const carried = carryOver(before.found, mapping, state.doc, region);
  const lost = rememberLost(before.lost, before.found, carried, old.doc);
  const { found: whole, back } = bringBack(lost, carried, state.doc, region, newId);
  const found = meta?.kind === 'checked' ? meta.found : whole;
  const ignores = meta?.kind === 'ignores' ? new Set(meta.ignores.map(ignoreKey)) : before.ignores;
  const typing = meta?.kind === 'left' ? null : typedWord(before.typing, tr, state, region);
  const isSeenAlike =
    found === before.found && ignores === before.ignores && typing === before.typing;
  const visible = isSeenAlike ? before.visible : visibleOf(found, ignores, typing);
  const { current, inHand } = handOf(before, meta, tr, state, visible);
  const lookedAt = placeLookedAt(before.lookedAt, meta, tr, mapping);
  const isStep = meta?.kind === 'hand' && meta.id !== null;
  const stepped = before.stepped + (isStep ? 1 : 0);
  const marked = pickDrawn(visible, current, lookedAt, state.doc);
  const after = {
    found,
    lost,
    visible,
    ignores,
    typing,
    current,
    inHand,
    stepped,
    lookedAt,
    marked,
  };
  const moved = region ? before.drawn.map(mapping, state.doc) : before.drawn;
  return { ...after, drawn: redraw(before, after, moved, back, state.doc) };
}

/** What is brought into sight is looked at, until the story is scrolled elsewhere. */
function placeLookedAt(
  before: number,
  meta: ProofreadingMeta | undefined,
  tr: Transaction,
  mapping: Mappable,
): number {
  if (meta?.kind === 'looked') return meta.at;
  return tr.scrolledIntoView ? tr.selection.head : mapping.map(before);
}

function ignoreKey({ rule, text }: StoryIgnore): string {
  return `${rule}\n${text}`;
}

function visibleOf(
  found: readonly Found[],
  ignores: ReadonlySet<string>,
  typing: Region | null,
): readonly Found[] {
  return found.filter((one) => {
    const isTyped = typing !== null && one.from <= typing.to && one.to >= typing.from;
    if (one.isKept || isTyped) return false;
    if (ignores.size === 0) return true;
    const { rule, text } = one.placed.finding;
    return !ignores.has(ignoreKey({ rule, text: keptText(text) }));
  });
}

/**
 * The word that is being typed: the one at the empty caret after a change there, until the caret
 * leaves it.
 */
function typedWord(
  before: Region | null,
  tr: Transaction,
  state: EditorState,
  region: Region | null,
): Region | null {
  const { selection } = state;
  if (!selection.empty || isHistoryTransaction(tr)) return null;
  if (region === null) {
    const isInside =
      before !== null && selection.head >= before.from && selection.head <= before.to;
    return isInside ? before : null;
  }
  const isTyped =
    tr.steps.some((step) => step instanceof ReplaceStep) && tr.getMeta('paste') !== true;
  const isHere = selection.head >= region.from && selection.head <= region.to + 1;
  return isTyped && isHere && selection.$head.parent.isTextblock
    ? wordAround(selection.$head)
    : null;
}

/** A finding is in hand until the editor does anything else; one that the caret stands in is current. */
function handOf(
  before: Proofreading,
  meta: ProofreadingMeta | undefined,
  tr: Transaction,
  { selection }: EditorState,
  visible: readonly Found[],
): Pick<Proofreading, 'current' | 'inHand'> {
  if (meta?.kind === 'hand') return { current: meta.id, inHand: meta.id !== null };
  const isStill = visible.some(({ placed }) => placed.id === before.current);
  if (!tr.docChanged && !tr.selectionSet)
    return isStill ? before : { current: null, inHand: false };
  const { from, to } = selection;
  const here = visible.find((one) => one.from <= from && one.to >= to);
  // A change elsewhere (an answer, a step replayed) leaves the finding in hand where it is.
  const isInHand =
    before.inHand && isStill && !tr.selectionSet && here?.placed.id === before.current;
  return { current: here?.placed.id ?? null, inHand: isInHand };
}
