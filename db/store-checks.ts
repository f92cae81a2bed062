import type { Database } from 'better-sqlite3';
import { checksumOf, type JournalRow } from './journal-row.ts';
import { findAlteredRows, type AlteredRow } from './row-seals.ts';
import { snapshotChecksum } from './snapshots.ts';
import { wordsChecksum } from './source-sql.ts';

/** How a store is looked over: its pages only, or every page, reference and checksum. */
export type CheckKind = 'quick' | 'full';

/** What a check found; nothing at all when the store is well. */
export interface StoreFindings {
  /** What SQLite says of a damaged page or a row without its parent; empty when all are well. */
  readonly pages: string;
  /** Stories whose journal is no longer what was written. */
  readonly stories: readonly { readonly id: string; readonly headline: string }[];
  /** Sources whose words are no longer what was read. */
  readonly sources: readonly string[];
  /** Other rows that are no longer what was written: of claims, notes, the lexicon, settings… */
  readonly rows: readonly AlteredText[];
}

/** A row that was found altered, and what was done about it. */
export interface AlteredText extends AlteredRow {
  /** Whether it was put back as it was written, from a copy that has exactly that. */
  readonly isPutBack: boolean;
}

/** One check that was made. */
export interface StoreCheck {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly kind: CheckKind;
  /** `StoreFindings` as JSON; empty when the store was well. */
  readonly found: string;
}

const day = 24 * 60 * 60_000;
const often: Readonly<Record<CheckKind, number>> = { full: 7 * day, quick: day };

/** The query for when a check of some kind was made last. */
export const lastCheckSql =
  'SELECT at, kind, found FROM store_checks WHERE kind = ? ORDER BY row DESC LIMIT 1';

/** Which check is due at `now`: the full one once a week, the quick one once a day; or none. */
export function checkDue(database: Database, now: number): CheckKind | null {
  const last = database.prepare<[CheckKind], StoreCheck>(lastCheckSql);
  const isDue = (kind: CheckKind): boolean => {
    const at = last.get(kind)?.at;
    // One from the future was made under another clock, and says nothing about today.
    return at === undefined || at > now || now - at >= often[kind];
  };
  if (isDue('full')) return 'full';
  const full = last.get('full')?.at ?? 0;
  return isDue('quick') && now - full >= often.quick ? 'quick' : null;
}

/** What the last check of either kind found in the pages; empty when they were well. */
export function lastPageDamage(database: Database): string {
  const last = database
    .prepare<[], Pick<StoreCheck, 'found'>>(
      'SELECT found FROM store_checks ORDER BY row DESC LIMIT 1',
    )
    .get();
  return readFindings(last?.found ?? '').pages;
}

/** Puts a check on record; only the last hundred are kept. */
export function recordCheck(database: Database, check: StoreCheck): void {
  const record = database.transaction(() => {
    database
      .prepare('INSERT INTO store_checks (at, kind, found) VALUES (@at, @kind, @found)')
      .run(check);
    database.exec(
      'DELETE FROM store_checks WHERE row <= (SELECT max(row) FROM store_checks) - 100',
    );
  });
  record.immediate();
}

/** Findings as they are recorded: empty when there are none. */
export function storeFindings(findings: StoreFindings): string {
  return isWell(findings) ? '' : JSON.stringify(findings);
}

/** Reads what `storeFindings` wrote. */
export function readFindings(found: string): StoreFindings {
  return found === ''
    ? nothingFound
    : { ...nothingFound, ...(JSON.parse(found) as Partial<StoreFindings>) };
}

/** What a check finds in a store that is well. */
export const nothingFound: StoreFindings = { pages: '', stories: [], sources: [], rows: [] };

/** Whether a check found nothing. */
export function isWell({ pages, stories, sources, rows }: StoreFindings): boolean {
  return pages === '' && stories.length + sources.length + rows.length === 0;
}

/**
 * Looks a store over, on a connection of its own: it takes as long as it takes.
 * @param rest called between stories; what it throws ends the check
 */
export function checkStore(
  database: Database,
  kind: CheckKind,
  rest: () => void = () => undefined,
): StoreFindings {
  const pages = findPageDamage(database, kind);
  // What cannot be read page by page cannot be read row by row.
  if (kind === 'quick' || pages !== '') return { ...nothingFound, pages };
  const rows = findAlteredRows(database, rest).map((row) => ({ ...row, isPutBack: false }));
  const stories = findDamagedStories(database, rest);
  return { pages, stories, sources: findSources(database), rows };
}

function findPageDamage(database: Database, kind: CheckKind): string {
  const check = kind === 'quick' ? 'quick_check(1)' : 'integrity_check(1)';
  const said = String(database.pragma(check, { simple: true }));
  if (said !== 'ok') return said;
  const orphans = kind === 'full' ? (database.pragma('foreign_key_check') as unknown[]) : [];
  return orphans.length === 0 ? '' : `rows without their parent: ${orphans.length}`;
}

interface StoryHead {
  readonly row: number;
  readonly id: string;
  readonly headline: string;
  readonly seq: number;
}

interface SnapshotRow {
  readonly seq: number;
  readonly version: number;
  readonly document: string;
  readonly checksum: number;
}

function findDamagedStories(database: Database, rest: () => void): StoreFindings['stories'] {
  const journal = database.prepare<[number, number], JournalRow>(
    'SELECT * FROM journal WHERE story = ? AND seq <= ? ORDER BY seq',
  );
  const snapshots = database.prepare<[number], SnapshotRow>(
    'SELECT seq, version, document, checksum FROM snapshots WHERE story = ?',
  );
  const isGood = ({ row, seq }: StoryHead): boolean => {
    let last = 0;
    for (const entry of journal.iterate(row, seq)) {
      if (entry.seq !== last + 1 || checksumOf(entry) !== entry.checksum) return false;
      last = entry.seq;
    }
    for (const { seq: at, version, document, checksum } of snapshots.iterate(row))
      if (snapshotChecksum(row, at, version, document) !== checksum) return false;
    return last === seq;
  };
  const stories = database
    .prepare<[], StoryHead>('SELECT row, id, headline, seq FROM stories ORDER BY row')
    .all();
  return stories.flatMap((story) => {
    rest();
    return isGood(story) ? [] : [{ id: story.id, headline: story.headline }];
  });
}

function findSources(database: Database): string[] {
  // A store of an early release, which the command line may look over before it is brought forward.
  if (!hasTable(database, 'source_texts')) return [];
  const words = database.prepare<
    [],
    { source: number; title: string; text: string; pages: string; checksum: number }
  >(
    `SELECT source, title, text, pages, checksum FROM source_texts
     JOIN sources ON sources.row = source`,
  );
  const damaged: string[] = [];
  for (const { source, title, text, pages, checksum } of words.iterate())
    if (wordsChecksum(source, text, pages) !== checksum) damaged.push(title);
  return damaged;
}

function hasTable(database: Database, name: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}
