import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pause } from './running-app.ts';

// About what one typed letter is in the journal: a step of JSON.
const step = JSON.stringify({
  stepType: 'replace',
  from: 123_456,
  to: 123_456,
  slice: { content: [{ type: 'text', text: 'a' }] },
});

/**
 * How long a bare insert takes until the disk has answered: WAL and synchronous=FULL as in the
 * desk's store, one commit a row, with pauses as between keys.
 * @returns milliseconds of each
 */
export async function measureInserts(folder: string, count: number): Promise<number[]> {
  const database = new Database(join(folder, 'bare.sqlite'));
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(
      'CREATE TABLE IF NOT EXISTS step (seq INTEGER PRIMARY KEY, at INTEGER, body TEXT)',
    );
    const insert = database.prepare('INSERT INTO step (at, body) VALUES (?, ?)');
    const times: number[] = [];
    for (let at = 0; at < count; at += 1) {
      await pause(20);
      const start = performance.now();
      insert.run(Date.now(), step);
      times.push(performance.now() - start);
    }
    return times;
  } finally {
    database.close();
  }
}
