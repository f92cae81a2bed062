import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { splitListItem } from 'prosemirror-schema-list';
import type { Command } from 'prosemirror-state';
import { articleSchema } from '../../core/article/schema.ts';
import { plainAtStart, stayInList } from './commands/blocks.ts';
import {
  backInFigure,
  backIntoHead,
  leaveFigurePart,
  leaveHeadPart,
  onFromHead,
  onInFigure,
} from './commands/head.ts';
import { breakLine } from './commands/insert.ts';
import { selectAll } from './commands/select-all.ts';
import { selectToEnd, toEnd } from './commands/to-end.ts';
import { commandKeys } from '../../core/contract/command-keys.ts';
import type { EditorCommand } from './story-editor.ts';
import { enterFigure } from './views/figure-view.ts';

/** Keys of commands that stand in no menu; the others have theirs from the contract's table. */
const ownKeys: Readonly<Partial<Record<EditorCommand, readonly string[]>>> = {
  'format.heading4': ['Mod-Alt-4'],
  'format.nest': ['Tab', 'Mod-]'],
  'format.lift': ['Shift-Tab', 'Mod-['],
};

/** What the keys of writing do; the base keymap follows where these do not apply. */
const writingKeys: Readonly<Record<string, Command>> = {
  Enter: chainCommands(
    (_state, dispatch, view) => (dispatch && view ? enterFigure(view) : false),
    leaveHeadPart,
    leaveFigurePart,
    splitListItem(articleSchema.nodes.list_item),
  ),
  'Shift-Enter': breakLine,
  'Mod-Enter': breakLine,
  Backspace: chainCommands(undoInputRule, backIntoHead, backInFigure, plainAtStart),
  'Mod-Backspace': chainCommands(backIntoHead, backInFigure),
  Delete: chainCommands(onFromHead, onInFigure),
  'Mod-Delete': chainCommands(onFromHead, onInFigure),
  'Mod-a': selectAll,
  'Ctrl-End': toEnd,
  'Ctrl-Shift-End': selectToEnd,
  // A Mac's keys for the same.
  'Meta-ArrowDown': toEnd,
  'Meta-Shift-ArrowDown': selectToEnd,
  Tab: stayInList,
  'Shift-Tab': stayInList,
};

/** The bindings of a story editor: first the commands' keys, then those of writing. */
export function createBindings(
  commands: Record<EditorCommand, Command>,
): Record<string, Command>[] {
  const bound: Record<string, Command> = {};
  for (const [name, keys] of Object.entries({ ...commandKeys, ...ownKeys })) {
    const command = (commands as Partial<Record<string, Command>>)[name];
    if (!command) continue;
    for (const key of keys) bound[key] = name === 'edit.redo' ? always(command) : command;
  }
  return [bound, writingKeys, baseKeys];
}

/**
 * With nothing to redo the key must end there: the keymap would look for it without Shift, as it
 * does under Caps Lock, and undo.
 */
function always(command: Command): Command {
  return (state, dispatch, view) => {
    command(state, dispatch, view);
    return true;
  };
}

// Escape belongs to the desk (it closes drawers and bars), not to selecting a parent node.
const baseKeys = Object.fromEntries(Object.entries(baseKeymap).filter(([key]) => key !== 'Escape'));
