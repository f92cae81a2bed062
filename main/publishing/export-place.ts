import { stat } from 'node:fs/promises';
import type { ArticleStore } from '../../db/article-store.ts';
import { logFault } from '../log.ts';

/** The folder that was last exported into; null when there is none, or it is gone. */
export async function lastExportFolder(store: ArticleStore): Promise<string | null> {
  const folder = store.settings.exportFolder();
  if (folder === null) return null;
  const found = await stat(folder).catch(() => null);
  return found?.isDirectory() ? folder : null;
}

/** Keeps the folder for the next export, of this sitting or a later one. */
export function keepExportFolder(store: ArticleStore, folder: string): void {
  if (store.isReadOnly || store.settings.exportFolder() === folder) return;
  try {
    store.settings.setExportFolder(folder);
  } catch (fault) {
    // The story is written; a convenience that could not be kept is no reason to say otherwise.
    logFault('export-folder', fault instanceof Error && 'code' in fault ? fault.code : 'unknown');
  }
}
