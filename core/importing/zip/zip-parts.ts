import { failure, success, type Result } from '../../base/result.ts';
import { crc32 } from './crc-32.ts';
import { readDirectory, type ZipEntry } from './directory.ts';
import { inflate } from './inflate.ts';

/** Parts of an archive, by their names. */
export type ZipParts = ReadonlyMap<string, Uint8Array>;

/** Why an archive was not read. */
export type ZipTrouble = 'broken' | 'locked' | 'too-large';

/**
 * Reads the parts that are `wanted`; all of them together unpack to at most `most` bytes, counted as
 * they come out, never as the archive says. Two parts of one name, or a part that is not what its
 * checksum tells, make an archive broken: one reader would see other words in it than another.
 */
export function readZipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  most: number,
): Result<ZipParts, ZipTrouble> {
  const entries = readDirectory(bytes);
  if (!entries.ok) return entries;
  const parts = new Map<string, Uint8Array>();
  let left = most;
  for (const entry of entries.value.filter(({ name }) => wanted(name))) {
    if (parts.has(entry.name)) return failure('broken');
    const part = readZipEntry(bytes, entry, left);
    if (!part.ok) return part;
    left -= part.value.byteLength;
    parts.set(entry.name, part.value);
  }
  return success(parts);
}

/** Unpacks one entry of an archive into at most `most` bytes. */
export function readZipEntry(
  bytes: Uint8Array,
  { flags, method, checksum, size, headerAt }: ZipEntry,
  most: number,
): Result<Uint8Array, ZipTrouble> {
  if ((flags & 1) !== 0) return failure('locked');
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isThere = headerAt + 30 <= data.byteLength && data.getUint32(headerAt, true) === 0x04034b50;
  if (!isThere) return failure('broken');
  const start =
    headerAt + 30 + data.getUint16(headerAt + 26, true) + data.getUint16(headerAt + 28, true);
  if (start + size > bytes.byteLength) return failure('broken');
  const part = unpack(method, bytes.subarray(start, start + size), most);
  if (!part.ok || checksum === 0) return part;
  return crc32(part.value) === checksum ? part : failure('broken');
}

function unpack(
  method: number,
  packed: Uint8Array,
  most: number,
): Result<Uint8Array, 'broken' | 'too-large'> {
  if (method === 0) return packed.byteLength > most ? failure('too-large') : success(packed);
  return method === 8 ? inflate(packed, most) : failure('broken');
}

/** An archive of these parts, nothing packed: for a reader that must see no others. */
export function storedZip(parts: ZipParts): Uint8Array<ArrayBuffer> {
  const entries = [...parts].map(([name, content]) => ({
    name: new TextEncoder().encode(name),
    content,
  }));
  const size = entries.reduce(
    (sum, { name, content }) => sum + 76 + 2 * name.length + content.length,
    22,
  );
  const bytes = new Uint8Array(size);
  const data = new DataView(bytes.buffer);
  let at = 0;
  const placed = entries.map((entry) => {
    const headerAt = at;
    data.setUint32(at, 0x04034b50, true);
    writeFacts(data, at + 4, entry);
    bytes.set(entry.name, at + 30);
    bytes.set(entry.content, at + 30 + entry.name.length);
    at += 30 + entry.name.length + entry.content.length;
    return { ...entry, headerAt };
  });
  const directory = at;
  for (const entry of placed) {
    data.setUint32(at, 0x02014b50, true);
    data.setUint16(at + 4, 20, true);
    writeFacts(data, at + 6, entry);
    data.setUint32(at + 42, entry.headerAt, true);
    bytes.set(entry.name, at + 46);
    at += 46 + entry.name.length;
  }
  data.setUint32(at, 0x06054b50, true);
  data.setUint16(at + 8, placed.length, true);
  data.setUint16(at + 10, placed.length, true);
  data.setUint32(at + 12, at - directory, true);
  data.setUint32(at + 16, directory, true);
  return bytes;
}

/** Version, flags (names are UTF-8), method, time, checksum (none), sizes, length of the name. */
function writeFacts(
  data: DataView,
  at: number,
  { name, content }: { readonly name: Uint8Array; readonly content: Uint8Array },
): void {
  data.setUint16(at, 20, true);
  data.setUint16(at + 2, 0x0800, true);
  data.setUint32(at + 14, content.length, true);
  data.setUint32(at + 18, content.length, true);
  data.setUint16(at + 22, name.length, true);
}
