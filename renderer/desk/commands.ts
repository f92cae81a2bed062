import type { MenuCommand } from '../../core/contract/events.ts';
import type { EditorCommand } from '../editor/story-editor.ts';
import { exportStory, previewStory } from '../publishing/publishing-state.ts';
import { openPalette } from '../palette/palette-state.ts';
import { openFind } from '../story/find-state.ts';
import { notify } from '../ui/notices.ts';
import { useDesk } from './desk-state.ts';
import { showPanel, showRail, toggleRail } from './rails.ts';
import { createStory, importFromFiles, removeStory } from './story-actions.ts';

/** A command as the palette and the menus show it. */
export interface CommandEntry {
  readonly command: MenuCommand;
  readonly name: string;
  /** ProseMirror's spelling of keys, such as `Mod-Shift-e`; empty when it has none. */
  readonly keys: string;
}

/** Every command of the desk; the palette lists them in this order. */
export const commandEntries: readonly CommandEntry[] = [
  { command: 'story.new', name: 'New story', keys: 'Mod-n' },
  { command: 'story.import', name: 'Import stories…', keys: 'Mod-o' },
  { command: 'story.preview', name: 'Preview the page', keys: 'Mod-Shift-p' },
  { command: 'story.export', name: 'Export the page…', keys: 'Mod-Shift-e' },
  { command: 'story.save', name: 'Put everything on disk', keys: 'Mod-s' },
  { command: 'story.remove', name: 'Move the story to the bin', keys: '' },
  { command: 'proofread.next', name: 'Next finding', keys: 'F7' },
  { command: 'proofread.previous', name: 'Previous finding', keys: 'Shift-F7' },
  { command: 'claims.mark', name: 'Mark as a claim', keys: 'F8' },
  { command: 'claims.next', name: 'Next claim', keys: 'F9' },
  { command: 'claims.previous', name: 'Previous claim', keys: 'Shift-F9' },
  { command: 'edit.find', name: 'Find in the story', keys: 'Mod-f' },
  { command: 'edit.findNext', name: 'Find next', keys: 'Mod-g' },
  { command: 'edit.findPrevious', name: 'Find previous', keys: 'Mod-Shift-g' },
  { command: 'edit.replace', name: 'Find and replace', keys: 'Mod-h' },
  { command: 'edit.undo', name: 'Undo', keys: 'Mod-z' },
  { command: 'edit.redo', name: 'Redo', keys: 'Mod-Shift-z' },
  { command: 'edit.pastePlain', name: 'Paste without formatting', keys: 'Mod-Shift-v' },
  { command: 'format.strong', name: 'Bold', keys: 'Mod-b' },
  { command: 'format.em', name: 'Italic', keys: 'Mod-i' },
  { command: 'format.link', name: 'Link…', keys: 'Mod-k' },
  { command: 'format.foreign', name: 'Foreign words…', keys: '' },
  { command: 'format.paragraph', name: 'Paragraph', keys: 'Mod-Alt-0' },
  { command: 'format.heading2', name: 'Heading', keys: 'Mod-Alt-2' },
  { command: 'format.heading3', name: 'Smaller heading', keys: 'Mod-Alt-3' },
  { command: 'format.quote', name: 'Quotation', keys: 'Mod-Shift-9' },
  { command: 'format.pullQuote', name: 'Pull quote', keys: '' },
  { command: 'format.bulletList', name: 'Bulleted list', keys: 'Mod-Shift-8' },
  { command: 'format.orderedList', name: 'Numbered list', keys: 'Mod-Shift-7' },
  { command: 'insert.figure', name: 'Insert a figure', keys: '' },
  { command: 'insert.related', name: 'Insert a related story', keys: '' },
  { command: 'insert.embed', name: 'Insert an embed as a link', keys: '' },
  { command: 'insert.break', name: 'Insert a section break', keys: '' },
  { command: 'view.proofread', name: 'Show Proofread', keys: 'Mod-1' },
  { command: 'view.facts', name: 'Show Facts', keys: 'Mod-2' },
  { command: 'view.details', name: 'Show Tags & details', keys: 'Mod-3' },
  { command: 'view.history', name: 'Show History', keys: 'Mod-4' },
  { command: 'view.library', name: 'Show or hide the library', keys: 'Mod-Shift-l' },
  { command: 'view.inspector', name: 'Show or hide the inspector', keys: 'Mod-Shift-i' },
  { command: 'view.searchLibrary', name: 'Search the library', keys: 'Mod-Shift-f' },
];

const ownCommands: Partial<Record<MenuCommand, () => unknown>> = {
  'story.new': createStory,
  'story.import': importFromFiles,
  'story.save': saveNow,
  'story.preview': previewStory,
  'story.export': exportStory,
  'story.remove': removeStory,
  'edit.find': () => openFind(false),
  'edit.replace': () => openFind(true),
  'view.palette': () => openPalette(''),
  'view.library': () => toggleRail('library'),
  'view.inspector': () => toggleRail('inspector'),
  'view.proofread': () => showPanel('proofread'),
  'view.facts': () => showPanel('facts'),
  'view.details': () => showPanel('details'),
  'view.history': () => showPanel('history'),
  'view.searchLibrary': searchLibrary,
};

/** Carries out a command, wherever it was given: menu bar, palette, toolbar or key. */
export function runCommand(command: MenuCommand): void {
  const own = ownCommands[command];
  if (own) void own();
  else useDesk.getState().editor?.run(command as EditorCommand);
}

async function saveNow(): Promise<void> {
  const { editor } = useDesk.getState();
  if (!editor) return;
  const isOnDisk = await editor.flush();
  if (isOnDisk) notify('Everything is on disk. Galley saves each keystroke by itself.');
}

function searchLibrary(): void {
  showRail('library');
  requestAnimationFrame(() => document.getElementById('library-search')?.focus());
}
