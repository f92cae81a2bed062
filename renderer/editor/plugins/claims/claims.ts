import type { Node, ResolvedPos } from 'prosemirror-model';
import {
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { ClaimId } from '../../../../core/base/id.ts';
import type { ClaimKind } from '../../../../core/factcheck/claim.ts';
import { claimAnchors, claimPieces } from '../../../../core/factcheck/anchor.ts';
import { leafText } from '../../../../core/article/leaf-text.ts';
import { blocksIn, changedRegion, type Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { EditorHost } from '../../editor-host.ts';
import type { ClaimsState } from '../../editor-state.ts';
import { sentenceAround, withoutSpace } from '../../sentence-around.ts';
import { createWatched, type Watchable, type Watched } from '../../watched.ts';
import { mergeClaims, replaceClaim, splitClaim } from './claim-edits.ts';
import { ClaimView, dressClaims, type ClaimLooks, type ClaimStatuses } from './claim-marks.ts';

/** The claims of one story in its text. */
export interface Claims {
  readonly plugin: Plugin<ClaimsHeld>;
  readonly shown: Watchable<ClaimsState>;
  readonly mark: Command;
  readonly unmark: Command;
  /** Parts the claim that the caret stands in: what follows becomes a claim of its own. */
  readonly split: Command;
  /** Makes one claim of the claim in hand and the next one in its block. */
  readonly merge: Command;
  /** Makes a claim of the words of one block between two positions; the caret goes behind them. */
  readonly claimRange: (range: Region, kind: ClaimKind) => Command;
  readonly setStatuses: (
    view: EditorView,
    statuses: ClaimStatuses,
    waiting: ReadonlySet<ClaimId>,
  ) => void;
  readonly goTo: (view: EditorView, id: ClaimId) => void;
  readonly placeOf: (state: EditorState, id: ClaimId) => Region | null;
  /** The claim that the caret stands in: the one in hand, or else the shortest; null outside all. */
  readonly claimAt: (state: EditorState) => ClaimId | null;
  /** The claim in hand if it was gone to or made, rather than come upon; null otherwise. */
  readonly steppedTo: (state: EditorState) => ClaimId | null;
  readonly unmarkClaim: (view: EditorView, id: ClaimId) => boolean;
  readonly replace: (view: EditorView, id: ClaimId, words: string) => boolean;
  readonly statusesIn: (state: EditorState) => ClaimStatuses;
  /** Whether the story has a record of the claim. */
  readonly isKnown: (state: EditorState, id: ClaimId) => boolean;
}

interface ClaimsHeld extends ClaimLooks {
  /** Grows when words of a claim may have changed. */
  readonly version: number;
  /** Whether the current claim was gone to or made: the caret did not merely come upon it. */
  readonly isSteppedTo: boolean;
}

interface ClaimsMeta {
  readonly statuses?: ClaimStatuses;
  readonly waiting?: ReadonlySet<ClaimId>;
  readonly current?: ClaimId;
}

const key = new PluginKey<ClaimsHeld>('claims');
const noClaims: ClaimsHeld = {
  statuses: new Map(),
  waiting: new Set(),
  current: null,
  version: 0,
  isSteppedTo: false,
};
const restBeforeReading = 80;
const longestWait = 250;

/** What claims are made with; `language` tells where sentences end. */
interface ClaimsOptions {
  readonly host: Pick<EditorHost, 'claimMade' | 'claimsMerged' | 'recordOf'>;
  readonly clock: Clock;
  readonly language: () => string;
  readonly newId: () => string;
  /** Says a sentence to a screen reader. */
  readonly announce: (sentence: string) => void;
}

/** Makes the claims of one editor. */
export function createClaims(options: ClaimsOptions): Claims {
  const { clock, language } = options;
  const shown = createWatched<ClaimsState>({ list: [], current: null });
  const plugin = new Plugin<ClaimsHeld>({
    key,
    state: {
      init: (_config, { selection }) => ({ ...noClaims, current: claimAt(selection.$head) }),
      apply,
    },
    props: { markViews: { claim: (mark, view) => new ClaimView(mark, claimsIn(view.state)) } },
    view: (view) => {
      publish(shown, view.state);
      const rest = createRest(
        clock,
        restBeforeReading,
        () => publish(shown, view.state),
        longestWait,
      );
      return {
        update: (current, before) => {
          const now = claimsIn(current.state);
          const then = claimsIn(before);
          if (now.version !== then.version) rest.ask();
          if (
            now.statuses !== then.statuses ||
            now.waiting !== then.waiting ||
            now.current !== then.current
          )
            dressClaims(current.dom, now);
          if (now.current !== then.current) shown.set({ ...shown.get(), current: now.current });
        },
        destroy: rest.cancel,
      };
    },
  });
  return {
    plugin,
    shown,
    mark: (state, dispatch) =>
      claimRange(options, rangeToMark(state, language()), 'other')(state, dispatch),
    claimRange: (range, kind) => claimRange(options, range, kind),
    split: splitClaim({ ...options, inHand, nowInHand }),
    merge: mergeClaims({ ...options, inHand, nowInHand }),
    unmark: (state, dispatch) => {
      const { current } = claimsIn(state);
      return current !== null && unmark(state, current, dispatch);
    },
    setStatuses: (view, statuses, waiting) => {
      if (view.isDestroyed) return;
      const before = claimsIn(view.state);
      const isSameWaiting =
        before.waiting.size === waiting.size && [...waiting].every((id) => before.waiting.has(id));
      if (isSameWaiting && isSameStatuses(before.statuses, statuses)) return;
      view.dispatch(view.state.tr.setMeta(key, { statuses, waiting } satisfies ClaimsMeta));
    },
    goTo: (view, id) => {
      const tr = goTo(view.state, id);
      if (tr) view.dispatch(tr);
      view.focus();
    },
    placeOf,
    claimAt: claimAround,
    steppedTo: (state) => {
      const { current, isSteppedTo } = claimsIn(state);
      return isSteppedTo ? current : null;
    },
    unmarkClaim: (view, id) => unmark(view.state, id, view.dispatch.bind(view)),
    replace: (view, id, words) => replaceClaim(id, words)(view.state, view.dispatch.bind(view)),
    statusesIn: (state) => claimsIn(state).statuses,
    isKnown: (state, id) => claimsIn(state).statuses.has(id),
  };
}

function claimsIn(state: EditorState): ClaimsHeld {
  return key.getState(state) ?? noClaims;
}

function apply(
  tr: Transaction,
  before: ClaimsHeld,
  old: EditorState,
  state: EditorState,
): ClaimsHeld {
  const meta = tr.getMeta(key) as ClaimsMeta | undefined;
  if (!meta && !tr.docChanged && !tr.selectionSet) return before;
  const isMoved = tr.docChanged || tr.selectionSet;
  const current = meta?.current ?? (isMoved ? claimAt(state.selection.$head) : before.current);
  const statuses = meta?.statuses ?? before.statuses;
  const waiting = meta?.waiting ?? before.waiting;
  const version = before.version + (tr.docChanged && touchesClaims(old.doc, state.doc) ? 1 : 0);
  const isSteppedTo =
    meta?.current !== undefined || (before.isSteppedTo && current === before.current);
  const isSame =
    current === before.current &&
    statuses === before.statuses &&
    waiting === before.waiting &&
    version === before.version &&
    isSteppedTo === before.isSteppedTo;
  return isSame ? before : { statuses, waiting, current, version, isSteppedTo };
}

/** Whether blocks that differ hold claims, or held some before. */
function touchesClaims(before: Node, after: Node): boolean {
  return (
    holdsClaims(after, changedRegion(before, after)) ||
    holdsClaims(before, changedRegion(after, before))
  );
}

function holdsClaims(doc: Node, region: Region | null): boolean {
  return region !== null && blocksIn(doc, region).some(({ node }) => claimPieces(node).length > 0);
}

function isSameStatuses(before: ClaimStatuses, after: ClaimStatuses): boolean {
  return (
    before.size === after.size && [...after].every(([id, status]) => before.get(id) === status)
  );
}

/** Where a claim stands, from its first piece to its last; null when it is not in the text. */
function placeOf({ doc }: EditorState, id: ClaimId): Region | null {
  return claimAnchors(doc).get(id) ?? null;
}

function claimAt($pos: ResolvedPos): ClaimId | null {
  const marks = [...($pos.nodeAfter?.marks ?? []), ...($pos.nodeBefore?.marks ?? [])];
  const mark = marks.find((candidate) => candidate.type === articleSchema.marks.claim);
  return mark ? (mark.attrs['id'] as ClaimId) : null;
}

/** What the selection says now, whatever was in hand before. */
function claimAround(state: EditorState): ClaimId | null {
  const { head } = state.selection;
  const around = [...claimAnchors(state.doc).values()]
    .filter(({ from, to }) => from <= head && head <= to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  const held = inHand(state);
  return (around.find(({ id }) => id === held) ?? around[0])?.id ?? null;
}

function publish(shown: Watched<ClaimsState>, state: EditorState): void {
  const before = shown.get();
  const list = [...claimAnchors(state.doc).values()].map(({ id, text }) => ({ id, text }));
  const isSame =
    list.length === before.list.length &&
    list.every(
      ({ id, text }, index) => before.list[index]?.id === id && before.list[index].text === text,
    );
  const { current } = claimsIn(state);
  if (!isSame || current !== before.current)
    shown.set({ list: isSame ? before.list : list, current });
}

function claimRange(
  { host, newId, announce }: ClaimsOptions,
  range: Region,
  kind: ClaimKind,
): Command {
  return (state, dispatch) => {
    if (range.from >= range.to || isClaimed(state.doc, range)) return false;
    const fresh = newId() as ClaimId;
    const made = marked(state, range, fresh);
    if (!made.docChanged) return false;
    if (!dispatch) return true;
    const text = claimAnchors(made.doc).get(fresh)?.text ?? '';
    // One edit, so that one undo takes it back, and no undo brings up a claim without a record.
    const before = host.recordOf(text);
    const id = before ?? fresh;
    const tr = before === null ? made : marked(state, range, before);
    dispatch(nowInHand(tr.setSelection(Selection.near(tr.doc.resolve(range.to), -1)), id));
    host.claimMade(id, text, kind, null);
    announce(`Claim: “${text}”`);
    return true;
  };
}

function marked({ tr }: EditorState, { from, to }: Region, id: ClaimId): Transaction {
  return tr.addMark(from, to, articleSchema.marks.claim.create({ id }));
}

/** Whether the very same words are a claim already. */
function isClaimed(doc: Node, { from, to }: Region): boolean {
  return [...claimAnchors(doc).values()].some((claim) => claim.from === from && claim.to === to);
}

function rangeToMark({ selection, doc }: EditorState, language: string): Region {
  const { $from, $to, empty, from, to } = selection;
  if (empty) return $from.parent.isTextblock ? sentenceAround($from, language) : { from, to };
  if (!$from.sameParent($to)) return { from, to };
  return withoutSpace(
    doc.textBetween(from, to, undefined, leafText),
    { from: 0, to: to - from },
    from,
  );
}

function unmark(state: EditorState, id: ClaimId, dispatch?: (tr: Transaction) => void): boolean {
  const place = placeOf(state, id);
  if (!place) return false;
  dispatch?.(state.tr.removeMark(place.from, place.to, articleSchema.marks.claim.create({ id })));
  return true;
}

function goTo(state: EditorState, id: ClaimId): Transaction | null {
  const place = placeOf(state, id);
  if (!place) return null;
  const { tr } = state;
  tr.setSelection(TextSelection.create(tr.doc, place.from));
  return nowInHand(tr, id).scrollIntoView();
}

function inHand(state: EditorState): ClaimId | null {
  return claimsIn(state).current;
}

function nowInHand(tr: Transaction, id: ClaimId): Transaction {
  return tr.setMeta(key, { current: id } satisfies ClaimsMeta);
}
