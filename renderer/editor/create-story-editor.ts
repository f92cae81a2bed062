import './editor.css';
import './marks.css';
import { chainCommands } from 'prosemirror-commands';
import {
  AllSelection,
  EditorState,
  Selection,
  TextSelection,
  type Command,
  type Transaction,
} from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { storyWords } from '../../core/article/word-count.ts';
import { spokenLeaf } from '../../core/article/leaf-text.ts';
import { openFacts } from '../facts-worker/port.ts';
import { openProofreader } from '../proofreading-worker/port.ts';
import { systemClock } from './clock.ts';
import { setForeign } from './commands/foreign.ts';
import { linkAt, setLink, unsetLink } from './commands/link.ts';
import { createCommands } from './commands/table.ts';
import type { EditorHost } from './editor-host.ts';
import { createPlugins } from './editor-plugins.ts';
import { createClaims } from './plugins/claims/claims.ts';
import { createFacts } from './plugins/facts/facts.ts';
import { createJournal, type Journal } from './plugins/journal/journal.ts';
import { createNotes } from './plugins/notes/notes.ts';
import { isEmptyStory } from './plugins/paste/paste-story.ts';
import { onlyRead } from './plugins/only-read/only-read.ts';
import { createProofreading, type Proofreading } from './plugins/proofreading/proofreading.ts';
import { createProposals } from './plugins/proposals/proposals.ts';
import { createSearch } from './plugins/search/search.ts';
import { isSameToolbar, readToolbar } from './plugins/toolbar/toolbar.ts';
import type {
  EditorCommand,
  Place,
  StoryEditor,
  StoryEditorOptions,
  StoryRange,
} from './story-editor.ts';
import { createNodeViews } from './views/views.ts';
import { createWatched } from './watched.ts';

