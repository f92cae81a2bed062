import type { Node } from 'prosemirror-model';
import {
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import {
  createFinder,
  type Finder,
  type FindMatch,
  type FindQuery,
} from '../../../../core/article/find.ts';
import { readThrough, withoutLeaves } from '../../../../core/article/leaf-text.ts';
import { textBlocks, textOf } from '../../../../core/article/text-blocks.ts';
import { createRest, type Clock } from '../../clock.ts';
import { replaceWords } from '../../commands/replace-words.ts';
import type { SearchState } from '../../editor-state.ts';
import { createWatched, type Watchable } from '../../watched.ts';

/** Find and replace in one story. */
export interface Search {
  readonly plugin: Plugin<Searching>;
  readonly shown: Watchable<SearchState>;
  readonly setQuery: (view: EditorView, query: FindQuery | null) => void;
  readonly next: Command;
  readonly previous: Command;
  readonly replace: (view: EditorView, replacement: string) => boolean;
  readonly replaceAll: (view: EditorView, replacement: string) => number;
}

/** Matches are document positions, in order. */
interface Searching {
  readonly query: FindQuery | null;
  readonly finder: Finder | null;
  readonly problem: string | null;
  readonly matches: readonly FindMatch[];
  readonly index: number | null;
  readonly drawn: DecorationSet;
}

type SearchMeta =
  | { readonly kind: 'query'; readonly query: FindQuery | null }
  | { readonly kind: 'refresh' }
  | { readonly kind: 'go'; readonly index: number };

const key = new PluginKey<Searching>('search');
const closed: Searching = {
  query: null,
  finder: null,
  problem: null,
  matches: [],
  index: null,
  drawn: DecorationSet.empty,
};
const restBeforeSearching = 100;
/** More matches than anybody looks at; around the one in hand so many are drawn either way. */
const mostDrawn = 500;

/** Makes the search of one editor. While it is closed it costs nothing. */
export function createSearch(clock: Clock): Search {
  const shown = createWatched<SearchState>(publicOf(closed), isSameSearch);
  const plugin = new Plugin<Searching>({
    key,
    state: { init: () => closed, apply },
    props: { decorations: (state) => key.getState(state)?.drawn },
    view: (view) => {
      const refresh = createRest(clock, restBeforeSearching, () => send(view, { kind: 'refresh' }));
      return {
        update: (current, before) => {
          const searching = searchIn(current.state);
          shown.set(publicOf(searching));
          if (searching.finder && current.state.doc !== before.doc) refresh.ask();
        },
        destroy: refresh.cancel,
      };
    },
  });
  return {
    plugin,
    shown,
    setQuery: (view, query) => {
      send(view, { kind: 'query', query });
      showMatch(view);
    },
    next: stepBy(1),
    previous: stepBy(-1),
    replace,
    replaceAll,
  };
}

function searchIn(state: EditorState): Searching {
  return key.getState(state) ?? closed;
}

function send(view: EditorView, meta: SearchMeta): void {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, meta));
}

/** Brings the match in hand into sight; the selection stays, so that Escape leads back to it. */
function showMatch(view: EditorView): void {
  const match = view.dom.querySelector('.match-current');
  // Where nothing is laid out there is nothing to scroll.
  if (match && 'scrollIntoView' in match) match.scrollIntoView({ block: 'nearest' });
}

function apply(
  tr: Transaction,
  searching: Searching,
  _before: EditorState,
  after: EditorState,
): Searching {
  const meta = tr.getMeta(key) as SearchMeta | undefined;
  if (meta?.kind === 'query') return open(meta.query, after);
  if (searching.finder === null) return searching;
  if (meta?.kind === 'refresh')
    return draw({ ...searching, ...searchAgain(searching, after) }, tr.doc);
  const moved = tr.docChanged ? mapSearch(searching, tr) : searching;
  if (meta?.kind === 'go') return draw({ ...moved, index: meta.index }, tr.doc);
  return moved;
}

function open(query: FindQuery | null, { doc, selection }: EditorState): Searching {
  if (query === null) return closed;
  if (query.text === '') return { ...closed, query };
  const made = createFinder(query);
  if (!made.ok) return { ...closed, query, problem: made.error };
  const matches = searchAll(made.value, doc);
  const at = matches.findIndex((match) => match.from >= selection.from);
  const index = matches.length === 0 ? null : Math.max(at, 0);
  return draw({ ...closed, query, finder: made.value, matches, index }, doc);
}

function searchAgain(
  { finder, matches, index }: Searching,
  state: EditorState,
): Pick<Searching, 'matches' | 'index'> {
  const found = finder ? searchAll(finder, state.doc) : [];
  if (found.length === 0) return { matches: found, index: null };
  const selected = matchOn(state, found);
  if (selected >= 0) return { matches: found, index: selected };
  const here = index === null ? 0 : (matches[index]?.from ?? 0);
  const at = found.findIndex((match) => match.from >= here);
  return { matches: found, index: at < 0 ? 0 : at };
}

