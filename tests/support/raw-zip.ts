import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive that need not be honest; what is not said is the truth. */
export interface RawEntry {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** Content that is deflated already. */
  readonly isPacked?: boolean;
  /** Bit 0 says that it is encrypted. */
  readonly flags?: number;
  readonly method?: number;
  /** 0 says that the writer did not know it. */
  readonly checksum?: number;
  readonly packedSize?: number;
  readonly size?: number;
  /** Its directory entry points to the bytes of the entry of this name. */
  readonly liesOn?: string;
}

/** Writes an archive byte by byte (PKWARE's APPNOTE 6.3), as it is told to. */
export function rawZip(entries: readonly RawEntry[], count = entries.length): Uint8Array {
  const places = new Map<string, number>();
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = packedOf(entry);
    const facts = factsOf(entry, packed);
    const name = Buffer.from(entry.name);
    if (entry.liesOn === undefined) {
      const file = Buffer.concat([signature('PK\x03\x04'), facts, name, packed]);
      places.set(entry.name, at);
      files.push(file);
      at += file.length;
    }
    const place = Buffer.alloc(14);
    place.writeUInt32LE(places.get(entry.liesOn ?? entry.name) ?? 0, 10);
    directory.push(
      Buffer.concat([signature('PK\x01\x02'), Buffer.from([20, 0]), facts, place, name]),
    );
  }
  return Buffer.concat([...files, ...directory, endOf(count, at, directory)]);
}

/** A deflate stream that unpacks to so many megabytes of nothing. */
export function deflatedZeros(megabytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: 3 });
  const end = deflateRawSync(Buffer.alloc(0));
  return Buffer.concat([...Array<Buffer>(megabytes).fill(piece), end]);
}

function packedOf({ content, isPacked = false, method = 8 }: RawEntry): Buffer {
  const bytes = Buffer.from(content as Uint8Array);
  return isPacked || method === 0 ? bytes : deflateRawSync(bytes);
}

function factsOf(entry: RawEntry, packed: Buffer): Buffer {
  const content = Buffer.from(entry.content as Uint8Array);
  const known = entry.isPacked === true ? 0 : crc32(content);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(entry.flags ?? 0, 2);
  facts.writeUInt16LE(entry.method ?? 8, 4);
  facts.writeUInt32LE(entry.checksum ?? known, 10);
  facts.writeUInt32LE(entry.packedSize ?? packed.length, 14);
  facts.writeUInt32LE(entry.size ?? content.length, 18);
  facts.writeUInt16LE(Buffer.byteLength(entry.name), 22);
  return facts;
}

function endOf(count: number, at: number, directory: readonly Buffer[]): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return end;
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