/** Puts the editing surface of a story into `place`. */
export function createStoryEditor(place: HTMLElement, options: StoryEditorOptions): StoryEditor {
  const { host } = options;
  const clock = options.clock ?? systemClock;
  let language = options.language;
  const journal = createJournal(host, options, clock);
  const search = createSearch(clock);
  const announcement = createWatched('');
  const claims = createClaims({
    host,
    clock,
    language: () => language,
    newId: () => crypto.randomUUID(),
    announce: announcement.set,
  });
  const facts = createFacts({
    ...options,
    clock,
    claims,
    startPort: options.startFacts ?? openFacts,
    announce: announcement.set,
  });
  const notes = createNotes(clock);
  const proposals = createProposals(clock, () => crypto.randomUUID(), host.failed);
  const startPort = options.startProofreader ?? openProofreader;
  const proofreading = createProofreading({ ...options, clock, startPort });
  const words = createWatched(storyWords(options.document));
  const commands = createCommands(host, {
    'edit.findNext': search.next,
    'edit.findPrevious': search.previous,
    'edit.pastePlain': pastePlain(host),
    'proofread.next': proofreading.next,
    'proofread.previous': proofreading.previous,
    'proofread.take': proofreading.take,
    'proofread.ignore': proofreading.ignore,
    'claims.mark': chainCommands(facts.accept, claims.mark),
    'claims.unmark': claims.unmark,
    'claims.next': facts.next,
    'claims.previous': facts.previous,
    'claims.dismiss': facts.dismiss,
    'claims.split': claims.split,
    'claims.merge': claims.merge,
    'changes.next': proposals.next,
    'changes.previous': proposals.previous,
    'changes.accept': proposals.accept,
    'changes.reject': proposals.reject,
  });
  const bare = EditorState.create({ doc: options.document, selection: openingSelection(options) });
  const toolbar = createWatched(readToolbar(bare), isSameToolbar);
  const parts = {
    host,
    clock,
    language: () => language,
    commands,
    search,
    claims,
    facts,
    notes,
    proposals,
    proofreading,
    toolbar,
    words,
    announcement,
  };
  const view = new EditorView(place, {
    state: bare.reconfigure({
      plugins: [...(options.readOnly === true ? [onlyRead()] : []), ...createPlugins(parts)],
    }),
    nodeViews: createNodeViews(host),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': 'Story',
      class: 'story',
      spellcheck: 'false',
      // What may be edited has the focus anyway; this says so to those who look for how to scroll.
      tabindex: '0',
    },
    dispatchTransaction: (tr) => {
      if (options.readOnly === true && tr.docChanged) host.failed(notTaken);
      const isFirst = tr.getMeta('paste') !== undefined && isEmptyStory(view.state.doc);
      take(view, proposals.proposed(view.state, tr), journal, proofreading);
      if (isFirst) tellPasted(view, host);
    },
    handleClick: (current, _pos, event) => openClickedLink(current, event, options),
    scrollMargin: 80,
    scrollThreshold: 40,
  });
  const run = (command: EditorCommand): boolean =>
    commands[command](view.state, view.dispatch, view);
  const carryOut = (command: Command): boolean => command(view.state, view.dispatch, view);

  return {
    view,
    toolbar,
    findings: proofreading.shown,
    claims: claims.shown,
    facts: facts.shown,
    notes: notes.shown,
    changes: proposals.shown,
    suggesting: proposals.suggesting,
    search: search.shown,
    journal: journal.state,
    words,
    announcement,
    run,
    can: (command) => commands[command](view.state, undefined, view),
    focus: () => view.focus(),
    flush: journal.flush,
    abandon: journal.abandon,
    destroy: () => {
      view.destroy();
      void journal.flush();
    },
    goTo: (range) => goTo(view, range),
    coordsOf: (range) => coordsOf(view, range),
    posAt: (point) => view.posAtCoords(point)?.pos ?? null,
    selectedText: () => {
      const { from, to } = view.state.selection;
      return view.state.doc.textBetween(from, to, '\n', spokenLeaf);
    },
    linkAt: () => linkAt(view.state),
    setLink: (href) => carryOut(setLink(href)),
    unsetLink: () => carryOut(unsetLink),
    setForeign: (lang) => carryOut(setForeign(lang)),
    goToFinding: (id) => proofreading.goTo(view, id),
    findingAt: (pos) => proofreading.findingAt(view.state, pos),
    placeOfFinding: (id) => proofreading.placeOf(view.state, id),
    takeSuggestion: (id, index = 0) => proofreading.takeSuggestion(view, id, index),
    takeInHand: (index) => proofreading.takeInHand(view, index),
    takeMany: (picks) => proofreading.takeMany(view, picks),
    setFilter: proofreading.setFilter,
    ignoreHere: (id) => proofreading.ignoreHere(view, id),
    setIgnores: (ignores) => proofreading.setIgnores(view, ignores),
    setHouseStyle: proofreading.setHouseStyle,
    setLanguage: (tag) => {
      language = tag;
      proofreading.setLanguage(tag);
      facts.setLanguage(tag);
    },
    setClaims: (statuses, waiting = new Set()) => claims.setStatuses(view, statuses, waiting),
    goToClaim: (id) => claims.goTo(view, id),
    placeOfClaim: (id) => claims.placeOf(view.state, id),
    unmarkClaim: (id) => claims.unmarkClaim(view, id),
    replaceClaim: (id, text) => claims.replace(view, id, text),
    setNotes: (all) => notes.set(view, all),
    goToNote: (id) => notes.goTo(view, id),
    placeOfNote: (id) => notes.placeOf(view.state, id),
    markNote: (id) => notes.mark(view, id),
    unmarkNote: (id) => notes.unmark(view, id),
    takeOutNoted: (id) => notes.takeOut(view, id),
    putBackNoted: (id, text) => notes.putBack(view, id, text),
    putAtCaret: (text) => notes.putAtCaret(view, text),
    setSuggesting: proposals.setSuggesting,
    setChangeAuthors: (authors, editor) => proposals.setAuthors(view, authors, editor),
    goToChange: (id) => proposals.goTo(view, id),
    placeOfChange: (id) => proposals.placeOf(view.state, id),
    changesNow: () => proposals.now(view.state),
    changesInSelection: () => proposals.inSelection(view.state),
    decideChanges: (ids, outcome) => proposals.decide(view, ids, outcome),
    statementAtCaret: () => facts.statementAt(view.state),
    setFactsShown: facts.setShown,
    readFactsAgain: facts.tryAgain,
    setSources: facts.setSources,
    setDismissals: facts.setDismissals,
    setQuoteTies: facts.setQuoteTies,
    placeOfFact: (id) => facts.placeOf(view.state, id),
    goToFact: (id) => facts.goTo(view, id),
    acceptProposal: (id) => facts.acceptProposal(view, id),
    dismissFact: facts.dismissFact,
    dismissalOf: facts.dismissalOf,
    setQuery: (query) => search.setQuery(view, query),
    replaceMatch: (replacement) => search.replace(view, replacement),
    replaceAllMatches: (replacement) => search.replaceAll(view, replacement),
  };
}

