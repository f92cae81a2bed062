import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import type { Clock } from './clock.ts';
import type { EditorHost } from './editor-host.ts';
import type { ToolbarState } from './editor-state.ts';
import { createBindings } from './keymap.ts';
import { announcePlugin } from './plugins/announce/announce.ts';
import { caretBlockPlugin } from './plugins/caret-block/caret-block.ts';
import type { Claims } from './plugins/claims/claims.ts';
import type { Facts } from './plugins/facts/facts.ts';
import { storyInputRules } from './plugins/input-rules/input-rules.ts';
import { longWordsPlugin } from './plugins/long-words/long-words.ts';
import type { Notes } from './plugins/notes/notes.ts';
import { pastePlugin } from './plugins/paste/paste.ts';
import { picturesPlugin } from './plugins/pictures/pictures.ts';
import { placeholderPlugin } from './plugins/placeholder/placeholder.ts';
import type { Proposals } from './plugins/proposals/proposals.ts';
import type { Proofreading } from './plugins/proofreading/proofreading.ts';
import type { Search } from './plugins/search/search.ts';
import { keepSelectionPlugin } from './plugins/selection/keep-selection.ts';
import { toolbarPlugin } from './plugins/toolbar/toolbar.ts';
import { unseenPlugin } from './plugins/unseen/unseen.ts';
import { wordsPlugin } from './plugins/words/words.ts';
import type { EditorCommand } from './story-editor.ts';
import type { Watched } from './watched.ts';

/** What the plugins of one editor are made from. */
export interface PluginParts {
  readonly host: EditorHost;
  readonly clock: Clock;
  readonly language: () => string;
  readonly commands: Record<EditorCommand, Command>;
  readonly search: Search;
  readonly claims: Claims;
  readonly facts: Facts;
  readonly notes: Notes;
  readonly proposals: Proposals;
  readonly proofreading: Proofreading;
  readonly toolbar: Watched<ToolbarState>;
  readonly words: Watched<number>;
  readonly announcement: Watched<string>;
}

/** The plugins in their order: the first to handle a key or a paste has it. */
export function createPlugins(parts: PluginParts): Plugin[] {
  const { host, clock, claims, notes, proofreading, search } = parts;
  return [
    proofreading.plugin,
    // Before the keys of writing: what is struck out is no letter to delete.
    parts.proposals.keys,
    storyInputRules(parts.language),
    ...createBindings(parts.commands).map((bindings) => keymap(bindings)),
    picturesPlugin(host),
    pastePlugin(
      {
        claim: (view, id) => claims.isKnown(view.state, id),
        note: (view, id) => notes.isKnown(view.state, id),
      },
      parts.language,
    ),
    // After the pasting: it looks at what arrives.
    parts.proposals.plugin,
    history({ depth: 1000, newGroupDelay: 600 }),
    gapCursor(),
    dropCursor({ color: false, class: 'drop-cursor', width: 2 }),
    placeholderPlugin(),
    caretBlockPlugin(),
    longWordsPlugin(),
    unseenPlugin(),
    claims.plugin,
    notes.plugin,
    parts.facts.plugin,
    search.plugin,
    toolbarPlugin(parts.toolbar),
    wordsPlugin(parts.words, clock),
    keepSelectionPlugin(host, clock),
    announcePlugin(parts.announcement, proofreading.shown),
  ];
}
