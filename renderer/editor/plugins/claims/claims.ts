import type { Node, ResolvedPos } from 'prosemirror-model';
import {
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimAnchors, claimPieces } from '../../../../core/factcheck/anchor.ts';
import { blocksIn, changedRegion, type Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { EditorHost } from '../../editor-host.ts';
import type { ClaimsState } from '../../editor-state.ts';
import { sentenceAround, withoutSpace } from '../../sentence-around.ts';
import { createWatched, type Watchable, type Watched } from '../../watched.ts';
import { ClaimView, dressClaims, type ClaimLooks, type ClaimStatuses } from './claim-marks.ts';

/** The claims of one story in its text. */
export interface Claims {
  readonly plugin: Plugin<ClaimsHeld>;
  readonly shown: Watchable<ClaimsState>;
  readonly mark: Command;
  readonly unmark: Command;
  readonly next: Command;
  readonly previous: Command;
  readonly setStatuses: (view: EditorView, statuses: ClaimStatuses) => void;
  readonly goTo: (view: EditorView, id: ClaimId) => void;
  readonly placeOf: (state: EditorState, id: ClaimId) => Region | null;
  readonly unmarkClaim: (view: EditorView, id: ClaimId) => boolean;
  /** Whether the story has a record of the claim. */
  readonly isKnown: (state: EditorState, id: ClaimId) => boolean;
}

interface ClaimsHeld extends ClaimLooks {
  /** Grows when words of a claim may have changed. */
  readonly version: number;
}

interface ClaimsMeta {
  readonly statuses?: ClaimStatuses;
  readonly current?: ClaimId;
}

const key = new PluginKey<ClaimsHeld>('claims');
const noClaims: ClaimsHeld = { statuses: new Map(), current: null, version: 0 };
const restBeforeReading = 80;
const longestWait = 250;

/** Makes the claims of one editor; `language` tells where sentences end. */
export function createClaims(
  host: Pick<EditorHost, 'claimMade'>,
  clock: Clock,
  language: () => string,
  newId: () => string,
): Claims {
  const shown = createWatched<ClaimsState>({ list: [], current: null });
  const plugin = new Plugin<ClaimsHeld>({
    key,
    state: { init: () => noClaims, apply },
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
          if (now.statuses !== then.statuses || now.current !== then.current)
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
    mark: markClaim(host, language, newId),
    unmark: (state, dispatch) => {
      const { current } = claimsIn(state);
      return current !== null && unmark(state, current, dispatch);
    },
    next: stepBy(1),
    previous: stepBy(-1),
    setStatuses: (view, statuses) => {
      if (view.isDestroyed || isSameStatuses(claimsIn(view.state).statuses, statuses)) return;
      view.dispatch(view.state.tr.setMeta(key, { statuses } satisfies ClaimsMeta));
    },
    goTo: (view, id) => {
      const tr = goTo(view.state, id);
      if (tr) view.dispatch(tr);
      view.focus();
    },
    placeOf,
    unmarkClaim: (view, id) => unmark(view.state, id, view.dispatch.bind(view)),
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
  const version = before.version + (tr.docChanged && touchesClaims(old.doc, state.doc) ? 1 : 0);
  const isSame =
    current === before.current && statuses === before.statuses && version === before.version;
  return isSame ? before : { statuses, current, version };
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

/** The claim that starts first after the caret, or before it, going round at the ends. */
function claimFrom({ doc, selection }: EditorState, direction: 1 | -1): ClaimId | null {
  const inOrder = [...claimAnchors(doc).values()].sort((a, b) => a.from - b.from);
  const ahead =
    direction === 1
      ? (inOrder.find(({ from }) => from > selection.from) ?? inOrder[0])
      : (inOrder.findLast(({ from }) => from < selection.from) ?? inOrder.at(-1));
  return ahead?.id ?? null;
}

function claimAt($pos: ResolvedPos): ClaimId | null {
  const marks = [...($pos.nodeAfter?.marks ?? []), ...($pos.nodeBefore?.marks ?? [])];
  const mark = marks.find((candidate) => candidate.type === articleSchema.marks.claim);
  return mark ? (mark.attrs['id'] as ClaimId) : null;
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

function markClaim(
  host: Pick<EditorHost, 'claimMade'>,
  language: () => string,
  newId: () => string,
): Command {
  return (state, dispatch) => {
    const range = rangeToMark(state, language());
    if (range.from >= range.to) return false;
    const id = newId() as ClaimId;
    const tr = state.tr.addMark(range.from, range.to, articleSchema.marks.claim.create({ id }));
    if (!tr.docChanged) return false;
    if (!dispatch) return true;
    dispatch(
      tr
        .setSelection(TextSelection.create(tr.doc, range.to))
        .setMeta(key, { current: id } satisfies ClaimsMeta),
    );
    host.claimMade(id, claimAnchors(tr.doc).get(id)?.text ?? '', 'other', null);
    return true;
  };
}

function rangeToMark({ selection, doc }: EditorState, language: string): Region {
  const { $from, $to, empty, from, to } = selection;
  if (empty) return $from.parent.isTextblock ? sentenceAround($from, language) : { from, to };
  if (!$from.sameParent($to)) return { from, to };
  return withoutSpace(doc.textBetween(from, to, undefined, '\n'), { from: 0, to: to - from }, from);
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
  return tr.setMeta(key, { current: id } satisfies ClaimsMeta).scrollIntoView();
}

function stepBy(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const id = claimFrom(state, direction);
    const tr = id && goTo(state, id);
    if (!tr) return false;
    dispatch?.(tr);
    return true;
  };
}
