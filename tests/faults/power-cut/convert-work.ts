import { writeSync } from 'node:fs';
import { readKeyFile } from '../../../db/key-file.ts';
import { turnTowards, type Direction } from '../../../db/lock-state.ts';
import { convertLibrary } from '../../../db/sealed-library.ts';
import { storeKeyOf } from '../../../db/store-key.ts';

// One conversion to a passphrase or back: node convert-work.ts FOLDER LOCK KEY seal|open. LOCK holds
// the key file that is to lie in the library. Says when it begins and when it is done: from then on
// the library may only be found converted.

const [folder = '', lock = '', hex = '', way = 'seal'] = process.argv.slice(2);
const to: Direction = way === 'open' ? 'open' : 'seal';
const key = storeKeyOf(Buffer.from(hex, 'hex'));

writeSync(1, 'begun\n');
const file = readKeyFile(lock);
if (!file.ok || !file.value) throw new Error('There is no key file');
turnTowards(folder, file.value, key, to);
const outcome = await convertLibrary({ folder, key, to });
if (!outcome.ok) throw new Error(outcome.error.message);
writeSync(1, 'done\n');