const notTaken =
  'This library is open for reading only, so that was not done. Nothing was changed.';

/** The caret where it was left; in a new story at its headline. */
function openingSelection({ document, selection }: StoryEditorOptions): Selection {
  if (!selection) return Selection.atStart(document);
  const end = document.content.size;
  if (
    Math.min(selection.anchor, selection.head) === 0 &&
    Math.max(selection.anchor, selection.head) === end
  ) {
    return new AllSelection(document);
  }
  const at = (pos: number) => document.resolve(Math.min(pos, end));
  return TextSelection.between(at(selection.anchor), at(selection.head));
}

/** Every edit goes to the journal before it is drawn: a fault in drawing must not cost words. */
function take(
  view: EditorView,
  tr: Transaction,
  journal: Journal,
  proofreading: Proofreading,
): void {
  const { state, transactions } = view.state.applyTransaction(tr);
  const { anchor, head } = state.selection;
  const edits = transactions.filter(({ docChanged }) => docChanged);
  if (edits.length > 0)
    journal.add(
      edits.flatMap(({ steps }) => steps),
      { anchor, head },
    );
  view.updateState(state);
  for (const edit of edits) proofreading.edited(edit);
}

function tellPasted({ state: { doc } }: EditorView, host: EditorHost): void {
  if (!isEmptyStory(doc)) host.storyPasted(doc.textBetween(0, doc.content.size, '\n', spokenLeaf));
}

function goTo(view: EditorView, { from, to }: StoryRange): void {
  const { doc, tr } = view.state;
  const end = doc.content.size;
  const selection = TextSelection.between(
    doc.resolve(Math.min(from, end)),
    doc.resolve(Math.min(to, end)),
  );
  view.dispatch(tr.setSelection(selection).scrollIntoView());
  view.focus();
}

function coordsOf(view: EditorView, { from, to }: StoryRange): Place {
  const start = view.coordsAtPos(from, 1);
  const end = view.coordsAtPos(to, -1);
  const isOneLine = start.top === end.top;
  return {
    left: isOneLine ? start.left : Math.min(start.left, end.left),
    right: isOneLine ? end.right : Math.max(start.right, end.right),
    top: start.top,
    bottom: end.bottom,
  };
}

/** A click with Ctrl or Command follows a link; a plain one puts the caret there. */
function openClickedLink(
  view: EditorView,
  event: MouseEvent,
  { host, platform }: StoryEditorOptions,
): boolean {
  if (platform === 'darwin' ? !event.metaKey : !event.ctrlKey) return false;
  const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
  const mark =
    pos === undefined
      ? undefined
      : view.state.doc.nodeAt(pos)?.marks.find(({ type }) => type.name === 'link');
  if (!mark) return false;
  host.openLink(String(mark.attrs['href']));
  return true;
}

function pastePlain(host: EditorHost): Command {
  return (_state, dispatch, view) => {
    if (!dispatch || !view) return true;
    navigator.clipboard.readText().then(
      (text) => {
        if (text !== '' && !view.isDestroyed) view.pasteText(text);
      },
      () =>
        host.failed('The clipboard cannot be read from the menu here. Press Ctrl+Shift+V instead.'),
    );
    return true;
  };
}
