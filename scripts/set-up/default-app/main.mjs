// The default app of the registry's Electron: loads the app whose folder the command line names.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const folder = resolve(named ?? '.');
const manifest = join(folder, 'package.json');

if (!existsSync(manifest)) {
  process.stderr.write(`There is no app in ${folder}: it has no package.json.\n`);
  process.exit(2);
}

const { name, productName, version, main = 'index.js' } = JSON.parse(readFileSync(manifest, 'utf8'));
app.setName(productName ?? name);
app.setVersion(version);
app.setAppPath(folder);
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(app.getPath('appData'), app.getName()));
}
await import(pathToFileURL(join(folder, main)).href);
