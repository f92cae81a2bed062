import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { articleSchema } from '../../core/article/schema.ts';
import { headlineOf, indexedText, type IndexedText } from '../indexed-text.ts';
import type { JournalRow } from '../journal-row.ts';
import { exactText } from '../stored-text.ts';
import { documentOfWords, type WordsOf } from './indexed-words.ts';
import { mendJournal, type JournalRemains, type MendedJournal } from './mend-journal.ts';
import type { StoryOutcome } from './salvage-report.ts';
import { storyJournals, type StoryJournals } from './story-journal.ts';

interface StoryLine {
  readonly row: number;
  readonly id: string;
  readonly headline: string;
  readonly seq: number;
  /** Up to which change the full-text index had its words. */
  readonly indexed_seq: number;
}

/** What is known of a store while its stories are mended. */
export interface Mending {
  readonly database: Database;
  /** Which story of the attached backup is which of the store; null without a backup. */
  readonly fromBackup: ReadonlyMap<number, number> | null;
  /** Whether a journal without a story is one that somebody deleted. */
  readonly knowsAllStories: boolean;
  /** Which stories' last change the damaged store itself told of; null where its journal is complete. */
  readonly proved: ReadonlySet<number> | null;
  readonly now: () => number;
  /** What the damaged store's full-text index has of its stories. */
  readonly wordsOf: WordsOf;
  readonly progress?: (share: number) => void;
}

/**
 * Makes every story of a store, whose triggers are off, one that opens: with its whole journal, with
 * what the backup adds to it, or up to its last good moment.
 * @returns the stories that are not as they were saved last
 */
export function mendStories(mending: Mending): StoryOutcome[] {
  const { database, fromBackup, knowsAllStories, progress } = mending;
  const journals = storyJournals(database);
  const backup = fromBackup ? storyJournals(database, 'backup') : null;
  const inBackup = new Map([...(fromBackup ?? [])].map(([theirs, ours]) => [ours, theirs]));
  if (!knowsAllStories) adoptStrays(database, journals);
  const stories = database
    .prepare<[], StoryLine>('SELECT row, id, headline, seq, indexed_seq FROM stories ORDER BY row')
    .all();
  const outcomes: StoryOutcome[] = [];
  const mend = database.transaction((story: StoryLine) => {
    const outcome = journals.isWhole(story.row, story.seq)
      ? null
      : mendStory(mending, journals, story, theirs(backup, inBackup, story));
    const told = outcome ?? unproved(mending, story);
    if (told) outcomes.push(told);
  });
  for (const [index, story] of stories.entries()) {
    if (index % 100 === 0) progress?.(index / stories.length);
    mend(story);
  }
  return outcomes;
}

/** A story that stands whole, as something older than the damaged store has it. */
function unproved({ database, proved }: Mending, story: StoryLine): StoryOutcome | null {
  if (proved === null || proved.has(story.row)) return null;
  const lastAt = database
    .prepare<[number, number], number | null>(
      `SELECT coalesce((SELECT max(at) FROM journal WHERE story = ?),
         (SELECT max(at) FROM snapshots WHERE story = ?))`,
    )
    .pluck()
    .get(story.row, story.row);
  return { ...nameOf(story), kind: 'unproved', lastAt: lastAt ?? null };
}

function theirs(
  backup: StoryJournals | null,
  inBackup: ReadonlyMap<number, number>,
  story: StoryLine,
): JournalRemains | null {
  const row = inBackup.get(story.row);
  return backup && row !== undefined ? backup.remains(row, 0) : null;
}

function mendStory(
  { database, now, wordsOf }: Mending,
  journals: StoryJournals,
  story: StoryLine,
  kept: JournalRemains | null,
): StoryOutcome | null {
  const saved = journals.remains(story.row, story.seq);
  if (kept && !agree(saved, kept)) return partWays(database, journals, story, { saved, kept, now });
  if (kept) {
    addMissing(journals, saved, kept);
    if (journals.isWhole(story.row, story.seq)) return null;
  }
  const mended = mendJournal(journals.remains(story.row, story.seq));
  if (!mended) {
    const words = keepWords(database, journals, story, wordsOf(story.row), now());
    forget(database, journals, story);
    return { ...nameOf(story), kind: words ? 'words' : 'lost' };
  }
  journals.write(story.row, mended);
  finish(database, story, mended);
  if (mended.lost === 0) return null;
  if (mended.isLastText) return { ...nameOf(story), kind: 'history', lost: mended.lost };
  const later = story.indexed_seq > mended.seq ? wordsOf(story.row) : null;
  const isLater = later !== null && !isSameText(later, indexedText(mended.doc));
  const hasWords = keepWords(database, journals, story, isLater ? later : null, now());
  const { lost, lastAt } = mended;
  return { ...nameOf(story), kind: 'shortened', lost, lastAt, hasWords };
}

function isSameText(one: IndexedText, other: IndexedText): boolean {
  const parts = ['headline', 'standfirst', 'body', 'captions'] as const;
  return parts.every((part) => one[part] === other[part]);
}

/** Makes a story of words that the full-text index kept. @returns whether there were any. */
function keepWords(
  database: Database,
  journals: StoryJournals,
  story: StoryLine,
  words: IndexedText | null,
  at: number,
): boolean {
  if (!words) return false;
  const doc = documentOfWords(words);
  addRecovered(database, journals, story, { doc, lastAt: null, note: wordsNote }, at);
  return true;
}

