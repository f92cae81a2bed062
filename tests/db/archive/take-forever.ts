import { writeSync } from 'node:fs';
import { readArchive } from '../../../db/archive/read-archive.ts';
import { openStore } from '../../../db/open-store.ts';
import { readyArchive } from '../../../main/store-chores/archive-chores.ts';
import { restoreBackup } from '../../../main/store-chores/restore-backup.ts';

// Puts archives in the place of everything, in turn, until it is killed, as the desk does it:
// node take-forever.ts LIBRARY ARCHIVE…. It writes a line before each part and after each whole.

const [library = '', ...archives] = process.argv.slice(2);
const context = { signal: new AbortController().signal, progress: () => undefined };

for (let round = 1; ; round++)
  for (const archive of archives) {
    const read = await readArchive(archive);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    // While it is made ready the desk works in its store.
    const desk = openStore(library);
    if (!desk.ok) throw new Error(desk.error.message);
    writeSync(1, 'ready\n');
    const order = { archive, library, id: read.value.id };
    const ready = await readyArchive(order, context);
    desk.value.close();
    if (!ready.ok) throw new Error(JSON.stringify(ready.error));
    writeSync(1, 'exchange\n');
    const taken = await restoreBackup({ library, at: round * 60_000, ...ready.value }, context);
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    writeSync(1, `done ${archive}\n`);
  }