function mapSearch(searching: Searching, tr: Transaction): Searching {
  const matches = searching.matches.map(({ from, to }) => ({
    from: tr.mapping.map(from),
    to: tr.mapping.map(to, -1),
  }));
  return { ...searching, matches, drawn: searching.drawn.map(tr.mapping, tr.doc) };
}

const known = new WeakMap<
  Node,
  { readonly finder: Finder; readonly matches: readonly FindMatch[] }
>();

function searchAll(finder: Finder, doc: Node): FindMatch[] {
  return textBlocks(doc).flatMap(({ node, start, text }) =>
    searchBlock(finder, node, text).map(({ from, to }) => ({ from: start + from, to: start + to })),
  );
}

/** A block is searched as it reads: a proposal in the middle of a word parts nothing. */
function searchBlock(finder: Finder, node: Node, whole: string): readonly FindMatch[] {
  const before = known.get(node);
  if (before?.finder === finder) return before.matches;
  const { text, startOf, endOf } = readThrough(whole);
  const matches = finder.find(text).map(({ from, to }) => ({ from: startOf(from), to: endOf(to) }));
  known.set(node, { finder, matches });
  return matches;
}

function draw(searching: Searching, doc: Node): Searching {
  const { matches, index } = searching;
  const first = Math.max(0, (index ?? 0) - mostDrawn);
  const decorations = matches.slice(first, (index ?? 0) + mostDrawn).map(({ from, to }, offset) => {
    const isCurrent = first + offset === index;
    return Decoration.inline(from, to, { class: isCurrent ? 'match match-current' : 'match' });
  });
  return { ...searching, drawn: DecorationSet.create(doc, decorations) };
}

/** The first step after typing goes from the caret, later ones from match to match. */
function stepBy(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { matches } = fresh(state);
    if (matches.length === 0) return false;
    dispatch?.(goTo(state.tr, matches, nextIndex(state, matches, direction)));
    return true;
  };
}

function matchOn({ selection }: EditorState, matches: readonly FindMatch[]): number {
  return matches.findIndex(({ from, to }) => from === selection.from && to === selection.to);
}

function nextIndex(state: EditorState, matches: readonly FindMatch[], direction: 1 | -1): number {
  const { selection } = state;
  const isOn = matchOn(state, matches);
  if (isOn >= 0) return (isOn + direction + matches.length) % matches.length;
  const after = matches.findIndex(({ from }) => from >= selection.from);
  if (direction === 1) return Math.max(after, 0);
  return ((after < 0 ? matches.length : after) - 1 + matches.length) % matches.length;
}

function goTo(tr: Transaction, matches: readonly FindMatch[], index: number): Transaction {
  const match = matches[index];
  if (!match) return tr;
  return tr
    .setSelection(TextSelection.create(tr.doc, match.from, match.to))
    .setMeta(key, { kind: 'go', index } satisfies SearchMeta)
    .scrollIntoView();
}

/** The search as it stands now, with nothing left to a later refresh. */
function fresh(state: EditorState): Searching {
  const searching = searchIn(state);
  return searching.finder ? { ...searching, ...searchAgain(searching, state) } : searching;
}

function replace(view: EditorView, replacement: string): boolean {
  const { finder, matches, index } = fresh(view.state);
  const match = index === null ? undefined : matches[index];
  if (!finder || !match) return false;
  const tr = view.state.tr;
  const end = replaceMatch(tr, finder, match, replacement);
  const left = searchAll(finder, tr.doc);
  const next = left.find((later) => later.from >= end) ?? left[0];
  if (next) tr.setSelection(TextSelection.create(tr.doc, next.from, next.to)).scrollIntoView();
  view.dispatch(tr);
  send(view, { kind: 'refresh' });
  return true;
}

function replaceAll(view: EditorView, replacement: string): number {
  const { finder, matches } = fresh(view.state);
  if (!finder || matches.length === 0) return 0;
  const tr = view.state.tr;
  for (const match of matches.toReversed()) replaceMatch(tr, finder, match, replacement);
  view.dispatch(tr);
  send(view, { kind: 'refresh' });
  return matches.length;
}

/** @returns where the replaced words end. */
function replaceMatch(
  tr: Transaction,
  finder: Finder,
  { from, to }: FindMatch,
  replacement: string,
): number {
  const $from = tr.doc.resolve(from);
  const start = $from.start();
  const { text, offsetOf } = readThrough(textOf($from.parent));
  const match = { from: offsetOf(from - start), to: offsetOf(to - start) };
  const filled = withoutLeaves(finder.fill(text, match, replacement).replace(/[\r\n]+/g, ' '));
  const leaves = to - from - (match.to - match.from);
  replaceWords(tr, from, to, filled);
  return from + filled.length + leaves;
}

function publicOf({ query, matches, index, problem }: Searching): SearchState {
  return { query, count: matches.length, index, problem };
}

function isSameSearch(before: SearchState, after: SearchState): boolean {
  return (
    before.query === after.query &&
    before.count === after.count &&
    before.index === after.index &&
    before.problem === after.problem
  );
}
