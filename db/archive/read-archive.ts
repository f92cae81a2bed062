import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { extract as createExtract, type Extract } from 'tar-stream';
import { failure, success, type Result } from '../../core/base/result.ts';
import { piecesOf } from '../sealed-file.ts';
import type { ArchiveFailure } from './archive-failure.ts';
import { createManifestReader, type ArchiveManifest } from './archive-manifest.ts';
import { endSize, manifestName, roomOf, type ArchiveMember } from './archive-member.ts';

/** How an archive is gone through. */
export interface ReadArchiveOptions {
  /** Hears what the archive says it holds before anything of that is read; a failure ends it. */
  readonly begin?: (manifest: ArchiveManifest) => ArchiveFailure | null;
  /**
   * Gets the bytes of a member. They are looked at while they are handed out: what was made of
   * them counts only when all of the archive was found whole. What it leaves is read all the same.
   */
  readonly take?: (member: ArchiveMember, pieces: AsyncIterable<Uint8Array>) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  /** Hears how much of it was read, from 0 to 1. */
  readonly hear?: ((share: number) => void) | undefined;
}

/** An archive that was read to its end and found whole. */
export interface WholeArchive {
  readonly manifest: ArchiveManifest;
  /** SHA-256 of its manifest, and so of all of it. */
  readonly id: string;
}

/**
 * Goes through an archive, which may come from anywhere, and holds all of it against its manifest:
 * each member has to be there, in its order, of its size, with its bytes, and nothing else.
 * @throws a system error when the disk refuses; the signal's reason.
 */
export async function readArchive(
  path: string,
  options: ReadArchiveOptions = {},
): Promise<Result<WholeArchive, ArchiveFailure>> {
  const found = statSync(path);
  if (!found.isFile()) return failure({ code: 'not-archive', detail: 'no file' });
  const tar = createExtract();
  const faults: Error[] = [];
  const feeding = feed(path, tar).catch((error: unknown) => {
    faults.push(error as Error);
    tar.destroy();
  });
  try {
    return await goThrough(tar, found.size, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (faults[0]) throw faults[0];
    if (!(error instanceof Error) || isSystemError(error)) throw error;
    return failure({ code: 'damaged', detail: error.message });
  } finally {
    tar.destroy();
    await feeding;
  }
}

async function feed(path: string, tar: Extract): Promise<void> {
  const closed = new Promise<void>((resolve) => tar.once('close', () => resolve()));
  for await (const piece of piecesOf(path, undefined, '')) {
    if (tar.destroying) return;
    if (!tar.write(piece)) await Promise.race([drained(tar), closed]);
  }
  if (!tar.destroying) tar.end(null);
}

function drained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    tar.once('drain', () => resolve());
  });
}

async function goThrough(
  tar: Extract,
  size: number,
  { begin, take, signal, hear }: ReadArchiveOptions,
): Promise<Result<WholeArchive, ArchiveFailure>> {
  const entries = tar[Symbol.asyncIterator]();
  const told = await readManifest(entries, size, signal);
  if (!told.ok) return told;
  const { manifest } = told.value;
  const refused = begin?.(manifest);
  if (refused) return failure(refused);
  let done = 0;
  const count = (bytes: number): void => hear?.(Math.min(1, (done += bytes) / size));
  for (const member of manifest.members) {
    const entry = await nextEntry(entries);
    if (!entry) return failure(damaged(`${member.name} is missing`));
    if (!isEntryOf(entry, member)) return failure(damaged(`not ${member.name}`));
    const read = checked(entry, { signal, count });
    await take?.(member, read.pieces);
    await drain(read.pieces);
    if (read.digest() !== member.sha256) return failure(damaged(`other bytes in ${member.name}`));
  }
  if (await nextEntry(entries)) return failure(damaged('more members than it tells'));
  hear?.(1);
  return success(told.value);
}

async function readManifest(
  entries: AsyncIterator<Entry, unknown>,
  size: number,
  signal: AbortSignal | undefined,
): Promise<Result<WholeArchive, ArchiveFailure>> {
  const first = await firstEntry(entries);
  if (!first || !isPlain(first) || first.header.name !== manifestName)
    return failure({ code: 'not-archive', detail: 'no manifest' });
  const own = roomOf(first.header.size) + endSize;
  const reader = createManifestReader(size - own, roomOf);
  const digest = createHash('sha256');
  for await (const piece of first as AsyncIterable<Uint8Array>) {
    signal?.throwIfAborted();
    digest.update(piece);
    const refused = reader.push(piece);
    if (refused) return failure(refused);
  }
  const manifest = reader.end();
  if (!manifest.ok) return manifest;
  const told = manifest.value.members.reduce((sum, member) => sum + roomOf(member.size), own);
  // To the byte: nothing is cut off, and nothing hangs on.
  if (told !== size) return failure(damaged(`${size} bytes in place of ${told}`));
  return success({ manifest: manifest.value, id: digest.digest('hex') });
}

/** @returns null when the file does not even begin as a tar file does. */
async function firstEntry(entries: AsyncIterator<Entry, unknown>): Promise<Entry | null> {
  try {
    return await nextEntry(entries);
  } catch (error) {
    if (!(error instanceof Error) || isSystemError(error)) throw error;
    return null;
  }
}

async function nextEntry(entries: AsyncIterator<Entry, unknown>): Promise<Entry | null> {
  const next = await entries.next();
  return next.done === true ? null : next.value;
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const rest = pieces[Symbol.asyncIterator]();
  while ((await rest.next()).done !== true);
}

function isEntryOf(entry: Entry, { name, size }: ArchiveMember): boolean {
  return isPlain(entry) && entry.header.name === name && entry.header.size === size;
}

/** An ordinary file; no link, no device, and no name or size by way of an extended header. */
function isPlain({ header }: Entry): boolean {
  return header.type === 'file' && !header.linkname && !header.pax;
}

/** A file in an archive, as it is read. */
type Entry = Extract extends AsyncIterable<infer Source> ? Source : never;

interface Reading {
  readonly signal: AbortSignal | undefined;
  readonly count: (bytes: number) => void;
}

function checked(entry: Entry, { signal, count }: Reading) {
  const hash = createHash('sha256');
  const source = (entry as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  // Whoever takes the pieces may leave some; then the rest is read by the one who asked.
  const pieces: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        signal?.throwIfAborted();
        const next = await source.next();
        if (next.done) return { done: true as const, value: undefined };
        hash.update(next.value);
        count(next.value.byteLength);
        return next;
      },
    }),
  };
  return { pieces, digest: () => hash.digest('hex') };
}

function isSystemError(error: Error): boolean {
  return 'code' in error && 'syscall' in error;
}

function damaged(detail: string): ArchiveFailure {
  return { code: 'damaged', detail };
}
