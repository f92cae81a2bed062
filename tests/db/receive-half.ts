// Receives half a file into the vault of the folder that is named, says so, and waits to be killed.
import { openStore } from '../../db/open-store.ts';

const [folder = ''] = process.argv.slice(2);
const opened = openStore(folder);
if (!opened.ok) throw new Error(opened.error.message);
const draft = await opened.value.sources.receive();
await draft.append(new Uint8Array(1000));
process.stdout.write('received\n');
setInterval(() => undefined, 60_000);
