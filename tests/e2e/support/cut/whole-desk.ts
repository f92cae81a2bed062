// A day at the desk, run in a network namespace of its own by hardening/cut.spec.ts: whatever leaves
// it, to whatever address and port, is counted where the namespace has a way out, and fails where it
// has none. Writes what was done and how many packets left as JSON.
import { createSocket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { freshLibrary, launchDesk, project, type RunningDesk } from '../desk.ts';
import { answerOpenDialog, answerSaveDialog } from '../dialogs.ts';
import { request } from '../request.ts';
import { storyText, untilOnDisk } from '../story.ts';

const passphrase = 'two kettles on the landing';
const folder = mkdtempSync(join(tmpdir(), 'galley-cut-'));
const library = freshLibrary();
const done: string[] = [];

/** Packets that left by anything but the loopback, by the kernel's own count. */
function sentOut(): number {
  return readFileSync('/proc/self/net/dev', 'utf8')
    .split('\n')
    .map((line) => /^\s*([^:\s]+):\s*(.*)$/.exec(line))
    .filter((row) => row !== null && row[1] !== 'lo')
    .reduce((sum, row) => sum + Number(row?.[2]?.split(/\s+/)[9]), 0);
}

/** Sends one packet to somewhere far: what the count must see, or what cannot be sent. */
function sendCanary(): Promise<string> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.send('x', 53, '203.0.113.9', (error) => {
      socket.close();
      resolve(error ? ((error as NodeJS.ErrnoException).code ?? 'failed') : 'sent');
    });
  });
}

async function write(page: Page): Promise<void> {
  await storyText(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Marshlight ');
  await untilOnDisk(page);
  done.push('type');
}

async function bringIn({ app, page }: RunningDesk): Promise<void> {
  await answerOpenDialog(app, join(project, 'tests/fixtures/texts/harbour-pact.txt'));
  await page.keyboard.press('ControlOrMeta+o');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Koravia/);
  done.push('import');
}

async function sendOut({ app, page }: RunningDesk): Promise<void> {
  const path = join(folder, 'page.html');
  await answerSaveDialog(app, path);
  await storyText(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Export/ })
    .click();
  await expect(page.getByRole('status', { name: 'Notices' })).toContainText('Exported as');
  expect(readFileSync(path, 'utf8')).toContain('<h1');
  done.push('export');
}

async function backUp({ page }: RunningDesk): Promise<void> {
  const made = await request(page, 'backups.make', undefined);
  const copy = made.ok ? made.value.copies[0] : undefined;
  if (!copy) throw new Error('No backup was made');
  const { place, name } = copy;
  const checked = await request(page, 'backups.check', { place, name });
  expect(checked.ok && checked.value.copies.find((each) => each.name === name)?.isGood).toBe(true);
  const looked = { place, name, search: '', offset: 0, limit: 10 };
  expect((await request(page, 'backups.stories', looked)).ok).toBe(true);
  done.push('backup');
}

async function lock({ page }: RunningDesk): Promise<void> {
  expect((await request(page, 'passphrase.prepare', { passphrase })).ok).toBe(true);
  const renewed = page.waitForEvent('load');
  await request(page, 'passphrase.turnOn', undefined).catch(() => undefined);
  await renewed;
  await storyText(page).waitFor();
  done.push('encrypt');
}

async function unlock(): Promise<void> {
  const desk = await launchDesk({ library });
  await expect(desk.page.getByLabel('Passphrase or recovery key')).toBeFocused();
  const opened = desk.app.waitForEvent('window');
  await desk.page.keyboard.insertText(passphrase);
  await desk.page.keyboard.press('Enter');
  await storyText(await opened).waitFor();
  await desk.close();
  done.push('unlock');
}

async function meetTrouble(): Promise<void> {
  const ill = freshLibrary();
  writeFileSync(join(ill, 'galley.sqlite'), 'Not a store at all. '.repeat(300));
  const desk = await launchDesk({ library: ill });
  await expect(desk.page.getByRole('heading', { level: 1 })).toContainText('another program');
  await desk.close();
  rmSync(ill, { recursive: true });
  done.push('trouble');
}

// What the kernel says by itself when an interface comes up is over by then.
await new Promise((resolve) => setTimeout(resolve, 1500));
const before = sentOut();
const desk = await launchDesk({ library });
await storyText(desk.page).waitFor();
done.push('start');
await write(desk.page);
await bringIn(desk);
await sendOut(desk);
await backUp(desk);
await lock(desk);
await desk.close();
await unlock();
await meetTrouble();
const sent = sentOut() - before;
const canary = await sendCanary();
await new Promise((resolve) => setTimeout(resolve, 300));
const seen = sentOut() - before - sent;
rmSync(folder, { recursive: true });
rmSync(library, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ done, sent, canary, seen })}\n`);
process.exit(0);
