import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { createRandom } from '../db/generate-stories.ts';
import { freshLibrary, launchDesk, type RunningDesk } from '../e2e/support/desk.ts';
import { endTree } from '../e2e/support/process-tree.ts';
import { storyText, untilOnDisk } from '../e2e/support/story.ts';
import { figure, seed, times } from './extent.ts';
import { headlineOnDisk } from './headline-on-disk.ts';
import { listenToTyping, lostTyping, typeUntilGone } from './typing-robot.ts';

// kill -9 at random moments of a robot's typing. After each: nothing that the desk called saved is
// missing, what is there is the beginning of what was typed, and of typing at most some
// milliseconds are gone. The last is told as a figure: a clock of a shared machine proves nothing.

type Victim = 'main' | 'page' | 'all';

const victims: readonly Victim[] = ['main', 'page', 'all'];

for (const [index, victim] of victims.entries()) {
  test(`kill -9 of ${nameOf(victim)}, again and again: nothing saved is lost`, async () => {
    const random = createRandom(seed + index);
    const library = freshLibrary();
    const lost: number[] = [];
    const rounds = times(4, 100);
    for (let round = 0; round < rounds; round++)
      lost.push(await typeAndKill(library, victim, 60 + random() * 900, round));
    rmSync(library, { recursive: true });
    const sorted = lost.toSorted((one, other) => one - other);
    const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
    figure(
      `typing lost to kill -9 of ${nameOf(victim)}, ${rounds} rounds`,
      `nothing in ${lost.filter((one) => one === 0).length}; median ${at(0.5)} ms, ` +
        `95th percentile ${at(0.95)} ms, most ${at(1)} ms`,
    );
  });
}

function nameOf(victim: Victim): string {
  return { main: 'the main process', page: 'the page', all: 'every process' }[victim];
}

/** One life of a desk. @returns milliseconds of typing that were lost with it. */
async function typeAndKill(
  library: string,
  victim: Victim,
  milliseconds: number,
  round: number,
): Promise<number> {
  const desk = await launchDesk({ library });
  const { page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  await untilOnDisk(page);
  const heard = await listenToTyping(page);
  const stop = new AbortController();
  const typing = typeUntilGone(page, (index) => `r${round}w${index}`, stop.signal);
  // From the first letter on: a busy machine takes its time to begin.
  await expect.poll(() => heard().typed.length).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const main = desk.app.process();
  const pid = await pageProcess(desk);
  const killedAt = Date.now();
  await kill(victim, main, pid);
  stop.abort();
  if (victim === 'page') await comesBack(desk);
  await typing;
  // In the case of the page its main process lives on, and must give way to the look at the disk.
  await endTree(main);
  const record = heard();
  const stands = headlineOnDisk(library);
  expect(stands.startsWith(record.saved.trimEnd())).toBe(true);
  // What was heard of last may be older than what is on disk: one is the beginning of the other.
  expect(record.text.startsWith(stands) || stands.startsWith(record.text)).toBe(true);
  return lostTyping(record, stands.length, killedAt);
}

function pageProcess({ app }: RunningDesk): Promise<number> {
  return app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  );
}

async function kill(victim: Victim, main: ChildProcess, page: number): Promise<void> {
  if (victim === 'all') await endTree(main);
  else process.kill(victim === 'main' ? (main.pid ?? 0) : page, 'SIGKILL');
}

/** The desk loads its page anew and shows the story as the journal has it. */
async function comesBack({ app }: RunningDesk): Promise<void> {
  await expect
    .poll(() =>
      app.evaluate(
        ({ BrowserWindow }) => !BrowserWindow.getAllWindows()[0]?.webContents.isCrashed(),
      ),
    )
    .toBe(true);
}
