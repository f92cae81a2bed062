import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { extname, join } from 'node:path';
import { storyEndings } from '../../core/importing/folder/file-names.ts';
import { archiveEnding } from '../../db/archive/archive-member.ts';
import { readPickedFile } from './picked-file.ts';
import type { PickedFile } from '../ports.ts';

const stories: FileFilter[] = [
  { name: 'Stories and documents', extensions: [...storyEndings] },
  { name: 'All files', extensions: ['*'] },
];
const pictures: FileFilter[] = [
  { name: 'Pictures', extensions: ['jpg', 'jpeg', 'png', 'gif', 'webp'] },
];
const sources: FileFilter[] = [
  {
    name: 'Documents, pages, pictures, transcripts',
    extensions: [
      ...['pdf', 'docx', 'html', 'htm', 'mhtml', 'mht', 'txt', 'text', 'md', 'vtt', 'srt'],
      ...['jpg', 'jpeg', 'png', 'gif', 'webp'],
    ],
  },
  { name: 'All files', extensions: ['*'] },
];
const pages: FileFilter[] = [{ name: 'Web page', extensions: ['html'] }];
const plainTexts: FileFilter[] = [{ name: 'Text', extensions: ['txt'] }];
/** What a story can be exported as, by the ending of its file. */
const exported: Readonly<Record<string, FileFilter[]>> = {
  '.html': pages,
  '.md': [{ name: 'Markdown', extensions: ['md'] }],
  '.txt': plainTexts,
  '.galley': [{ name: 'Galley story', extensions: ['galley'] }],
};

/** Asks for a folder in which backups lie; null when none was picked. */
export async function pickBackupsFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a folder of backups',
    buttonLabel: 'Look here',
    properties: ['openDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks for stories to import, single files or a folder of them; null when none was picked. */
export async function pickStories(
  window: BrowserWindow,
  what: 'files' | 'folder',
): Promise<string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: what === 'files' ? 'Import stories' : 'Import a folder of stories',
    buttonLabel: 'Import',
    ...(what === 'files' ? { filters: stories } : {}),
    properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** Asks for one picture; null when none was picked. */
export async function pickPicture(window: BrowserWindow): Promise<PickedFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a picture',
    buttonLabel: 'Insert',
    filters: pictures,
    properties: ['openFile'],
  });
  const [path] = filePaths;
  return canceled || path === undefined ? null : readPickedFile(path);
}

/** Asks for files for the vault, which are read piece by piece; null when none was picked. */
export async function pickSources(window: BrowserWindow): Promise<string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Add sources',
    buttonLabel: 'Add',
    filters: sources,
    properties: ['openFile', 'multiSelections'],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** Asks where a page or another file of a story shall be written; null when no place was picked. */
export function pickPagePlace(
  window: BrowserWindow,
  suggestedName: string,
  folder: string | null,
): Promise<string | null> {
  const filters = exported[extname(suggestedName)] ?? pages;
  return pickPlace(window, suggestedName, { title: 'Export the story', filters, folder });
}

const folderWords = {
  export: { title: 'Choose a folder for the stories', buttonLabel: 'Export here' },
  backup: { title: 'Choose a folder for copies of everything', buttonLabel: 'Keep copies here' },
  archive: { title: 'Choose a new or empty folder for the desk', buttonLabel: 'Put it here' },
  template: { title: 'Choose the folder of your page template', buttonLabel: 'Use this folder' },
} as const;

/** Asks for a folder; null when none was picked. */
export async function pickFolder(
  window: BrowserWindow,
  what: keyof typeof folderWords,
  folder: string | null,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...folderWords[what],
    ...(folder === null ? {} : { defaultPath: folder }),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where a plain text shall be written; null when no place was picked. */
export function pickTextPlace(
  window: BrowserWindow,
  suggestedName: string,
): Promise<string | null> {
  return pickPlace(window, suggestedName, {
    title: 'Export as text',
    filters: plainTexts,
    folder: null,
  });
}

const archives: FileFilter[] = [{ name: 'Archive of a desk', extensions: [archiveEnding] }];

/** Asks where an archive of the desk shall be written; null when no place was picked. */
export function pickArchivePlace(
  window: BrowserWindow,
  suggestedName: string,
): Promise<string | null> {
  const asked = { title: 'Save an archive of the desk', filters: archives, folder: null };
  return pickPlace(window, suggestedName, asked);
}

/** Asks for an archive of a desk; null when none was picked. */
export async function pickArchive(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open an archive of a desk',
    buttonLabel: 'Open',
    filters: archives,
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function pickPlace(
  window: BrowserWindow,
  suggestedName: string,
  asked: {
    readonly title: string;
    readonly filters: FileFilter[];
    readonly folder: string | null;
  },
): Promise<string | null> {
  const { folder, ...words } = asked;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...words,
    buttonLabel: 'Export',
    defaultPath: join(folder ?? app.getPath('documents'), suggestedName),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Asks for a folder to keep the library in; null when none was picked. */
export async function pickLibraryFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a folder for your stories',
    buttonLabel: 'Keep stories here',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
