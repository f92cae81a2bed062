import { failure, success, type Result } from '../../base/result.ts';

// Of the ZIP format (PKWARE's APPNOTE 6.3) as much as office documents use: the directory at the
// end, entries stored or deflated.

/** One entry of an archive's directory. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  /** CRC-32 of what comes out; 0 where the writer left it out. */
  readonly checksum: number;
  /** Bytes as they are packed. */
  readonly size: number;
  readonly headerAt: number;
}

const mostEntries = 5000;

/** The entries of an archive, as its directory names them; at most 5,000. */
export function readDirectory(bytes: Uint8Array): Result<ZipEntry[], 'broken' | 'too-large'> {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(data);
  if (end === null) return failure('broken');
  const count = data.getUint16(end + 10, true);
  if (count > mostEntries) return failure('too-large');
  const entries: ZipEntry[] = [];
  let at = data.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > data.byteLength || data.getUint32(at, true) !== 0x02014b50)
      return failure('broken');
    const nameLength = data.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: data.getUint16(at + 8, true),
      method: data.getUint16(at + 10, true),
      checksum: data.getUint32(at + 16, true),
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
