import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../core/contract/events.ts';

/** What the menu bar depends on. */
export interface MenuSetting {
  readonly isMac: boolean;
  /** Whether tools for those who build Galley are shown. */
  readonly isForBuilders: boolean;
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

function command({ send }: MenuSetting, id: MenuCommand, label: string, accelerator?: string): Item {
  return { id, label, ...(accelerator === undefined ? {} : { accelerator }), click: () => send(id) };
}

function storyMenu(setting: MenuSetting): Item {
  return {
    label: setting.isMac ? 'File' : '&Story',
    submenu: [
      command(setting, 'story.new', 'New Story', 'CmdOrCtrl+N'),
      command(setting, 'story.import', 'Import…', 'CmdOrCtrl+O'),
      separator,
      command(setting, 'story.save', 'Save', 'CmdOrCtrl+S'),
      command(setting, 'story.preview', 'Preview', 'CmdOrCtrl+Shift+P'),
      command(setting, 'story.export', 'Export…', 'CmdOrCtrl+Shift+E'),
      separator,
      command(setting, 'story.remove', 'Move Story to the Bin'),
      separator,
      setting.isMac ? { role: 'close' } : { role: 'quit' },
    ],
  };
}

function editMenu(setting: MenuSetting): Item {
  return {
    label: '&Edit',
    submenu: [
      command(setting, 'edit.undo', 'Undo', 'CmdOrCtrl+Z'),
      command(setting, 'edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      // Only the platform can hand over the clipboard; the page takes it as plain text.
      { id: 'edit.pastePlain', role: 'pasteAndMatchStyle', label: 'Paste as Plain Text' },
      { role: 'selectAll' },
      separator,
      command(setting, 'edit.find', 'Find…', 'CmdOrCtrl+F'),
      command(setting, 'edit.findNext', 'Find Next', 'CmdOrCtrl+G'),
      command(setting, 'edit.findPrevious', 'Find Previous', 'CmdOrCtrl+Shift+G'),
      // Cmd+H hides the app on a Mac.
      command(setting, 'edit.replace', 'Replace…', setting.isMac ? 'Alt+Cmd+F' : 'Ctrl+H'),
    ],
  };
}

function formatMenu(setting: MenuSetting): Item {
  return {
    label: 'F&ormat',
    submenu: [
      command(setting, 'format.strong', 'Bold', 'CmdOrCtrl+B'),
      command(setting, 'format.em', 'Italic', 'CmdOrCtrl+I'),
      command(setting, 'format.link', 'Link…', 'CmdOrCtrl+K'),
      command(setting, 'format.foreign', 'Words in Another Language…'),
      separator,
      command(setting, 'format.paragraph', 'Paragraph', 'CmdOrCtrl+Alt+0'),
      command(setting, 'format.heading2', 'Heading', 'CmdOrCtrl+Alt+2'),
      command(setting, 'format.heading3', 'Smaller Heading', 'CmdOrCtrl+Alt+3'),
      command(setting, 'format.quote', 'Quotation', 'CmdOrCtrl+Shift+9'),
      command(setting, 'format.pullQuote', 'Pull Quote'),
      command(setting, 'format.bulletList', 'Bulleted List', 'CmdOrCtrl+Shift+8'),
      command(setting, 'format.orderedList', 'Numbered List', 'CmdOrCtrl+Shift+7'),
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
    ],
  };
}

function checkMenu(setting: MenuSetting): Item {
  return {
    label: '&Check',
    submenu: [
      command(setting, 'proofread.next', 'Next Finding', 'F7'),
      command(setting, 'proofread.previous', 'Previous Finding', 'Shift+F7'),
      separator,
      command(setting, 'claims.mark', 'Mark as a Claim', 'F8'),
      // Laptops keep their function keys for themselves, so it has a second key, not shown.
      { ...command(setting, 'claims.mark', 'Mark as a Claim', 'CmdOrCtrl+Shift+M'), id: 'claims.mark.second', visible: false },
      command(setting, 'claims.next', 'Next Open Claim', 'F9'),
      command(setting, 'claims.previous', 'Previous Open Claim', 'Shift+F9'),
    ],
  };
}

function viewMenu(setting: MenuSetting): Item {
  const builders: Item[] = setting.isForBuilders ? [separator, { role: 'toggleDevTools', accelerator: 'F12' }] : [];
  return {
    label: '&View',
    submenu: [
      command(setting, 'view.palette', 'All Commands…', 'CmdOrCtrl+Shift+K'),
      command(setting, 'view.searchLibrary', 'Search the Library', 'CmdOrCtrl+Shift+F'),
      separator,
      command(setting, 'view.library', 'Library', 'CmdOrCtrl+Shift+L'),
      command(setting, 'view.inspector', 'Inspector', 'CmdOrCtrl+Shift+I'),
      separator,
      command(setting, 'view.proofread', 'Proofread', 'CmdOrCtrl+1'),
      command(setting, 'view.facts', 'Facts', 'CmdOrCtrl+2'),
      command(setting, 'view.details', 'Tags and Details', 'CmdOrCtrl+3'),
      command(setting, 'view.history', 'History', 'CmdOrCtrl+4'),
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
  return isMac ? { role: 'windowMenu' } : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] };
}

function helpMenu(): Item {
  return { label: '&Help', submenu: [{ role: 'about' }] };
}