function nameOf({ id, headline }: StoryLine) {
  return { id, headline };
}

/** Whether two journals tell the same of every change that both have. */
function agree(one: JournalRemains, other: JournalRemains): boolean {
  for (const [seq, row] of one.rows) {
    const twin = other.rows.get(seq);
    if (twin && !isSame(row, twin)) return false;
  }
  return one.snapshots.every(({ seq, doc }) => {
    const twin = other.snapshots.find((snapshot) => snapshot.seq === seq);
    return !twin || twin.doc.eq(doc);
  });
}

function isSame(one: JournalRow, other: JournalRow): boolean {
  return one.at === other.at && one.editor === other.editor && one.steps === other.steps;
}

function addMissing(journals: StoryJournals, saved: JournalRemains, kept: JournalRemains): void {
  const { story } = saved;
  for (const row of kept.rows.values())
    if (!saved.rows.has(row.seq)) journals.addRow({ ...row, story });
  for (const standpoint of kept.snapshots)
    if (!saved.snapshots.some(({ seq }) => seq === standpoint.seq))
      journals.addSnapshot(story, standpoint);
}

interface Versions {
  readonly saved: JournalRemains;
  readonly kept: JournalRemains;
  readonly now: () => number;
}

/** The backup's story stays under its name; what the damaged file says becomes one of its own. */
function partWays(
  database: Database,
  journals: StoryJournals,
  story: StoryLine,
  { saved, kept, now }: Versions,
): StoryOutcome {
  const recovered = mendJournal(saved);
  journals.clear(story.row);
  addMissing(journals, { ...saved, rows: new Map(), snapshots: [] }, kept);
  const end = Math.max(0, ...kept.rows.keys());
  const mended = mendJournal(journals.remains(story.row, end));
  if (mended) {
    journals.write(story.row, mended);
    finish(database, story, mended);
  }
  if (recovered) addRecovered(database, journals, story, { ...recovered, note: partedNote }, now());
  return { ...nameOf(story), kind: 'parted', lastAt: recovered?.lastAt ?? null };
}

function finish(database: Database, { row }: StoryLine, { seq, doc, lastAt }: MendedJournal): void {
  database
    .prepare(
      `UPDATE stories SET seq = ?, headline = ?, selection_anchor = NULL, selection_head = NULL,
         updated_at = max(updated_at, coalesce(?, 0)) WHERE row = ?`,
    )
    .run(seq, headlineOf(doc), lastAt, row);
}

function forget(database: Database, journals: StoryJournals, { row }: StoryLine): void {
  journals.clear(row);
  database.prepare('DELETE FROM stories WHERE row = ?').run(row);
}

const wordsNote =
  'Recovered from a damaged store: these are the words that the search had of this story. What was bold, linked, noted or listed is lost, and nothing proves that each letter is right.';

const partedNote =
  'Recovered from a damaged store: the backup holds this story with other words. Compare the two, then delete the one that you do not need.';

function addRecovered(
  database: Database,
  journals: StoryJournals,
  story: StoryLine,
  { doc, lastAt, note }: Pick<MendedJournal, 'doc' | 'lastAt'> & { readonly note: string },
  at: number,
): void {
  const mark = randomUUID();
  const marked = recoveredDocument(doc, mark);
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher,
         published_at, headline, created_at, updated_at, seq)
       SELECT ?, 'draft', '', kicker, language, '', publisher, NULL, ?, ?, ?, 0
       FROM stories WHERE row = ?`,
    )
    .run(randomUUID(), headlineOf(marked), lastAt ?? at, lastAt ?? at, story.row);
  journals.addSnapshot(Number(lastInsertRowid), { seq: 0, at, doc: marked });
  database
    .prepare(
      `INSERT INTO notes (story, id, kind, text, author, at) VALUES (?, ?, 'note', ?, 'Galley', ?)`,
    )
    .run(lastInsertRowid, mark, exactText(note), at);
}

function recoveredDocument(doc: Node, note: string): Node {
  const headline = doc.firstChild;
  if (!headline) return doc;
  const end = headline.content.size + 1;
  const change = new Transform(doc);
  change.insert(end, articleSchema.text(end > 1 ? ' (recovered)' : '(recovered)'));
  return change.addMark(1, end + 11, articleSchema.mark('note', { id: note })).doc;
}

/** Gives a story to each journal that has none: the page that told of it is lost. */
function adoptStrays(database: Database, journals: StoryJournals): void {
  const strays = database
    .prepare<[], number>(
      `SELECT DISTINCT story FROM snapshots WHERE story NOT IN (SELECT row FROM stories)`,
    )
    .pluck()
    .all();
  const insert = database.prepare(
    `INSERT INTO stories (row, id, status, slug, kicker, language, canonical_url, publisher,
       headline, created_at, updated_at, seq)
     VALUES (?, ?, 'draft', '', '', 'en-GB', '', '', ?, ?, ?, ?)`,
  );
  for (const row of strays) {
    const remains = journals.remains(row, 0);
    const mended = mendJournal(remains);
    if (!mended) continue;
    const begun = remains.snapshots[0]?.at ?? 0;
    const end = Math.max(mended.seq, ...remains.rows.keys());
    insert.run(row, randomUUID(), headlineOf(mended.doc), begun, mended.lastAt ?? begun, end);
  }
}
