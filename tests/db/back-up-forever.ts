import { writeSync } from 'node:fs';
import { backUp } from '../../db/backup/back-up.ts';
import { listCopies } from '../../db/backup/copies.ts';
import { restoreStore } from '../../db/backup/restore-store.ts';
import { openStore } from '../../db/open-store.ts';
import { placesOf } from '../../db/open-database.ts';
import { join } from 'node:path';
import { buildDocument } from '../support/build-document.ts';

// Copies and restores until it is killed: node back-up-forever.ts FOLDER. Each round adds a story,
// makes a copy, adds another, and puts the copy back. It writes a line before each act.

const [folder = ''] = process.argv.slice(2);
const { file, backups } = placesOf(folder);

function add(headline: string): void {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  opened.value.stories.create({ document: buildDocument({ headline }), editor: 'Ada' });
  opened.value.close();
}

for (let round = 1; ; round++) {
  const at = round * 3_600_000;
  add(`kept ${round}`);
  writeSync(1, `copy ${round}\n`);
  const made = await backUp({ store: file, folder: backups, kind: 'backup', at });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  add(`undone ${round}`);
  const newest = listCopies(backups).findLast(({ kind }) => kind === 'backup');
  writeSync(1, `restore ${round}\n`);
  const copy = join(backups, newest?.name ?? '');
  const restored = await restoreStore({ library: folder, copy, at });
  if (!restored.ok) throw new Error(JSON.stringify(restored.error));
  writeSync(1, `done ${round}\n`);
}
