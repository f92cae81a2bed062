import type { MenuItemConstructorOptions } from 'electron';
import { keysOf } from '../../core/contract/command-keys.ts';
import type { MenuCommand } from '../../core/contract/events.ts';

/** What the menu bar depends on. */
export interface MenuSetting {
  readonly isMac: boolean;
  /** Whether tools for those who build Galley are shown. */
  readonly isForBuilders: boolean;
  /** Whether the library has a passphrase, so that it can be locked. */
  readonly canLock: boolean;
  readonly send: (command: MenuCommand) => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: 'separator' };

/** The menu bar: every command of the desk, with its key. */
export function menuTemplate(setting: MenuSetting): Item[] {
  const menus = [storyMenu, editMenu, formatMenu, insertMenu, checkMenu, viewMenu, windowMenu];
  const bar = menus.map((menu) => menu(setting));
  return setting.isMac ? [{ role: 'appMenu' }, ...bar] : [...bar, helpMenu()];
}

function command({ send, isMac }: MenuSetting, id: MenuCommand, label: string): Item {
  const [shown] = keysOf(id, isMac);
  return {
    id,
    label,
    ...(shown === undefined ? {} : { accelerator: acceleratorOf(shown) }),
    click: () => send(id),
  };
}

/** Electron's spelling of a key combination: `Mod-Shift-e` is `CmdOrCtrl+Shift+E`. */
export function acceleratorOf(keys: string): string {
  return keys
    .split('-')
    .map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

function storyMenu(setting: MenuSetting): Item {
  return {
    label: setting.isMac ? 'File' : '&Story',
    submenu: [
      command(setting, 'story.new', 'New Story'),
      command(setting, 'story.import', 'Import…'),
      command(setting, 'story.importFolder', 'Import a Folder…'),
      command(setting, 'story.importReport', 'Report of the Last Import'),
      separator,
      command(setting, 'story.save', 'Save'),
      command(setting, 'history.name', 'Name This Version…'),
      command(setting, 'history.compare', 'Compare Versions…'),
      separator,
      command(setting, 'story.preview', 'Preview'),
      command(setting, 'story.export', 'Export…'),
      command(setting, 'story.exportMany', 'Export All That the Library Shows…'),
      separator,
      command(setting, 'story.remove', 'Move Story to the Bin'),
      command(setting, 'story.purge', 'Delete for Good…'),
      command(setting, 'story.emptyBin', 'Empty the Bin…'),
      separator,
      command(setting, 'desk.backups', 'Backups…'),
      command(setting, 'desk.saveArchive', 'Save an Archive of the Desk…'),
      command(setting, 'desk.openArchive', 'Open an Archive…'),
      separator,
      { ...command(setting, 'desk.lock', 'Lock Now'), enabled: setting.canLock },
      separator,
      setting.isMac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function editMenu(setting: MenuSetting): Item {
  return {
    label: '&Edit',
    submenu: [
      command(setting, 'edit.undo', 'Undo'),
      command(setting, 'edit.redo', 'Redo'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      // Only the platform can hand over the clipboard; the page takes it as plain text.
      { id: 'edit.pastePlain', role: 'pasteAndMatchStyle', label: 'Paste as Plain Text' },
      { role: 'selectAll' },
      separator,
      command(setting, 'edit.find', 'Find…'),
      command(setting, 'edit.findNext', 'Find Next'),
      command(setting, 'edit.findPrevious', 'Find Previous'),
      command(setting, 'edit.replace', 'Replace…'),
      separator,
      command(setting, 'changes.suggest', 'Suggest Changes, or Stop Suggesting'),
      command(setting, 'changes.next', 'Next Proposed Change'),
      command(setting, 'changes.previous', 'Previous Proposed Change'),
      command(setting, 'changes.accept', 'Accept the Change'),
      command(setting, 'changes.reject', 'Reject the Change'),
      command(setting, 'changes.acceptAll', 'Accept All Changes'),
      command(setting, 'changes.rejectAll', 'Reject All Changes'),
    ],
  };
}

function formatMenu(setting: MenuSetting): Item {
  return {
    label: 'F&ormat',
    submenu: [
      command(setting, 'format.strong', 'Bold'),
      command(setting, 'format.em', 'Italic'),
      command(setting, 'format.link', 'Link…'),
      command(setting, 'format.foreign', 'Words in Another Language…'),
      separator,
      command(setting, 'format.paragraph', 'Paragraph'),
      command(setting, 'format.heading2', 'Heading'),
      command(setting, 'format.heading3', 'Smaller Heading'),
      command(setting, 'format.quote', 'Quotation'),
      command(setting, 'format.pullQuote', 'Pull Quote'),
      command(setting, 'format.bulletList', 'Bulleted List'),
      command(setting, 'format.orderedList', 'Numbered List'),
    ],
  };
}

function insertMenu(setting: MenuSetting): Item {
  return {
    label: '&Insert',
    submenu: [
      command(setting, 'insert.figure', 'Picture…'),
      command(setting, 'insert.related', 'Related Story'),
      command(setting, 'insert.embed', 'Post or Film as a Link'),
      command(setting, 'insert.break', 'Section Break'),
      separator,
      command(setting, 'notes.add', 'Note on the Selected Words…'),
      command(setting, 'notes.card', 'Answer the Note…'),
    ],
  };
}

function checkMenu(setting: MenuSetting): Item {
  return {
    label: '&Check',
    submenu: [
      command(setting, 'proofread.next', 'Next Finding'),
      command(setting, 'proofread.previous', 'Previous Finding'),
      command(setting, 'proofread.card', 'What to Do About It…'),
      separator,
      command(setting, 'claims.mark', 'Mark as a Claim'),
      // Laptops keep their function keys for themselves, so it has a second key, not shown.
      {
        ...command(setting, 'claims.mark', 'Mark as a Claim'),
        accelerator: 'CmdOrCtrl+Shift+M',
        id: 'claims.mark.second',
        visible: false,
      },
      command(setting, 'claims.next', 'Next Open Claim'),
      command(setting, 'claims.previous', 'Previous Open Claim'),
      command(setting, 'claims.card', 'Record of the Claim'),
      command(setting, 'claims.dismiss', 'Not a Claim'),
      command(setting, 'claims.split', 'Split the Claim Here'),
      command(setting, 'claims.merge', 'Join with the Next Claim'),
      separator,
      command(setting, 'sources.add', 'Add Sources…'),
      command(setting, 'sources.show', 'Show the Sources'),
      command(setting, 'sources.quote', 'Quote the Passage as Evidence'),
      separator,
      command(setting, 'facts.dossier', 'Write the Dossier…'),
    ],
  };
}

function viewMenu(setting: MenuSetting): Item {
  const builders: Item[] = setting.isForBuilders
    ? [separator, { role: 'toggleDevTools', accelerator: 'F12' }]
    : [];
  return {
    label: '&View',
    submenu: [
      command(setting, 'view.palette', 'All Commands…'),
      command(setting, 'view.searchLibrary', 'Search the Library'),
      separator,
      command(setting, 'view.library', 'Library'),
      command(setting, 'view.inspector', 'Inspector'),
      separator,
      command(setting, 'view.proofread', 'Proofread'),
      command(setting, 'view.facts', 'Facts'),
      command(setting, 'view.details', 'Tags and Details'),
      command(setting, 'view.history', 'History'),
      separator,
      command(setting, 'view.settings', 'Settings…'),
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...builders,
    ],
  };
}

function windowMenu({ isMac }: MenuSetting): Item {
  return isMac
    ? { role: 'windowMenu' }
    : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] };
}

function helpMenu(): Item {
  return { label: '&Help', submenu: [{ role: 'about' }] };
}
