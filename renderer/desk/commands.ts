import { openArchive, saveArchive } from '../backups/archive-state.ts';
import { openBackups } from '../backups/backups-state.ts';
import { keysOf } from '../../core/contract/command-keys.ts';
import type { MenuCommand } from '../../core/contract/events.ts';
import type { EditorCommand } from '../editor/story-editor.ts';
import { writeDossier } from '../facts/dossier.ts';
import { openRecordAtCaret, tellNothingLeft } from '../facts/facts-view.ts';
import { exportShown } from '../publishing/many-state.ts';
import { exportStory, previewStory } from '../publishing/publishing-state.ts';
import { compareUsual } from '../history/compare-usual.ts';
import { stopLookingBack } from '../history/looking-back.ts';
import { namePresent } from '../history/moment-names.ts';
import { importFromFiles, importFromFolder, openLastReport } from '../importing/import-stories.ts';
import { askEmptyBin, askPurge } from '../library/purge-state.ts';
import { enterNoteAtCaret } from '../notes/note-card-state.ts';
import { openNoteDialog } from '../notes/note-dialog-state.ts';
import { openPalette } from '../palette/palette-state.ts';
import { decideAll } from '../proposals/change-actions.ts';
import { toggleSuggesting } from '../proposals/suggesting.ts';
import { openCardAtCaret } from '../proofread/text-card-state.ts';
import { lockDesk, useLock } from '../settings/lock-desk.ts';
import { openSettings } from '../settings/settings-state.ts';
import { quotePassage } from '../sources/quote-passage.ts';
import { pickSources, showSources } from '../sources/source-actions.ts';
import { openFind } from '../story/find-state.ts';
import { isMac } from '../host/host.ts';
import { spellKeys } from '../ui/keys.ts';
import { notify } from '../ui/notices.ts';
import { useDesk } from './desk-state.ts';
import { closeDrawer, enterPanel, showRail, toggleRail } from './rails.ts';
import { changeSettings } from './settings.ts';
import { createStory, removeStory } from './story-actions.ts';

/** A command as the palette and the menus show it. */
export interface CommandEntry {
  readonly command: MenuCommand;
  readonly name: string;
}

/** The key of a command as the platform spells it, or empty. */
export function spellKeyOf(command: MenuCommand): string {
  const [shown] = keysOf(command, isMac());
  return shown === undefined ? '' : spellKeys(shown);
}

/** Every command of the desk; the palette lists them in this order. */
export const commandEntries: readonly CommandEntry[] = [
  { command: 'story.new', name: 'New story' },
  { command: 'story.import', name: 'Import stories…' },
  { command: 'story.importFolder', name: 'Import a folder…' },
  { command: 'story.importReport', name: 'Show the report of the last import' },
  { command: 'story.preview', name: 'Preview the page' },
  { command: 'story.export', name: 'Export…' },
  { command: 'story.exportMany', name: 'Export all stories that the library shows…' },
  { command: 'story.save', name: 'Put everything on disk' },
  { command: 'story.remove', name: 'Move the story to the bin' },
  { command: 'story.purge', name: 'Delete the story in the bin for good…' },
  { command: 'story.emptyBin', name: 'Empty the bin…' },
  { command: 'proofread.next', name: 'Next finding' },
  { command: 'proofread.previous', name: 'Previous finding' },
  { command: 'proofread.card', name: 'What to do about the finding' },
  { command: 'claims.mark', name: 'Mark as a claim' },
  { command: 'claims.next', name: 'Next claim' },
  { command: 'claims.previous', name: 'Previous claim' },
  { command: 'claims.card', name: 'Record of the claim' },
  { command: 'claims.dismiss', name: 'Not a claim' },
  { command: 'claims.split', name: 'Split the claim here' },
  { command: 'claims.merge', name: 'Join with the next claim' },
  { command: 'sources.add', name: 'Add sources…' },
  { command: 'sources.show', name: 'Show the sources' },
  { command: 'sources.quote', name: 'Quote the passage as evidence' },
  { command: 'facts.dossier', name: 'Write the dossier…' },
  { command: 'edit.find', name: 'Find in the story' },
  { command: 'edit.findNext', name: 'Find next' },
  { command: 'edit.findPrevious', name: 'Find previous' },
  { command: 'edit.replace', name: 'Find and replace' },
  { command: 'edit.undo', name: 'Undo' },
  { command: 'edit.redo', name: 'Redo' },
  { command: 'format.strong', name: 'Bold' },
  { command: 'format.em', name: 'Italic' },
  { command: 'format.link', name: 'Link…' },
  { command: 'format.foreign', name: 'Foreign words…' },
  { command: 'format.paragraph', name: 'Paragraph' },
  { command: 'format.heading2', name: 'Heading' },
  { command: 'format.heading3', name: 'Smaller heading' },
  { command: 'format.quote', name: 'Quotation' },
  { command: 'format.pullQuote', name: 'Pull quote' },
  { command: 'format.bulletList', name: 'Bulleted list' },
  { command: 'format.orderedList', name: 'Numbered list' },
  { command: 'insert.figure', name: 'Insert a figure' },
  { command: 'insert.related', name: 'Insert a related story' },
  { command: 'insert.embed', name: 'Insert an embed as a link' },
  { command: 'insert.break', name: 'Insert a section break' },
  { command: 'notes.add', name: 'Add a note to the selected words…' },
  { command: 'notes.card', name: 'Answer the note at the caret…' },
  { command: 'changes.suggest', name: 'Suggest changes, or stop suggesting' },
  { command: 'changes.next', name: 'Next proposed change' },
  { command: 'changes.previous', name: 'Previous proposed change' },
  { command: 'changes.accept', name: 'Accept the change' },
  { command: 'changes.reject', name: 'Reject the change' },
  { command: 'changes.acceptAll', name: 'Accept all changes' },
  { command: 'changes.rejectAll', name: 'Reject all changes' },
  { command: 'view.proofread', name: 'Show Proofread' },
  { command: 'view.facts', name: 'Show Facts' },
  { command: 'view.details', name: 'Show Tags & details' },
  { command: 'view.history', name: 'Show History' },
  { command: 'history.name', name: 'Name this version…' },
  { command: 'history.compare', name: 'Compare versions…' },
  { command: 'view.library', name: 'Show or hide the library' },
  { command: 'view.inspector', name: 'Show or hide the inspector' },
  { command: 'view.searchLibrary', name: 'Search the library' },
  { command: 'desk.backups', name: 'Backups: copies of everything, and the way back' },
  { command: 'desk.saveArchive', name: 'Save an archive of the desk: everything in one file' },
  { command: 'desk.openArchive', name: 'Open an archive of a desk' },
  { command: 'desk.lock', name: 'Lock now: close the desk until the passphrase is given' },
  { command: 'view.settings', name: 'Settings: your name, rules, house style, dictionary' },
];

