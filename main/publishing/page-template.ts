import { watch, type FSWatcher } from 'node:fs';
import { basename } from 'node:path';
import type { TemplateState } from '../../core/contract/publishing.ts';
import type { HouseTemplate } from '../../core/publishing/template/house-template.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { logFault } from '../log.ts';
import { readTemplateFolder } from './template-folder.ts';

/** The newsroom's template as its folder has it now. */
export interface FoundTemplate {
  /** Null while there is none; pages are plain then. */
  readonly template: HouseTemplate | null;
  readonly state: TemplateState;
}

/** The newsroom's template: which folder holds it, what it says, and when that changes. */
export interface PageTemplate {
  read(): Promise<FoundTemplate>;
  /** Takes another folder, or none. */
  choose(folder: string | null): Promise<FoundTemplate>;
  /** From now on changes of the folder's files are told. */
  follow(): void;
  stop(): void;
}

const plain: FoundTemplate = { template: null, state: { name: null, files: [], troubles: [] } };

/** Reads the template in `folder`; null is none. Its place on the disk stays here. */
export async function readTemplateAt(folder: string | null): Promise<FoundTemplate> {
  if (folder === null) return plain;
  const { template, files, troubles } = await readTemplateFolder(folder);
  return { template, state: { name: basename(folder) || 'Template', files, troubles } };
}

/** Milliseconds for an editor to put a file in place of another. */
const settling = 120;

/** The template of a library. @param hear is told that its files changed */
export function createPageTemplate(store: ArticleStore, hear: () => void): PageTemplate {
  let watcher: FSWatcher | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isFollowed = false;

  function tellSoon(): void {
    timer ??= setTimeout(() => {
      timer = null;
      // A folder that was put in place of the old one is another one to the system.
      watchAgain();
      if (store.isOpen) hear();
    }, settling).unref();
  }

  function watchAgain(): void {
    watcher?.close();
    watcher = null;
    const folder = store.isOpen ? store.settings.templateFolder() : null;
    if (!isFollowed || folder === null) return;
    try {
      watcher = watch(folder, { persistent: false }, tellSoon);
      watcher.on('error', () => watcher?.close());
    } catch (fault) {
      // The folder is gone or cannot be watched: pages are drawn from what there is at each export.
      logFault('template', fault instanceof Error && 'code' in fault ? fault.code : fault);
    }
  }

  return {
    read: () => readTemplateAt(store.settings.templateFolder()),
    async choose(folder) {
      store.settings.setTemplateFolder(folder);
      watchAgain();
      hear();
      return readTemplateAt(folder);
    },
    follow() {
      if (isFollowed) return;
      isFollowed = true;
      watchAgain();
    },
    stop() {
      isFollowed = false;
      watchAgain();
      if (timer) clearTimeout(timer);
    },
  };
}
