import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { pack as createPack, type Pack } from 'tar-stream';
import { spellManifest, type ArchiveManifest } from './archive-manifest.ts';
import { manifestName, type ArchiveMember } from './archive-member.ts';

/** How an archive is written. */
export interface WriteArchiveOptions {
  /** The bytes of a member. */
  readonly piecesOf: (member: ArchiveMember) => AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
  /** Hears how many bytes were written more. */
  readonly hear?: ((bytes: number) => void) | undefined;
}

/** Bytes after which the file is flushed, so that nobody else's flush has to wait for all of it. */
const flushedAtOnce = 16 * 1024 * 1024;

/**
 * Writes an archive to a new file, for its owner alone, piece by piece, and sees to it that it is
 * on disk. Whether it is as it should be shows when it is read.
 * @returns SHA-256 of its manifest.
 * @throws a system error when the disk refuses; the signal's reason; an error when a member has
 * another size than the manifest says.
 */
export async function writeArchive(
  path: string,
  manifest: ArchiveManifest,
  { piecesOf, signal, hear }: WriteArchiveOptions,
): Promise<string> {
  const spelled = spellManifest(manifest);
  const file = await open(path, 'wx', 0o600);
  try {
    const pack = createPack();
    const filling = fill(pack, manifest, spelled, piecesOf);
    // Told below; here it only must not count as nobody's.
    filling.catch((error: unknown) => pack.destroy(error as Error));
    await writeAll(file, pack as AsyncIterable<Uint8Array>, { signal, hear });
    await filling;
    await file.sync();
    return createHash('sha256').update(spelled).digest('hex');
  } finally {
    await file.close();
  }
}

async function writeAll(
  file: FileHandle,
  pieces: AsyncIterable<Uint8Array>,
  { signal, hear }: Pick<WriteArchiveOptions, 'signal' | 'hear'>,
): Promise<void> {
  let unflushed = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    await file.writeFile(piece);
    hear?.(piece.byteLength);
    unflushed += piece.byteLength;
    if (unflushed < flushedAtOnce) continue;
    await file.datasync();
    unflushed = 0;
  }
}

async function fill(
  pack: Pack,
  manifest: ArchiveManifest,
  spelled: Buffer,
  piecesOf: WriteArchiveOptions['piecesOf'],
): Promise<void> {
  const at = new Date(manifest.at);
  await put(pack, { name: manifestName, size: spelled.byteLength, at }, [spelled]);
  for (const member of manifest.members) await put(pack, { ...member, at }, piecesOf(member));
  pack.finalize();
}

async function put(
  pack: Pack,
  { name, size, at }: { readonly name: string; readonly size: number; readonly at: Date },
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const header = { name, size, mtime: at, mode: 0o600, type: 'file' as const };
  const { sink, settled } = begin(pack, header);
  for await (const piece of pieces) {
    if (sink.write(piece)) continue;
    await Promise.race([
      new Promise<void>((resolve) => sink.once('drain', () => resolve())),
      settled,
    ]);
  }
  sink.end(null);
  await settled;
}

function begin(pack: Pack, header: Parameters<Pack['entry']>[0]) {
  let sink: ReturnType<Pack['entry']> | null = null;
  const settled = new Promise<void>((resolve, reject) => {
    sink = pack.entry(header, (error) => (error ? reject(error) : resolve()));
    // It is told by the callback as well.
    sink.on('error', () => undefined);
  });
  settled.catch(() => undefined);
  return { sink: sink as unknown as ReturnType<Pack['entry']>, settled };
}
