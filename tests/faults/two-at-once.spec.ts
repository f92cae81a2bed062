import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { deskArguments, freshLibrary, launchDesk, project } from '../e2e/support/desk.ts';
import { storyText, untilOnDisk } from '../e2e/support/story.ts';
import { electronExecutable } from '../../scripts/runtime.mjs';
import { figure, times } from './extent.ts';
import { openOrThrow } from './library-at-work.ts';

// Two on one library: a desk that types while commands import, commands among themselves, and a
// second desk, which hands over to the first.

const commandLine = join(project, 'out', 'main', 'cli.js');

test('a desk types while commands import into its library: nothing of either is lost', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  const importers = times(3, 12);
  const running = Array.from({ length: importers }, (_, index) => importTexts(library, index, 25));
  let typed = '';
  const all = Promise.all(running);
  const done = new AbortController();
  void all.finally(() => done.abort());
  for (let word = 0; !done.signal.aborted || word < 30; word++) {
    await page.keyboard.type(`w${word} `);
    typed += `w${word} `;
  }
  expect(await all).toEqual(Array.from({ length: importers }, () => 25));
  await untilOnDisk(page);
  // Ends a second desk at once, and brings this one to the front.
  const second = spawn(electronExecutable(), deskArguments(library), { stdio: 'ignore' });
  const [status] = (await once(second, 'exit')) as [number | null];
  expect(status).toBe(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(typed.trimEnd());
  await desk.close();
  const store = openOrThrow(library);
  const list = store.stories.list({ search: '', status: null, tag: null, offset: 0, limit: 500 });
  expect(list.rows.filter(({ headline }) => headline.startsWith('Import '))).toHaveLength(
    importers * 25,
  );
  expect(list.rows.filter(({ headline }) => headline === typed.trim())).toHaveLength(1);
  store.close();
  rmSync(library, { recursive: true });
  figure('two at once', `${importers} imports of 25 stories while ${typed.length} keys were typed`);
});

/** @returns how many stories the command told of. */
async function importTexts(library: string, importer: number, count: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-texts-'));
  const files = Array.from({ length: count }, (_, index) => {
    const path = join(folder, `${index}.txt`);
    writeFileSync(path, `Import ${importer} number ${index}\n\nThe ferry left at noon.\n`);
    return path;
  });
  const child = spawn(process.execPath, [commandLine, 'import', ...files, '--library', library], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.on('data', (piece) => {
    told += String(piece);
  });
  await once(child, 'close');
  rmSync(folder, { recursive: true });
  return told
    .trim()
    .split('\n')
    .filter((line) => line.includes('"id"')).length;
}
