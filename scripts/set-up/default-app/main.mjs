// The default app of the registry's Electron: loads the app whose folder the command line names.
import { app } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const folder = resolve(named ?? '.');
const manifest = join(folder, 'package.json');

try {
  if (!existsSync(manifest)) throw new Error(`There is no app in ${folder}: no package.json.`);
  const { name, productName, version, main } = JSON.parse(readFileSync(manifest, 'utf8'));
  app.setName(productName ?? name ?? 'Electron');
  if (version) app.setVersion(version);
  app.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  await import(pathToFileURL(join(folder, main ?? 'index.js')).href);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  app.exit(1);
}
