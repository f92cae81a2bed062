import { isHistoryTransaction } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { keptText } from '../../../../core/article/schema/marks.ts';
import type { StoryIgnore } from '../../../../core/contract/stories.ts';
import { changedRegion, mappingOf, type Region } from '../../changed-region.ts';
import { wordAround } from '../../word-around.ts';
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
  | { readonly kind: 'left' };

export const proofreadingKey = new PluginKey<Proofreading>('proofreading');

const nothingFound: Proofreading = {
  found: [],
  lost: new Map(),
  visible: [],
  ignores: new Set(),
  typing: null,
  current: null,
  inHand: false,
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
  const visible = visibleOf(found, ignores, typing);
  const { current, inHand } = handOf(before, meta, tr, state, visible);
  const after = { found, lost, visible, ignores, typing, current, inHand };
  const moved = region ? before.drawn.map(mapping, state.doc) : before.drawn;
  return { ...after, drawn: redraw(before, after, moved, back, state.doc) };
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

function redraw(
  before: Proofreading,
  after: Omit<Proofreading, 'drawn'>,
  moved: DecorationSet,
  back: ReadonlySet<string>,
  doc: Node,
): DecorationSet {
  if (back.size === 0 && isDrawnAlike(before, after)) return moved;
  const then = new Map(before.visible.map((one) => [one.placed.id, one]));
  const gone = new Set(then.keys());
  const fresh: Found[] = [];
  for (const one of after.visible) {
    const { id } = one.placed;
    const isLiftChanged = liftOf(id, before) !== liftOf(id, after);
    if (then.has(id) && !isLiftChanged && !back.has(id)) gone.delete(id);
    else fresh.push(one);
  }
  if (gone.size === 0 && fresh.length === 0) return moved;
  const old = moved.find(undefined, undefined, (spec: DrawnSpec) => gone.has(spec.finding));
  return moved.remove(old).add(
    doc,
    fresh.map((one) => drawFinding(one, liftOf(one.placed.id, after))),
  );
}

/** The usual case at each key: the same findings, only moved. */
function isDrawnAlike(before: Proofreading, after: Omit<Proofreading, 'drawn'>): boolean {
  const isSameHand = before.current === after.current && before.inHand === after.inHand;
  if (!isSameHand || before.visible.length !== after.visible.length) return false;
  return after.visible.every(({ placed }, index) => before.visible[index]?.placed.id === placed.id);
}

interface DrawnSpec {
  readonly finding: string;
}

function liftOf(id: string, { current, inHand }: Pick<Proofreading, 'current' | 'inHand'>): string {
  if (id !== current) return '';
  return inHand ? ' finding-current finding-in-hand' : ' finding-current';
}

function drawFinding({ from, to, placed }: Found, lift: string): Decoration {
  const attrs = {
    class: `finding finding-${placed.finding.kind}${lift}`,
    'data-finding': placed.id,
  };
  return Decoration.inline(from, to, attrs, { finding: placed.id } satisfies DrawnSpec);
}
