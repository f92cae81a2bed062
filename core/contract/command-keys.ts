import type { MenuCommand } from './events.ts';

// One table for the menu bar, the palette, the toolbar's tips and the editor's keymap, so that a
// key cannot mean two things.

/**
 * The keys of the commands in ProseMirror's spelling: `Mod` is Ctrl, or Command on a Mac. The first
 * is the one that is shown; a second is there for keyboards that keep the first for themselves.
 */
export const commandKeys: Readonly<Partial<Record<MenuCommand, readonly string[]>>> = {
  'story.new': ['Mod-n'],
  'story.import': ['Mod-o'],
  'story.importFolder': ['Mod-Shift-o'],
  'story.save': ['Mod-s'],
  'story.preview': ['Mod-Shift-p'],
  'story.export': ['Mod-Shift-e'],
  'edit.undo': ['Mod-z'],
  'edit.redo': ['Mod-Shift-z', 'Mod-y'],
  'edit.find': ['Mod-f'],
  'edit.findNext': ['Mod-g'],
  'edit.findPrevious': ['Mod-Shift-g'],
  'edit.replace': ['Mod-h'],
  'edit.pastePlain': ['Mod-Shift-v'],
  'format.strong': ['Mod-b'],
  'format.em': ['Mod-i'],
  'format.link': ['Mod-k'],
  'format.foreign': ['Mod-Shift-l'],
  'format.paragraph': ['Mod-Alt-0', 'Mod-Alt-1'],
  'format.heading2': ['Mod-Alt-2'],
  'format.heading3': ['Mod-Alt-3'],
  'format.orderedList': ['Mod-Shift-7'],
  'format.bulletList': ['Mod-Shift-8'],
  'format.quote': ['Mod-Shift-9'],
  'notes.add': ['Mod-Alt-m'],
  'notes.card': ['F2'],
  'changes.suggest': ['Mod-Shift-s'],
  'changes.next': ['F4'],
  'changes.previous': ['Shift-F4'],
  'changes.accept': ['Mod-Shift-a'],
  'changes.reject': ['Mod-Shift-r'],
  'proofread.next': ['F7'],
  'proofread.previous': ['Shift-F7'],
  'proofread.card': ['Mod-.', 'Alt-Enter'],
  'claims.mark': ['F8', 'Mod-Shift-m'],
  'claims.next': ['F9'],
  'claims.previous': ['Shift-F9'],
  'claims.dismiss': ['Shift-F8'],
  'claims.split': ['Alt-F8', 'Mod-Shift-F8'],
  'claims.merge': ['Mod-F8'],
  'claims.card': ['Mod-;', 'Alt-F9'],
  'sources.show': ['Mod-5'],
  'sources.quote': ['Mod-Shift-Enter'],
  'view.palette': ['Mod-Shift-k'],
  'desk.lock': ['Mod-l'],
  'view.settings': ['Mod-,'],
  'view.searchLibrary': ['Mod-Shift-f'],
  'view.library': ['Mod-\\'],
  'view.inspector': ['Mod-Shift-i'],
  'view.proofread': ['Mod-1'],
  'view.facts': ['Mod-2'],
  'view.details': ['Mod-3'],
  'view.history': ['Mod-4'],
};

/** Where a Mac has a habit of its own: Command-H hides the app. */
const macKeys: typeof commandKeys = { 'edit.replace': ['Mod-Alt-f'] };

/** The keys of a command on this platform, the one to be shown first; none for many. */
export function keysOf(command: MenuCommand, isMac: boolean): readonly string[] {
  return (isMac ? macKeys[command] : undefined) ?? commandKeys[command] ?? [];
}
