import { failure } from '../core/base/result.ts';

/**
 * Why a store cannot be opened. `message` is for the editor: what was found, what is safe, what
 * to do.
 * - `newer`: a later release wrote it
 * - `foreign`: the file is something else
 * - `overwritten`: the file is something else in a folder that is plainly a library
 * - `corrupt`: it is ours, but damaged or cut short
 * - `empty`: nothing of its file is left but its name
 * - `missing`: its file is gone, and copies of it or its log are there
 * - `unplugged`: the drive that holds its folder is not there
 * - `no-key`: it is encrypted, and the file with its key is not there
 * - `locked`: another program holds it
 * - `read-only`: folder or file may not be written
 * - `disk-full`: no room is left
 * - `io`: the system refused for another reason
 */
export interface StoreFailure {
  readonly code:
    | 'newer'
    | 'foreign'
    | 'overwritten'
    | 'corrupt'
    | 'empty'
    | 'missing'
    | 'unplugged'
    | 'no-key'
    | 'locked'
    | 'read-only'
    | 'disk-full'
    | 'io';
  readonly message: string;
}

/** A stored row that is no longer what was written. `message` is for the editor. */
export class StoreDamage extends Error {
  override readonly name = 'StoreDamage';
}

/** A refusal as a result. */
export function refuse(code: StoreFailure['code'], message: string) {
  return failure<StoreFailure>({ code, message });
}

/**
 * Reads what SQLite or the system threw while the store of `folder` was being opened.
 * @throws whatever else was thrown: a programmer's error.
 */
export function readFailure(thrown: unknown, folder: string): StoreFailure {
  const code = codeOf(thrown);
  if (code === null) throw thrown;
  return { code, message: sentences[code](folder, thrown as Error) };
}

type Readable = 'corrupt' | 'locked' | 'read-only' | 'disk-full' | 'io';

const sentences: Readonly<Record<Readable, (folder: string, error: Error) => string>> = {
  corrupt: damageSentence,
  locked: (folder) =>
    `Another program is holding the article store in ${folder}. Nothing was changed. Close it, or wait until it has finished, and start Galley again.`,
  'read-only': (folder) =>
    `Galley cannot write to the article store in ${folder}, so it could not keep what you type. Your stories are as they were. Allow yourself to write to this folder, or choose another.`,
  'disk-full': (folder) =>
    `No room is left on the disk that holds ${folder}. Everything saved before is safe. Free some space and start Galley again.`,
  io: (folder, error) =>
    `The system would not let Galley open the article store in ${folder} (${error.message}). Nothing was changed. Check that the disk is connected and try again.`,
};

/** The sentence for a store that is ours but damaged. */
export function damageSentence(folder: string): string {
  return `The article store in ${folder} is damaged: part of its file is missing or unreadable. Galley has not touched it.`;
}

const sqliteCodes: readonly (readonly [prefix: string, code: Readable])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
  ['SQLITE_', 'io'],
];

const systemCodes: Readonly<Record<string, Readable>> = {
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

function codeOf(thrown: unknown): Readable | null {
  // By its name: the main process reads failures too, and does without SQLite.
  if (thrown instanceof Error && thrown.name === 'SqliteError') {
    const { code = '' } = thrown as { readonly code?: string };
    return sqliteCodes.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'io';
  }
  if (thrown instanceof StoreDamage) return 'corrupt';
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return null;
  return systemCodes[String(thrown.code)] ?? 'io';
}
