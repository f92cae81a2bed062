// SQLite's record format: https://www.sqlite.org/fileformat2.html#record_format

/** A value as a record holds it. */
export type RecordValue = number | string | Uint8Array | null;

/** A variable-length integer and where it ended; null when it does not lie within the bytes. */
export function readVarint(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    // Nine bytes make 64 bits; what we look for (lengths, row numbers) is far below 2^53.
    value = index === 8 ? value * 256 + byte : value * 128 + (byte & 0x7f);
    if (index === 8 || byte < 0x80) return { value, next: at + index + 1 };
  }
  return null;
}

/**
 * The values of a record.
 * @returns null unless the bytes are a record from beginning to end: its header adds up, its body
 * is as long as the header says, text is UTF-8, integers are such as JavaScript can hold.
 */
export function readRecord(bytes: Buffer): RecordValue[] | null {
  const header = readVarint(bytes, 0);
  if (!header || header.value < 1 || header.value > bytes.length) return null;
  const values: RecordValue[] = [];
  let at = header.next;
  let body = header.value;
  while (at < header.value) {
    const type = readVarint(bytes, at);
    if (!type || type.next > header.value) return null;
    const size = sizeOf(type.value);
    if (size === null || body + size > bytes.length) return null;
    const value = readValue(bytes, body, type.value, size);
    if (value === undefined) return null;
    values.push(value);
    at = type.next;
    body += size;
  }
  return at === header.value && body === bytes.length ? values : null;
}

const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return sizes[type] ?? null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readValue(bytes: Buffer, at: number, type: number, size: number): RecordValue | undefined {
  if (type === 0) return null;
  if (type === 8 || type === 9) return type - 8;
  if (type < 7) return size <= 6 ? bytes.readIntBE(at, size) : readLong(bytes, at);
  if (type === 7) return bytes.readDoubleBE(at);
  const part = bytes.subarray(at, at + size);
  return type % 2 === 0 ? new Uint8Array(part) : readText(part);
}

function readLong(bytes: Buffer, at: number): number | undefined {
  const value = Number(bytes.readBigInt64BE(at));
  return Number.isSafeInteger(value) ? value : undefined;
}

function readText(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    // Not UTF-8: it is not what was written.
    return undefined;
  }
}
