import { isHidden, isPartsOfPage, namedAs } from './file-names.ts';
import { nothingLeftOut, type LeftOut } from './left-out.ts';

/** A file or folder as whoever lists a folder finds it; `place` is how that one names it. */
export interface FolderEntry<Place> {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly place: Place;
}

/** A file with the way to it. */
export interface FoundFile<Place> {
  /** From what was picked or dropped on, with `/`. */
  readonly path: string;
  readonly place: Place;
}

/** What lies in the folders that were picked or dropped. */
export interface FoundStories<Place> {
  /** To make stories of, in the order of their paths. */
  readonly stories: readonly FoundFile<Place>[];
  readonly leftOut: LeftOut;
}

/** Files of one import at most. */
export const mostFiles = 10_000;
const deepest = 64;

/**
 * Finds the files to make stories of. What was named itself is taken, whatever it is called; of a
 * folder every file of a known kind, to any depth up to 64. Links are not followed.
 * @param list what a folder holds, or null when it cannot be read
 * @param hear is told of every file that is passed, also of those that become no story
 */
export async function findStories<Place>(
  roots: readonly FolderEntry<Place>[],
  list: (folder: Place) => Promise<readonly FolderEntry<Place>[] | null>,
  hear: (file: FoundFile<Place>) => void = () => undefined,
): Promise<FoundStories<Place>> {
  const stories: FoundFile<Place>[] = [];
  const pictures: string[] = [];
  const others: string[] = [];
  const leftOut = { ...nothingLeftOut, pictures, others, unreadable: [] as string[] };
  const take = (file: FoundFile<Place>): void => {
    hear(file);
    if (stories.length < mostFiles) stories.push(file);
    else leftOut.beyond += 1;
  };

  async function visit(folder: FoundFile<Place>, depth: number): Promise<void> {
    const entries = depth > deepest ? null : await list(folder.place);
    if (entries === null) {
      leftOut.unreadable.push(folder.path);
      return;
    }
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries.toSorted(byName)) await meet(entry, folder.path, names, depth);
  }

  async function meet(
    { name, kind, place }: FolderEntry<Place>,
    folder: string,
    names: ReadonlySet<string>,
    depth: number,
  ): Promise<void> {
    const found = { path: `${folder}/${name}`, place };
    if (kind === 'link') leftOut.links += 1;
    else if (isHidden(name)) leftOut.hidden += 1;
    else if (kind === 'folder') {
      if (isPartsOfPage(name, names)) {
        leftOut.pageParts += 1;
        await hearAll(found, depth + 1);
      } else await visit(found, depth + 1);
    } else if (kind === 'other') others.push(found.path);
    else meetFile(found, name);
  }

  function meetFile(file: FoundFile<Place>, name: string): void {
    const named = namedAs(name);
    if (named === 'story') return take(file);
    hear(file);
    (named === 'picture' ? pictures : others).push(file.path);
  }

  /** The parts of a saved page become no stories, but the page asks for its pictures there. */
  async function hearAll(folder: FoundFile<Place>, depth: number): Promise<void> {
    const entries = depth > deepest ? [] : ((await list(folder.place)) ?? []);
    for (const { name, kind, place } of entries) {
      const found = { path: `${folder.path}/${name}`, place };
      if (kind === 'file') hear(found);
      else if (kind === 'folder') await hearAll(found, depth + 1);
    }
  }

  for (const { name, kind, place } of roots) {
    if (kind === 'folder') await visit({ path: name, place }, 1);
    else take({ path: name, place });
  }
  return { stories, leftOut };
}

// As people count: page 2 comes before page 10.
const names = new Intl.Collator('en', { numeric: true });

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return names.compare(one.name, other.name) || (one.name < other.name ? -1 : 1);
}
