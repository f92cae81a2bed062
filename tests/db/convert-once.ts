import { writeSync } from 'node:fs';
import { convertLibrary } from '../../db/sealed-library.ts';
import { storeKeyOf } from '../../db/store-key.ts';

// Converts a library, and may be killed at it: node convert-once.ts FOLDER KEY seal|open. Says
// “begin” when all is loaded.

const [folder = '', key = '', to = 'seal'] = process.argv.slice(2);
writeSync(1, 'begin\n');
const outcome = await convertLibrary({
  folder,
  key: storeKeyOf(Buffer.from(key, 'hex')),
  to: to === 'open' ? 'open' : 'seal',
});
if (!outcome.ok) throw new Error(outcome.error.message);
