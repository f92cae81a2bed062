import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { storeDocument } from '../../core/article/document.ts';
import { connect } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { applicationId, isWhole } from '../../db/store-format.ts';
import { buildDocument } from '../support/build-document.ts';
import { temporaryFolder } from './store-fixture.ts';

const nothing = (): void => undefined;

/** A store as an older release left it, with a hundred stories, closed. @returns its file. */
export function oldStore(version: number, folder = temporaryFolder(), words = 60): string {
  const file = join(folder, 'galley.sqlite');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
  migrate(database, { to: 1, backUp: nothing });
  fill(database, words);
  migrate(database, { to: version, backUp: nothing });
  database.close();
  return file;
}

function fill(database: Database.Database, words: number): void {
  const document = JSON.stringify(
    storeDocument(buildDocument({ headline: 'Ferry', body: ['word '.repeat(words)] })).doc,
  );
  const addStory = database.prepare(
    `INSERT INTO stories (id, status, slug, kicker, language, canonical_url, publisher, headline,
       created_at, updated_at, seq) VALUES (?, 'draft', '', '', 'en-GB', '', '', ?, 1, ?, 0)`,
  );
  const addText = database.prepare('INSERT INTO snapshots VALUES (?, 0, 1, 1, ?, ?)');
  for (let row = 1; row <= 100; row++) {
    addStory.run(`s${row}`, 'Ferry', row);
    addText.run(row, document, crc32(document, crc32(`${row} 0 1\n`)));
  }
}

/** What the tables of the first release hold, and at which version the store is. */
export function contentOf(file: string): { version: number; content: string; isSound: boolean } {
  const database = connect(file, { lockWait: 0 });
  try {
    const stories = database
      .prepare('SELECT row, id, status, slug, headline, created_at, updated_at, seq FROM stories')
      .all();
    const texts = database.prepare('SELECT * FROM snapshots').all();
    const orphans = database.pragma('foreign_key_check') as unknown[];
    return {
      version: Number(database.pragma('user_version', { simple: true })),
      content: JSON.stringify([stories, texts]),
      isSound: isWhole(database) && orphans.length === 0,
    };
  } finally {
    database.close();
  }
}
