import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of the store's thread: beside this one in the sources, beside the program once built. */
export function storeWorkerFile(): string {
  const source = fileURLToPath(new URL('./store-worker.ts', import.meta.url));
  const built = ['./', '../'].map((folder) =>
    join(fileURLToPath(new URL(folder, import.meta.url)), 'store-worker.js'),
  );
  const file = [source, ...built].find((place) => existsSync(place));
  if (file === undefined) throw new Error('The program of the store’s thread is missing');
  return file;
}
