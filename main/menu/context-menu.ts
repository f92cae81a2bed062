import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

/** The system's right-click menu for text, where the page shows none of its own. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const editing: MenuItemConstructorOptions[] = [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { role: 'pasteAndMatchStyle', label: 'Paste as Plain Text', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll' },
    ];
    const reading: MenuItemConstructorOptions[] = [{ role: 'copy' }];
    if (isEditable) Menu.buildFromTemplate(editing).popup({ window });
    else if (selectionText.trim() !== '') Menu.buildFromTemplate(reading).popup({ window });
  });
}
