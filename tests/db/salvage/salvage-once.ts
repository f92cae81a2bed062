import { writeSync } from 'node:fs';
import { placesOf } from '../../../db/open-database.ts';
import { salvageStore } from '../../../db/salvage/salvage-store.ts';

// Goes on from a damaged store: node salvage-once.ts FOLDER [BACKUP]. Says when it begins and ends.

const [folder = '', backup] = process.argv.slice(2);
writeSync(1, 'begun\n');
salvageStore(placesOf(folder), { backups: backup ? [backup] : [], now: () => 1_790_000_000_000 });
writeSync(1, 'saved\n');
