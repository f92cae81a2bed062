import { existsSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { saveArchive } from '../../../db/archive/save-archive.ts';
import { readyNewLibrary, settleNewLibrary } from '../../../db/archive/settle-archive.ts';
import { unpackArchive } from '../../../db/archive/unpack-archive.ts';

// Saves and opens archives until it is killed: node archive-forever.ts LIBRARY PLACE. It writes a
// line before each act.

const [library = '', place = ''] = process.argv.slice(2);
const to = join(place, 'desk.galley-desk');
const folder = join(place, 'opened');
const gone = `${place}-gone`;

for (let round = 1; ; round++) {
  writeSync(1, `save ${round}\n`);
  const saved = await saveArchive({ library, to, replaces: true, at: round, leaveFree: 0 });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  // In one move: a kill must not leave half of a library that this program takes away.
  rmSync(gone, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, gone);
  writeSync(1, `open ${round}\n`);
  const scratch = readyNewLibrary(folder);
  if (!scratch.ok) throw new Error(scratch.error.code);
  const unpacked = await unpackArchive({ archive: to, into: scratch.value, leaveFree: 0 });
  if (!unpacked.ok) throw new Error(JSON.stringify(unpacked.error));
  settleNewLibrary(scratch.value);
  writeSync(1, `done ${round}\n`);
}
