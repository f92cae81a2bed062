import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { storeDocument } from '../../../core/article/document.ts';
import type { GeneratedStory } from '../generate-story.ts';

/** Makes the bare app in `folder`, with the stories that it can show. */
export async function buildBare(
  folder: string,
  stories: ReadonlyMap<string, GeneratedStory>,
): Promise<void> {
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'warn',
    base: './',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
    },
  });
  await copyFile(join(import.meta.dirname, 'main.mjs'), join(folder, 'main.mjs'));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', version: '0.0.0', type: 'module', main: 'main.mjs' }),
  );
  for (const [name, { document }] of stories) {
    await writeFile(join(folder, `${name}.json`), JSON.stringify(storeDocument(document)));
  }
}
