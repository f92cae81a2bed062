import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Recorded } from './recorded-writes.ts';

// What a disk may hold after a power cut. What was flushed is there. Of what was not, any part may
// be: each write by itself, whole or torn at a sector, in any order; a file may have its new length
// without its new bytes. Names are kept in the order in which they were given (ext4, XFS, NTFS and
// APFS journal them so), up to some point behind the last flush of a folder.

const sector = 512;

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };

/** The bytes of a file, whatever it is called. */
interface Content {
  flushed: Buffer;
  pending: Change[];
}

type Naming = (names: Map<string, Content | null>) => void;

/** A disk that is written as it was recorded, and can be cut off at any moment. */
export class Disk {
  /** Names as the process sees them; a folder has no content. */
  readonly #seen = new Map<string, Content | null>();
  /** Names that are on disk whatever comes. */
  readonly #flushed = new Map<string, Content | null>();
  #pending: { readonly folder: string; readonly apply: Naming }[] = [];
  readonly #open = new Map<number, { readonly path: string; readonly content: Content | null }>();
  readonly #root: string;

  /** @param found what was there before: folders, as null, and flushed files, by their paths */
  constructor(root: string, found: ReadonlyMap<string, Buffer | null> = new Map()) {
    this.#root = root;
    for (const [path, bytes] of [[root, null] as const, ...found]) {
      const content = bytes && { flushed: bytes, pending: [] };
      this.#seen.set(path, content);
      this.#flushed.set(path, content);
    }
  }

  take(done: Recorded): void {
    switch (done.kind) {
      case 'open':
        this.#opened(done.file, done.path, done.makes, done.empties);
        return;
      case 'write':
        this.#open.get(done.file)?.content?.pending.push({ at: done.at, bytes: done.bytes });
        return;
      case 'truncate':
        this.#open.get(done.file)?.content?.pending.push({ size: done.size });
        return;
      case 'sync':
        this.#sync(done.file);
        return;
      case 'said':
        return;
      case 'mkdir':
        this.#name(done.path, (names) => names.set(done.path, null));
        return;
      case 'unlink':
      case 'rmdir':
        this.#name(done.path, (names) => names.delete(done.path));
        return;
      case 'link':
        this.#name(done.to, (names) => names.set(done.to, names.get(done.from) ?? null));
        return;
      case 'rename':
        this.#name(done.to, (names) => {
          names.set(done.to, names.get(done.from) ?? null);
          names.delete(done.from);
        });
    }
  }

  #opened(file: number, path: string, makes: boolean, empties: boolean): void {
    if (!this.#seen.has(path) && makes) {
      const content: Content = { flushed: Buffer.alloc(0), pending: [] };
      this.#name(path, (names) => names.set(path, content));
    }
    const content = this.#seen.get(path) ?? null;
    if (empties) content?.pending.push({ size: 0 });
    this.#open.set(file, { path, content });
  }

  #name(path: string, apply: Naming): void {
    apply(this.#seen);
    this.#pending.push({ folder: dirname(path), apply });
  }

  #sync(file: number): void {
    const open = this.#open.get(file);
    if (!open) return;
    if (open.content) {
      open.content.flushed = applied(open.content.flushed, open.content.pending);
      open.content.pending = [];
      return;
    }
    const last = this.#pending.findLastIndex(({ folder }) => folder === open.path);
    for (const { apply } of this.#pending.slice(0, last + 1)) apply(this.#flushed);
    this.#pending = this.#pending.slice(last + 1);
  }

  /** Cuts the power and puts what is left into `folder`. Shared memory is nothing that is left. */
  cut(folder: string, random: () => number): void {
    const names = new Map(this.#flushed);
    const kept = Math.floor(random() * (this.#pending.length + 1));
    for (const { apply } of this.#pending.slice(0, kept)) apply(names);
    const survivors = new Map<Content, Buffer>();
    for (const [path, content] of names) {
      if (path.endsWith('-shm')) continue;
      const place = join(folder, relative(this.#root, path));
      if (content === null) {
        mkdirSync(place, { recursive: true, mode: 0o700 });
        continue;
      }
      const bytes = survivors.get(content) ?? applied(content.flushed, survive(content, random));
      survivors.set(content, bytes);
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
      writeFileSync(place, bytes, { mode: 0o600 });
    }
  }
}

/** Some of what was not flushed: nothing, all, a beginning, or any of it; writes may be torn. */
function survive({ pending }: Content, random: () => number): Change[] {
  const way = random();
  if (way < 0.15) return [];
  if (way < 0.3) return pending;
  if (way < 0.6) return torn(pending.slice(0, Math.floor(random() * (pending.length + 1))), random);
  return torn(
    pending.filter(() => random() < 0.5),
    random,
  );
}

function torn(changes: readonly Change[], random: () => number): Change[] {
  return changes.flatMap((change): Change[] => {
    if (!('bytes' in change) || random() > 0.2) return [change];
    // A sector is written or not; which of them were is the disk's own affair.
    const sectors = Math.ceil(change.bytes.length / sector);
    return Array.from({ length: sectors }, (_, index) => index)
      .filter(() => random() < 0.5)
      .map((index) => ({
        at: change.at + index * sector,
        bytes: change.bytes.subarray(index * sector, (index + 1) * sector),
      }));
  });
}

function applied(before: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return before;
  let size = before.length;
  let longest = size;
  for (const change of changes) {
    size = 'size' in change ? change.size : Math.max(size, change.at + change.bytes.length);
    longest = Math.max(longest, size);
  }
  const after = Buffer.alloc(longest);
  before.copy(after);
  let end = before.length;
  for (const change of changes) {
    if ('size' in change) {
      if (change.size < end) after.fill(0, change.size, end);
      end = change.size;
    } else {
      change.bytes.copy(after, change.at);
      end = Math.max(end, change.at + change.bytes.length);
    }
  }
  return after.subarray(0, size);
}
