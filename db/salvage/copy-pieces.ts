import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { openBytes } from './byte-source.ts';

const piece = 4 * 1024 * 1024;
// As much as a disk gives up with one bad sector, and a page of the store.
const smallest = 4096;

/**
 * Copies a damaged file for its owner alone: where the disk no longer gives a sector, the copy has
 * zeros, and the rest of the file is not lost with it.
 * @param rest called between pieces; what it throws ends the work
 * @throws a system error when the file cannot be opened or the copy not be written.
 */
export function copyPieces(from: string, to: string, rest: () => void = () => undefined): void {
  const source = openBytes(from);
  try {
    const target = openSync(to, 'w', 0o600);
    try {
      for (let at = 0; at < source.size; at += piece) {
        rest();
        copyPiece(source, target, at, Math.min(piece, source.size - at));
      }
      ftruncateSync(target, source.size);
    } finally {
      closeSync(target);
    }
  } finally {
    source.close();
  }
}

type Source = ReturnType<typeof openBytes>;

function copyPiece(source: Source, target: number, at: number, length: number): void {
  const bytes = source.read(at, length);
  if (bytes.length < length && length > smallest) {
    for (let done = 0; done < length; done += smallest)
      copyPiece(source, target, at + done, Math.min(smallest, length - done));
    return;
  }
  for (let done = 0; done < bytes.length;)
    done += writeSync(target, bytes, done, bytes.length - done, at + done);
}
