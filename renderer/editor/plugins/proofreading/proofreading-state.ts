import { isHistoryTransaction } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { StoryIgnore } from '../../../../core/contract/stories.ts';
import { changedRegion, type Region } from '../../changed-region.ts';
import { wordAround } from '../../word-around.ts';
import { carryOver, takeAnswers, type Found } from './found.ts';
import type { CheckedBlocks } from './check-queue.ts';

/** What proofreading holds of one story. */
export interface Proofreading {
  /** All findings, hidden ones too, in the order of the text. */
  readonly found: readonly Found[];
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
  | { readonly kind: 'checked'; readonly blocks: CheckedBlocks; readonly newId: () => string }
  | { readonly kind: 'ignores'; readonly ignores: readonly StoryIgnore[] }
  /** Takes a finding in hand, or lets go of it. */
  | { readonly kind: 'hand'; readonly id: string | null }
  /** The editor turned away from the word that was being typed. */
  | { readonly kind: 'left' };

export const proofreadingKey = new PluginKey<Proofreading>('proofreading');

const nothingFound: Proofreading = {
  found: [],
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

/** Follows one transaction. */
export function followTransaction(
  before: Proofreading,
  tr: Transaction,
  old: EditorState,
  state: EditorState,
): Proofreading {
  const meta = tr.getMeta(proofreadingKey) as ProofreadingMeta | undefined;
  if (!meta && !tr.docChanged && !tr.selectionSet) return before;
  const region = tr.docChanged ? changedRegion(old.doc, state.doc) : null;
  let found = tr.docChanged ? carryOver(before.found, tr.mapping, state.doc, region) : before.found;
  if (meta?.kind === 'checked') {
    const { answers, mapping } = meta.blocks;
    found = takeAnswers(found, answers, mapping, state.doc, meta.newId);
  }
  const ignores = meta?.kind === 'ignores' ? new Set(meta.ignores.map(ignoreKey)) : before.ignores;
  const typing = meta?.kind === 'left' ? null : typedWord(before.typing, tr, state, region);
  const visible = visibleOf(found, ignores, typing);
  const { current, inHand } = handOf(before, meta, tr, state, visible);
  const after = { found, visible, ignores, typing, current, inHand };
  // A block taken out and put back is the same document: nothing moved, whatever the steps say.
  const moved = region ? before.drawn.map(tr.mapping, state.doc) : before.drawn;
  return { ...after, drawn: redraw(before, after, moved, state.doc) };
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
    return !one.isKept && !isTyped && !ignores.has(ignoreKey(one.placed.finding));
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
  doc: Node,
): DecorationSet {
  if (isDrawnAlike(before, after)) return moved;
  const then = new Map(before.visible.map((one) => [one.placed.id, one]));
  const gone = new Set(then.keys());
  const fresh: Found[] = [];
  for (const one of after.visible) {
    const { id } = one.placed;
    const isLiftChanged = liftOf(id, before) !== liftOf(id, after);
    if (then.has(id) && !isLiftChanged) gone.delete(id);
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