const ownCommands: Partial<Record<MenuCommand, () => unknown>> = {
  'story.new': () => createStory(),
  'story.import': importFromFiles,
  'story.importFolder': importFromFolder,
  'story.importReport': openLastReport,
  'story.save': saveNow,
  'story.preview': previewStory,
  'story.export': exportStory,
  'story.exportMany': exportShown,
  'story.remove': () => removeStory(),
  'story.purge': askPurge,
  'story.emptyBin': askEmptyBin,
  'edit.find': () => openFind(false),
  'edit.replace': () => openFind(true),
  'notes.add': openNoteDialog,
  'notes.card': enterNoteAtCaret,
  'changes.suggest': toggleSuggesting,
  'changes.acceptAll': () => decideAll('accepted'),
  'changes.rejectAll': () => decideAll('rejected'),
  'proofread.card': openCardAtCaret,
  'claims.card': openRecordAtCaret,
  'sources.add': pickSources,
  'sources.show': showSources,
  'sources.quote': quotePassage,
  'facts.dossier': writeDossier,
  'desk.backups': openBackups,
  'desk.saveArchive': saveArchive,
  'desk.openArchive': openArchive,
  'desk.lock': lockDesk,
  'view.palette': () => openPalette(''),
  'view.settings': () => openSettings('rules'),
  'view.library': () => toggleRail('library'),
  'view.inspector': () => toggleRail('inspector'),
  'view.proofread': () => enterPanel('proofread'),
  'view.facts': () => enterPanel('facts'),
  'view.details': () => enterPanel('details'),
  'view.history': () => enterPanel('history'),
  'history.name': namePresent,
  'history.compare': compareUsual,
  'view.searchLibrary': searchLibrary,
};

/** Whether a command can be given here at all; the palette leaves the others out. */
export function isOffered(command: MenuCommand): boolean {
  if (command === 'story.purge') return useDesk.getState().binned !== null;
  return command !== 'desk.lock' || useLock.getState().isOn;
}

/** Carries out a command, wherever it was given: menu bar, palette, toolbar or key. */
export function runCommand(command: MenuCommand): void {
  const own = ownCommands[command];
  if (own) {
    void own();
    return;
  }
  // The text first: what is stepped to is in hand there, and a dialog takes the focus from there.
  stopLookingBack();
  // A drawer would stand over the words that are gone to.
  closeDrawer();
  const { editor } = useDesk.getState();
  editor?.focus();
  const isDone = editor?.run(command as EditorCommand) ?? false;
  if (isDone) return;
  if (command === 'proofread.next' || command === 'proofread.previous') tellNone();
  if (command === 'claims.next' || command === 'claims.previous') tellNothingLeft();
  const why = refusals[command];
  if (why !== undefined) notify(why);
}

/** What to tell when a command does not apply where the caret stands. */
const refusals: Readonly<Partial<Record<MenuCommand, string>>> = {
  'changes.next': 'No change is proposed in this story.',
  'changes.previous': 'No change is proposed in this story.',
  'changes.accept': 'No proposed change stands at the caret. F4 goes to the next one.',
  'changes.reject': 'No proposed change stands at the caret. F4 goes to the next one.',
  'claims.mark': 'There are no words at the caret that are not a claim already.',
  'claims.dismiss': 'No proposal is in hand. F9 goes to the next statement.',
  'claims.split': 'Put the caret inside a claim, where its second part begins.',
  'claims.merge':
    'Put the caret into a claim that has another one beside it in the same paragraph.',
};

/** F7 found nothing: it may be the filter that leaves the findings out. */
function tellNone(): void {
  const findings = useDesk.getState().editor?.findings.get();
  if (!findings) return;
  const { list, checking, failure } = findings;
  if (list.length === 0)
    notify(failure ?? (checking ? 'The story is still being read.' : 'No finding is left.'));
  else {
    notify('Nothing of the kind that the panel shows is left. Other findings are.', {
      action: { label: 'Show all', run: () => changeSettings({ findingFilter: 'all' }) },
    });
  }
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
