import { failure, success, type Result } from '../../core/base/result.ts';
import { mostBytes } from '../../core/importing/decoding/decode.ts';
import { pathBeside } from '../../core/importing/folder/beside.ts';
import { namedAs } from '../../core/importing/folder/file-names.ts';
import { findStories, type FolderEntry } from '../../core/importing/folder/find-stories.ts';
import type { ImportBatch, ImportSource } from './import-source.ts';

/** A dropped file or folder as the browser has it. */
type Dropped = FileSystemEntry;

/**
 * What was dropped, to be asked while the drop is being handled: afterwards it is gone.
 * @returns null unless a file that may become a story, or a folder, is among it.
 */
export function droppedEntries(data: DataTransfer): Dropped[] | null {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const isOurs = entries.some((entry) => entry.isDirectory || namedAs(entry.name) !== 'picture');
  return isOurs ? entries : null;
}

/** Finds the stories among dropped files and folders. Pictures are there for documents to name. */
export async function batchOf(entries: readonly Dropped[]): Promise<ImportBatch> {
  const files = new Map<string, FileSystemFileEntry>();
  const isPicture = (entry: Dropped) => entry.isFile && namedAs(entry.name) === 'picture';
  const pictures = entries.filter(isPicture);
  for (const picture of pictures) files.set(picture.name, picture as FileSystemFileEntry);
  const roots = entries.filter((entry) => !isPicture(entry)).map(entryOf);
  const found = await findStories(roots, listFolder, ({ path, place }) => {
    files.set(path, place as FileSystemFileEntry);
  });
  const sources = await Promise.all(
    found.stories.map(({ path, place }) => sourceOf(path, place as FileSystemFileEntry, files)),
  );
  const { leftOut } = found;
  const dropped = pictures.map(({ name }) => name);
  return { sources, leftOut: { ...leftOut, pictures: [...dropped, ...leftOut.pictures] } };
}

async function sourceOf(
  path: string,
  entry: FileSystemFileEntry,
  files: ReadonlyMap<string, FileSystemFileEntry>,
): Promise<ImportSource> {
  return {
    path,
    size: (await fileOf(entry))?.size ?? 0,
    read: () => readFile(entry),
    beside: async (named) => {
      const beside = pathBeside(path, named);
      const file = beside === null ? undefined : files.get(beside);
      const read = file && (await readFile(file));
      return read?.ok === true ? read.value : null;
    },
  };
}

async function readFile(entry: FileSystemFileEntry): Promise<Result<Uint8Array, string>> {
  const file = await fileOf(entry);
  if (file === null) return failure(gone);
  if (file.size > mostBytes) return failure(tooLarge);
  try {
    return success(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // It went away, or its disk did, between the drop and now.
    return failure(gone);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(null));
  });
}

async function listFolder(folder: Dropped): Promise<FolderEntry<Dropped>[] | null> {
  const reader = (folder as FileSystemDirectoryEntry).createReader();
  const entries: FolderEntry<Dropped>[] = [];
  for (;;) {
    // A folder is told in pieces of a hundred; the empty one is the end.
    const piece = await nextPiece(reader);
    if (piece === null) return null;
    if (piece.length === 0) return entries;
    entries.push(...piece.map(entryOf));
  }
}

function nextPiece(reader: FileSystemDirectoryReader): Promise<Dropped[] | null> {
  return new Promise((resolve) => {
    reader.readEntries(resolve, () => resolve(null));
  });
}

/** Links are none of the browser's entries: it leaves them out by itself. */
function entryOf(entry: Dropped): FolderEntry<Dropped> {
  return { name: entry.name, kind: entry.isDirectory ? 'folder' : 'file', place: entry };
}

const gone = 'It is no longer there or may not be read, so it was not imported.';
const tooLarge = 'It is larger than 64 MB, so it was not imported. Split it and try again.';
