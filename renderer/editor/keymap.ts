import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { splitListItem } from 'prosemirror-schema-list';
import type { Command } from 'prosemirror-state';
import { articleSchema } from '../../core/article/schema.ts';
import { plainAtStart, stayInList } from './commands/blocks.ts';
import { backIntoHead, leaveFigurePart, leaveHeadPart, onFromHead } from './commands/head.ts';
import { breakLine } from './commands/insert.ts';
import { selectAll } from './commands/select-all.ts';
import type { EditorCommand } from './story-editor.ts';
import { enterFigure } from './views/figure-view.ts';

/** The keys of the commands; `Mod` is Ctrl, or Command on a Mac. Others are the desk's. */
export const commandKeys: Readonly<Partial<Record<EditorCommand, readonly string[]>>> = {
  'edit.undo': ['Mod-z'],
  'edit.redo': ['Mod-Shift-z', 'Mod-y'],
  'format.strong': ['Mod-b'],
  'format.em': ['Mod-i'],
  'format.link': ['Mod-k'],
  'format.paragraph': ['Mod-Alt-0', 'Mod-Alt-1'],
  'format.heading2': ['Mod-Alt-2'],
  'format.heading3': ['Mod-Alt-3'],
  'format.heading4': ['Mod-Alt-4'],
  'format.orderedList': ['Mod-Shift-7'],
  'format.bulletList': ['Mod-Shift-8'],
  'format.quote': ['Mod-Shift-9'],
  'format.foreign': ['Mod-Shift-l'],
  'format.nest': ['Tab', 'Mod-]'],
  'format.lift': ['Shift-Tab', 'Mod-['],
  'proofread.next': ['F7'],
  'proofread.previous': ['Shift-F7'],
  'claims.mark': ['F8', 'Mod-Shift-m'],
  'claims.next': ['F9'],
  'claims.previous': ['Shift-F9'],
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
  Backspace: chainCommands(undoInputRule, backIntoHead, plainAtStart),
  'Mod-Backspace': backIntoHead,
  Delete: onFromHead,
  'Mod-a': selectAll,
  Tab: stayInList,
  'Shift-Tab': stayInList,
};

/** The bindings of a story editor: first the commands' keys, then those of writing. */
export function createBindings(commands: Record<EditorCommand, Command>): Record<string, Command>[] {
  const bound: Record<string, Command> = {};
  for (const [name, keys] of Object.entries(commandKeys)) {
    for (const key of keys) bound[key] = commands[name as EditorCommand];
  }
  return [bound, writingKeys, baseKeymap];
}
