import type { ResolvedPos } from 'prosemirror-model';
import { Plugin, PluginKey, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { DecorationSet, type EditorView } from 'prosemirror-view';
import { articleSchema } from '../../../../core/article/schema.ts';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimAnchors } from '../../../../core/factcheck/anchor.ts';
import { blocksIn, changedRegion, type Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { EditorHost } from '../../editor-host.ts';
import type { ClaimsState } from '../../editor-state.ts';
import { sentenceAround, withoutSpace } from '../../sentence-around.ts';
import { createWatched, type Watchable, type Watched } from '../../watched.ts';
import { claimFrom, claimsDrawnIn, drawClaims, placeOf, type ClaimStatuses } from './claim-marks.ts';

/** The claims of one story in its text. */
export interface Claims {
  readonly plugin: Plugin<ClaimsDrawn>;
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

interface ClaimsDrawn {
  readonly statuses: ClaimStatuses;
  readonly current: ClaimId | null;
  readonly drawn: DecorationSet;
  /** Grows when words of a claim may have changed. */
  readonly version: number;
}

interface ClaimsMeta {
  readonly statuses?: ClaimStatuses;
  readonly current?: ClaimId;
}

const key = new PluginKey<ClaimsDrawn>('claims');
const nothingDrawn: ClaimsDrawn = { statuses: new Map(), current: null, drawn: DecorationSet.empty, version: 0 };
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
  const plugin = new Plugin<ClaimsDrawn>({
    key,
    state: { init: (_config, { doc }) => drawAll({ ...nothingDrawn, version: 1 }, doc), apply },
    props: { decorations: (state) => key.getState(state)?.drawn },
    view: (view) => {
      publish(shown, view.state);
      const rest = createRest(clock, restBeforeReading, () => publish(shown, view.state), longestWait);
      return {
        update: (current, before) => {
          const now = claimsIn(current.state);
          const then = claimsIn(before);
          if (now.version !== then.version) rest.ask();
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
    placeOf: (state, id) => placeOf(claimsIn(state).drawn, id),
    unmarkClaim: (view, id) => unmark(view.state, id, view.dispatch.bind(view)),
    isKnown: (state, id) => claimsIn(state).statuses.has(id),
  };
}

function claimsIn(state: EditorState): ClaimsDrawn {
  return key.getState(state) ?? nothingDrawn;
}

function apply(tr: Transaction, before: ClaimsDrawn, old: EditorState, state: EditorState): ClaimsDrawn {
  const meta = tr.getMeta(key) as ClaimsMeta | undefined;
  let claims = before;
  if (tr.docChanged) claims = followEdit(claims, tr, old, state);
  if (meta?.statuses) claims = drawAll({ ...claims, statuses: meta.statuses }, state.doc);
  if (!meta && !tr.docChanged && !tr.selectionSet) return claims;
  const current = meta?.current ?? (tr.docChanged || tr.selectionSet ? claimAt(state.selection.$head) : claims.current);
  return current === claims.current ? claims : lift(claims, current, state);
}

function isSameStatuses(before: ClaimStatuses, after: ClaimStatuses): boolean {
  return before.size === after.size && [...after].every(([id, status]) => before.get(id) === status);
}

/** Draws the blocks again that changed; the rest only moves. */
function followEdit(claims: ClaimsDrawn, tr: Transaction, old: EditorState, state: EditorState): ClaimsDrawn {
  const region = changedRegion(old.doc, state.doc);
  if (region === null) return claims;
  const moved = claims.drawn.map(tr.mapping, state.doc);
  const touched = redraw({ ...claims, drawn: moved }, state, [region]);
  // A claim may have gone with its block, so that nothing in the region is left to be drawn.
  const isGone = moved !== claims.drawn && hadClaims(claims, old, state, region);
  return { ...claims, drawn: touched.drawn, version: claims.version + (touched.isTouched || isGone ? 1 : 0) };
}

function hadClaims(claims: ClaimsDrawn, old: EditorState, state: EditorState, { from, to }: Region): boolean {
  const oldTo = to + old.doc.content.size - state.doc.content.size;
  return claims.drawn.find(from, Math.max(from, oldTo)).length > 0;
}

function redraw(
  { drawn, statuses, current }: ClaimsDrawn,
  { doc }: EditorState,
  regions: readonly Region[],
): { drawn: DecorationSet; isTouched: boolean } {
  let set = drawn;
  let isTouched = false;
  for (const block of regions.flatMap((region) => blocksIn(doc, region))) {
    const before = claimsDrawnIn(set, block);
    const after = drawClaims(block, statuses, current);
    if (before.length === 0 && after.length === 0) continue;
    set = set.remove(before).add(doc, after);
    isTouched = true;
  }
  return { drawn: set, isTouched };
}

function drawAll(claims: ClaimsDrawn, doc: EditorState['doc']): ClaimsDrawn {
  const blocks = blocksIn(doc, { from: 0, to: doc.content.size });
  const decorations = blocks.flatMap((block) => drawClaims(block, claims.statuses, claims.current));
  return { ...claims, drawn: DecorationSet.create(doc, decorations) };
}

function lift(claims: ClaimsDrawn, current: ClaimId | null, state: EditorState): ClaimsDrawn {
  const places = [claims.current, current].map((id) => (id === null ? null : placeOf(claims.drawn, id)));
  const lifted = { ...claims, current };
  return { ...lifted, drawn: redraw(lifted, state, places.filter((place) => place !== null)).drawn };
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
    list.every(({ id, text }, index) => before.list[index]?.id === id && before.list[index].text === text);
  const { current } = claimsIn(state);
  if (!isSame || current !== before.current) shown.set({ list: isSame ? before.list : list, current });
}

function markClaim(host: Pick<EditorHost, 'claimMade'>, language: () => string, newId: () => string): Command {
  return (state, dispatch) => {
    const range = rangeToMark(state, language());
    if (range.from >= range.to) return false;
    const id = newId() as ClaimId;
    const tr = state.tr.addMark(range.from, range.to, articleSchema.marks.claim.create({ id }));
    if (!tr.docChanged) return false;
    if (!dispatch) return true;
    dispatch(tr.setSelection(TextSelection.create(tr.doc, range.to)).setMeta(key, { current: id } satisfies ClaimsMeta));
    host.claimMade(id, claimAnchors(tr.doc).get(id)?.text ?? '');
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
  const place = placeOf(claimsIn(state).drawn, id);
  if (!place) return false;
  dispatch?.(state.tr.removeMark(place.from, place.to, articleSchema.marks.claim.create({ id })));
  return true;
}

function goTo(state: EditorState, id: ClaimId): Transaction | null {
  const place = placeOf(claimsIn(state).drawn, id);
  if (!place) return null;
  const { tr } = state;
  tr.setSelection(TextSelection.create(tr.doc, place.from));
  return tr.setMeta(key, { current: id } satisfies ClaimsMeta).scrollIntoView();
}

function stepBy(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const id = claimFrom(claimsIn(state).drawn, state.selection.from, direction);
    const tr = id && goTo(state, id);
    if (!tr) return false;
    dispatch?.(tr);
    return true;
  };
}
