import { readSync, writeSync } from 'node:fs';
import { emptyDocument } from '../../core/article/document.ts';
import { openStore } from '../../db/open-store.ts';

// Opens the store of a folder when it is told to, puts one story in, and says how many there are:
// node open-together.ts FOLDER.

writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(8));
const opened = openStore(process.argv[2] ?? '');
if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
const { stories } = opened.value;
stories.create({ document: emptyDocument(), editor: 'Ada' });
const all = { search: '', status: null, tag: null, offset: 0, limit: 1 };
writeSync(1, `${stories.list(all).total}\n`);
opened.value.close();
