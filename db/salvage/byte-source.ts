import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read from anywhere in them, such as a file's. */
export interface ByteSource {
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end, or where the disk gives no more. */
  read(offset: number, length: number): Buffer;
}

/** Bytes in memory. */
export function bytesOf(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** A file that is only read. @throws a system error when it cannot be opened. */
export function openBytes(path: string): ByteSource & { close(): void } {
  const file = openSync(path, 'r');
  return {
    size: fstatSync(file).size,
    read: (offset, length) => {
      const bytes = Buffer.alloc(length);
      try {
        return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
      } catch {
        // A sector that the disk no longer gives must not cost the others.
        return bytes.subarray(0, 0);
      }
    },
    close: () => closeSync(file),
  };
}
