import { stat } from 'node:fs/promises';
import type { ImportToken } from '../../core/base/id.ts';
import { mostFiles } from '../../core/importing/folder/find-stories.ts';
import type { PickedDocuments } from '../../core/contract/importing.ts';
import { storiesOnDisk } from './stories-on-disk.ts';

/** What the page may ask for by its token: files that the editor picked, and no others. */
export interface PickedStories {
  /** Finds the stories' files among picked files and folders. */
  readonly offer: (paths: readonly string[]) => Promise<PickedDocuments>;
  /** The absolute path behind a token; null when there is none (any more). */
  readonly pathOf: (token: ImportToken) => string | null;
  /** Forgets them all: the page that knew their tokens is gone. */
  readonly forget: () => void;
}

/** Those of the last picks are known, two full ones at least. */
const mostKnown = 2 * mostFiles;

/** Makes the list of picked files. */
export function createPickedStories(newId: () => string): PickedStories {
  const known = new Map<ImportToken, string>();

  function tokenFor(path: string): ImportToken {
    const token = newId() as ImportToken;
    known.set(token, path);
    for (const oldest of known.keys()) {
      if (known.size <= mostKnown) break;
      known.delete(oldest);
    }
    return token;
  }

  return {
    offer: async (paths) => {
      const { stories, leftOut } = await storiesOnDisk(paths);
      const files = [];
      for (const { path, place } of stories)
        files.push({ token: tokenFor(place), path, size: await sizeOf(place) });
      return { files, leftOut };
    },
    pathOf: (token) => known.get(token) ?? null,
    forget: () => known.clear(),
  };
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    // Reading it says why it cannot be had.
    return 0;
  }
}
