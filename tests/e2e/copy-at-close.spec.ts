import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { copyName, readCopyName } from '../../db/backup/copy-name.ts';
import { freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { noteRelaunch } from './support/relaunch.ts';
import { storyText, untilOnDisk } from './support/story.ts';

// What changed since the last copy is copied when the desk is closed, with no window left.

test.setTimeout(90_000);

const copiesIn = (library: string) =>
  readdirSync(join(library, 'backups')).filter((name) => name.endsWith('.sqlite'));

/** A desk whose only copy is hours old, and in which something changed since. */
async function deskWithOldCopy(): Promise<RunningDesk> {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { app, page } = desk;
  await storyText(page).waitFor();
  await untilOnDisk(page);
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('desk.backups')?.click();
  });
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByText('Last backup just now, checked.')).toBeVisible();
  await page.keyboard.press('Escape');
  const [name = ''] = copiesIn(library);
  const made = readCopyName(name);
  if (!made) throw new Error(`No copy but ${name}`);
  const older = copyName({ ...made, at: made.at - 5 * 60 * 60 * 1000 });
  renameSync(join(library, 'backups', name), join(library, 'backups', older));
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  await page.keyboard.type('Weir of Ost');
  await untilOnDisk(page);
  return desk;
}

test('a desk that is closed copies what changed, and once', async () => {
  const { library, close } = await deskWithOldCopy();
  await close();
  expect(copiesIn(library)).toHaveLength(2);
  expect(readdirSync(library).filter((name) => /-(?:wal|shm)$|\.lock$/.test(name))).toEqual([]);
  const notes = readFileSync(join(library, 'backups', 'backups.json'), 'utf8');
  expect(JSON.parse(notes)).toMatchObject({ wasClosedClean: true });
  const again = await launchDesk({ library });
  await storyText(again.page).waitFor();
  await again.close();
  expect(copiesIn(library)).toHaveLength(2);
  rmSync(library, { recursive: true });
});

test('whoever starts Galley while that copy is made gets a desk, with his files', async () => {
  const { app, library, close } = await deskWithOldCopy();
  const file = join(library, 'ferry.txt');
  writeFileSync(file, 'The last ferry of the Ost\n\nIt left at noon.\n');
  const next = await noteRelaunch(app);
  await app.evaluate(({ app: running, BrowserWindow }, path) => {
    const knock = () => running.emit('second-instance', {}, [], '', { files: [path] });
    BrowserWindow.getAllWindows()[0]?.once('closed', () => setTimeout(knock, 0));
  }, file);
  await close();
  expect(next.words().slice(-2)).toEqual([`--library=${library}`, file]);
  const again = await next.start();
  await expect(
    again.page.getByRole('heading', { level: 1, name: 'The last ferry of the Ost' }),
  ).toBeVisible({ timeout: 30_000 });
  await again.app.close();
  rmSync(library, { recursive: true });
});
