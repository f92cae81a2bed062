import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { flushFolder, writeWhole } from '../whole-file.ts';
import { readCopyName, type CopyName } from './copy-name.ts';

/** What is known of a copy besides its name: kept in a small file beside it. */
export interface CopyRecord {
  /** When it was opened and looked over last, in milliseconds since 1970; null when it never was. */
  readonly checkedAt: number | null;
  /** Whether all of it was looked over then, not some of its rows. */
  readonly isFullyChecked: boolean;
  /** Whether it was found whole. */
  readonly isGood: boolean;
  /** How many stories it holds; null when nobody counted. */
  readonly stories: number | null;
  /** When everything was restored from it last, in milliseconds since 1970; null when it never was. */
  readonly restoredAt: number | null;
}

/** A copy as it lies in its folder. */
export interface Copy extends CopyName, CopyRecord {
  /** Bytes. */
  readonly size: number;
}

const unknown: CopyRecord = {
  checkedAt: null,
  isFullyChecked: false,
  isGood: true,
  stories: null,
  restoredAt: null,
};

const recordForm = v.object({
  checkedAt: v.nullable(v.pipe(v.number(), v.safeInteger())),
  isFullyChecked: v.boolean(),
  isGood: v.boolean(),
  stories: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  // Releases before this did not put it down.
  restoredAt: v.optional(v.nullable(v.pipe(v.number(), v.safeInteger())), null),
});

/**
 * The copies in `folder`, in the order in which they were made, whatever the clock said. Copies
 * without a number, of an older release, come before the first that is not older than they say.
 */
export function listCopies(folder: string): Copy[] {
  if (!existsSync(folder)) return [];
  const named = readdirSync(folder).flatMap((name) => readCopyName(name) ?? []);
  return inOrder(named).flatMap((copy) => {
    const size = sizeOf(join(folder, copy.name));
    return size === null ? [] : [{ ...copy, ...readRecord(folder, copy.name), size }];
  });
}

function inOrder(names: readonly CopyName[]): CopyName[] {
  const numbered = names.filter(({ number }) => number > 0);
  numbered.sort((one, other) => one.number - other.number || one.at - other.at);
  const older = names.filter(({ number }) => number === 0);
  older.sort((one, other) => one.at - other.at);
  const ordered: CopyName[] = [];
  for (const copy of numbered) {
    while (older[0] && older[0].at < copy.at) ordered.push(...older.splice(0, 1));
    ordered.push(copy);
  }
  return [...ordered, ...older];
}

/** The number that the next copy in `folder` gets. */
export function nextNumber(folder: string): number {
  const numbers = readdirSync(folder).map((name) => readCopyName(name)?.number ?? 0);
  return Math.max(0, ...numbers) + 1;
}

/** Keeps what is known of a copy: what is not given stays as it was put down before. */
export function writeRecord(folder: string, name: string, record: Partial<CopyRecord>): void {
  const known = { ...readRecord(folder, name), ...record };
  const { checkedAt, isFullyChecked, isGood, stories, restoredAt } = known;
  const text = JSON.stringify({ checkedAt, isFullyChecked, isGood, stories, restoredAt });
  writeWhole(join(folder, recordName(name)), Buffer.from(text));
}

/** Removes a copy and what is known of it. */
export function removeCopy(folder: string, name: string): void {
  rmSync(join(folder, name), { force: true });
  rmSync(join(folder, recordName(name)), { force: true });
  flushFolder(folder);
}

function recordName(name: string): string {
  return `${name}.json`;
}

function readRecord(folder: string, name: string): CopyRecord {
  try {
    const read = v.safeParse(
      recordForm,
      JSON.parse(readFileSync(join(folder, recordName(name)), 'utf8')),
    );
    return read.success ? read.output : unknown;
  } catch (error) {
    // It is written after the copy; without it the copy is looked over again.
    if (error instanceof SyntaxError || isMissing(error)) return unknown;
    throw error;
  }
}

function sizeOf(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : null;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
