import type { ByteSource } from './byte-source.ts';

// The log's format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log

/** The pages that a log holds. */
export interface LogPages {
  /** The largest page number that the database had at the last commit; 0 for an empty log. */
  readonly lastPage: number;
  /** Whether something is damaged in front of a commit, so that SQLite would stop there. */
  readonly isBroken: boolean;
  /** The page as the last commit left it; null when the log does not hold it. */
  page(number: number): Buffer | null;
}

interface Sum {
  readonly first: number;
  readonly second: number;
}

interface Frame {
  readonly page: number;
  /** Pages in the database after this commit; 0 when the frame ends none. */
  readonly commit: number;
  readonly salt: string;
  /** The checksum that the frame itself names. */
  readonly sum: Sum;
}

const headerSize = 32;
const frameHeaderSize = 24;

/**
 * Reads the committed frames of a log. Each frame's checksum goes on from the one before, as that
 * one names it, so a damaged frame takes only itself along: those behind it are proved by what its
 * header says, where SQLite itself would stop.
 */
export function readLog(log: ByteSource, pageSize: number): LogPages {
  const size = frameHeaderSize + pageSize;
  const count = Math.max(0, Math.floor((log.size - headerSize) / size));
  const header = log.read(0, headerSize);
  const isLittle = header.length === headerSize ? readOrder(header) : null;
  const frames = new Map<number, number>();
  let pending = new Map<number, number>();
  let lastPage = 0;
  let isBroken = false;
  let hasGap = isLittle === null;
  let salt = isLittle === null ? null : header.toString('latin1', 16, 24);
  let before: Sum | null = isLittle === null ? null : sumAt(header, 24);

  for (let index = 0; index < count; index++) {
    const bytes = log.read(headerSize + index * size, size);
    const frame = readFrame(bytes);
    salt ??= frame.salt;
    const isProved =
      frame.salt === salt && before !== null && proves(bytes, before, frame, isLittle);
    before = frame.sum;
    if (!isProved) {
      hasGap = true;
      continue;
    }
    pending.set(frame.page, index);
    if (frame.commit === 0) continue;
    for (const [page, at] of pending) frames.set(page, at);
    pending = new Map();
    lastPage = frame.commit;
    isBroken ||= hasGap;
  }
  return {
    lastPage,
    isBroken,
    page: (number) => {
      const index = frames.get(number);
      if (index === undefined) return null;
      const bytes = log.read(headerSize + index * size + frameHeaderSize, pageSize);
      return bytes.length === pageSize ? bytes : null;
    },
  };
}

/** Whether checksums are over little-endian words; null when the header is damaged. */
function readOrder(header: Buffer): boolean | null {
  const magic = header.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return null;
  const isLittle = magic === 0x377f0682;
  const sum = addWords({ first: 0, second: 0 }, header.subarray(0, 24), isLittle);
  return isSame(sum, sumAt(header, 24)) ? isLittle : null;
}

function readFrame(bytes: Buffer): Frame {
  return {
    page: bytes.length >= 4 ? bytes.readUInt32BE(0) : 0,
    commit: bytes.length >= 8 ? bytes.readUInt32BE(4) : 0,
    salt: bytes.toString('latin1', 8, 16),
    sum: bytes.length >= frameHeaderSize ? sumAt(bytes, 16) : { first: 0, second: 0 },
  };
}

function proves(bytes: Buffer, before: Sum, frame: Frame, isLittle: boolean | null): boolean {
  if (frame.page < 1) return false;
  const orders = isLittle === null ? [true, false] : [isLittle];
  return orders.some((order) => {
    const head = addWords(before, bytes.subarray(0, 8), order);
    return isSame(addWords(head, bytes.subarray(frameHeaderSize), order), frame.sum);
  });
}

function addWords({ first, second }: Sum, bytes: Buffer, isLittle: boolean): Sum {
  let [one, two] = [first, second];
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + words.getUint32(at, isLittle) + two) >>> 0;
    two = (two + words.getUint32(at + 4, isLittle) + one) >>> 0;
  }
  return { first: one, second: two };
}

function sumAt(bytes: Buffer, at: number): Sum {
  return { first: bytes.readUInt32BE(at), second: bytes.readUInt32BE(at + 4) };
}

function isSame(one: Sum, other: Sum): boolean {
  return one.first === other.first && one.second === other.second;
}
