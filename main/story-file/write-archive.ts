import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A part of an archive; `isPacked` when packing it makes it smaller. */
export interface ArchivePart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
}

/** Bytes that are packed before others get their turn; packing them takes a few milliseconds. */
const step = 128 * 1024;

/**
 * A ZIP archive of `parts` in their order: the same parts give the same bytes on every machine, as
 * neither a clock nor a system's own packer has a say in them.
 */
export async function writeArchive(parts: readonly ArchivePart[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const { name, bytes, isPacked } of parts) {
    const part = isPacked ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    // ZIP keeps the hour of a wall clock, so this one is the same wherever it is read.
    part.mtime = new Date(1980, 0, 1);
    zip.add(part);
    for (let at = 0; at < bytes.length; at += step) {
      part.push(bytes.subarray(at, at + step), at + step >= bytes.length);
      await setImmediate();
    }
  }
  zip.end();
  return Buffer.concat(pieces);
}
