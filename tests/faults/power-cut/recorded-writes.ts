/** One thing that a process did to its files, or said; see record-writes.c. */
export type Recorded =
  | {
      readonly kind: 'open';
      readonly file: number;
      readonly path: string;
      readonly makes: boolean;
      readonly empties: boolean;
    }
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly size: number }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'rename' | 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink' | 'rmdir' | 'mkdir'; readonly path: string }
  | { readonly kind: 'said'; readonly text: string };

const headSize = 28;

/** Reads a record of writes, in its order. */
export function readRecord(record: Buffer): Recorded[] {
  const all: Recorded[] = [];
  for (let at = 0; at + headSize <= record.length;) {
    const operation = record.readUInt32LE(at);
    const file = record.readInt32LE(at + 4);
    const offset = Number(record.readBigInt64LE(at + 8));
    const length = Number(record.readBigInt64LE(at + 16));
    const size = record.readUInt32LE(at + 24);
    const payload = record.subarray(at + headSize, at + headSize + size);
    all.push(read(operation, file, offset, length, payload));
    at += headSize + size;
  }
  return all;
}

function read(
  operation: number,
  file: number,
  offset: number,
  length: number,
  payload: Buffer,
): Recorded {
  const path = payload.toString();
  const [from = '', to = ''] = path.split('\0');
  switch (operation) {
    case 1:
      return { kind: 'open', file, path, makes: length === 1, empties: offset === 1 };
    case 2:
      return { kind: 'write', file, at: offset, bytes: payload };
    case 3:
      return { kind: 'truncate', file, size: length };
    case 4:
      return { kind: 'sync', file };
    case 5:
      return { kind: 'rename', from, to };
    case 6:
      return { kind: 'unlink', path };
    case 7:
      return { kind: 'link', from, to };
    case 8:
      return { kind: 'mkdir', path };
    case 9:
      return { kind: 'said', text: path };
    case 10:
      return { kind: 'rmdir', path };
    default:
      throw new RangeError(`No operation has the number ${operation}`);
  }
}
