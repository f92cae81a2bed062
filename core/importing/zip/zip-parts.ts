import { failure, success, type Result } from '../../base/result.ts';
import { inflate } from './inflate.ts';

// Of the ZIP format (PKWARE's APPNOTE 6.3) as much as office documents use: the directory at the
// end, entries stored or deflated. What is read is bounded by what comes out, never by what the
// archive says of itself.

/** Parts of an archive, by their names. */
export type ZipParts = ReadonlyMap<string, Uint8Array>;

/** Why an archive was not read. */
export type ZipTrouble = 'broken' | 'locked' | 'too-large';

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  /** Bytes as they are packed. */
  readonly size: number;
  readonly headerAt: number;
}

const mostEntries = 5000;

/** Reads the parts that are `wanted`; all of them together unpack to at most `most` bytes. */
export function readZipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  most: number,
): Result<ZipParts, ZipTrouble> {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(data, bytes);
  if (!entries.ok) return entries;
  const parts = new Map<string, Uint8Array>();
  let left = most;
  for (const entry of entries.value.filter(({ name }) => wanted(name))) {
    if ((entry.flags & 1) !== 0) return failure('locked');
    const part = readEntry(entry, data, bytes, left);
    if (!part.ok) return part;
    left -= part.value.byteLength;
    parts.set(entry.name, part.value);
  }
  return success(parts);
}

function readDirectory(data: DataView, bytes: Uint8Array): Result<Entry[], 'broken' | 'too-large'> {
  const end = findEnd(data);
  if (end === null) return failure('broken');
  const count = data.getUint16(end + 10, true);
  if (count > mostEntries) return failure('too-large');
  const entries: Entry[] = [];
  let at = data.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.byteLength || data.getUint32(at, true) !== 0x02014b50)
      return failure('broken');
    const nameLength = data.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: data.getUint16(at + 8, true),
      method: data.getUint16(at + 10, true),
      size: data.getUint32(at + 20, true),
      headerAt: data.getUint32(at + 42, true),
    });
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true);
  }
  return success(entries);
}

/** The end of the directory; a comment of at most 64 KB may stand behind it. */
function findEnd(data: DataView): number | null {
  const last = data.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (data.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

function readEntry(
  { method, size, headerAt }: Entry,
  data: DataView,
  bytes: Uint8Array,
  most: number,
): Result<Uint8Array, ZipTrouble> {
  const isThere = headerAt + 30 <= data.byteLength && data.getUint32(headerAt, true) === 0x04034b50;
  if (!isThere) return failure('broken');
  const start =
    headerAt + 30 + data.getUint16(headerAt + 26, true) + data.getUint16(headerAt + 28, true);
  if (start + size > bytes.byteLength) return failure('broken');
  const packed = bytes.subarray(start, start + size);
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
