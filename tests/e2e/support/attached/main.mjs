// Starts the desk of the checkout once the test has attached to it. Playwright misses the first
// page's arrival when it attaches in the very moment of it, and then waits for ever; so until it
// says that it is there (`__playwright_run`) the app is not ready. Nothing else is changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const project = join(import.meta.dirname, '../../../..');
const { productName, version, main } = JSON.parse(
  readFileSync(join(project, 'package.json'), 'utf8'),
);
app.setName(productName);
app.setVersion(version);
app.setAppPath(project);

const attached = new Promise((resolve) => {
  Object.assign(globalThis, { __playwright_run: resolve });
});
const ready = app.whenReady();
app.whenReady = () => ready.then(() => attached).then(() => undefined);

// What the debugger asks for in an idle main process waits for the next tick of Node's loop, and
// may be taken for garbage until then.
setInterval(() => undefined, 10);

// So that a test can end a thread as a fault of its own would.
const threads = [];
Object.assign(globalThis, { threads });
process.on('worker', (thread) => threads.push(thread));

await import(pathToFileURL(join(project, main)).href);
