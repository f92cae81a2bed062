import { writeSync } from 'node:fs';
import { restoreStore } from '../../../db/backup/restore-store.ts';
import { placesOf } from '../../../db/open-database.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';

// One exchange of stores: node exchange-work.ts FOLDER salvage|restore COPY. Says when it begins and
// when it is done: from then on only the new store may be found.

const [folder = '', how = '', copy = ''] = process.argv.slice(2);
const at = 1_790_000_000_000;

writeSync(1, 'begun\n');
if (how === 'salvage') salvageStore(placesOf(folder), { backups: [copy], now: () => at });
else {
  const restored = await restoreStore({ library: folder, copy, at, leaveFree: 0 });
  if (!restored.ok) throw new Error(restored.error.code);
}
writeSync(1, 'done\n');
