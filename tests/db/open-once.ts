import { emptyDocument } from '../../core/article/document.ts';
import { openStore } from '../../db/open-store.ts';

// Opens the store of a folder, puts one story in, tells its id: node open-once.ts FOLDER.

const opened = openStore(process.argv[2] ?? '');
if (!opened.ok) throw new Error(opened.error.message);
const { id } = opened.value.stories.create({ document: emptyDocument(), editor: 'Ada' });
opened.value.close();
process.stdout.write(`${id}\n`);
