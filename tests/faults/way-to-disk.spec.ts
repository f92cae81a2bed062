import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { freshLibrary, launchDesk } from '../e2e/support/desk.ts';
import { storyText, untilOnDisk } from '../e2e/support/story.ts';
import { figure, times } from './extent.ts';
import { headlineOnDisk } from './headline-on-disk.ts';

// Where a letter waits on its way to the disk, of a robot that types without a pause while nothing
// else works and while two endless loops take the processors: from the moment that it stands on the
// screen to the main process, from there into the store's transaction, from there to the answer. A
// kill between the first moment and the last costs that letter, so the last sum is what a kill can
// cost at most. Times are told as figures; what is held is that each letter arrives once, in order.

/** A request of the page as the main process saw it; letters are counted from the first of the story. */
interface Passed {
  readonly letters: readonly number[];
  /** Milliseconds since 1970. */
  readonly arrived: number;
  answered: number;
}

const loads = [0, 2] as const;

for (const loops of loads) {
  test(`the way of each letter to the disk, ${loops} endless loops beside it`, async () => {
    const library = freshLibrary();
    const desk = await launchDesk({ library });
    const { page, app } = desk;
    await storyText(page).waitFor();
    await page.keyboard.press('ControlOrMeta+n');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
    await untilOnDisk(page);
    await watchRequests(app);
    await watchScreen(page);
    const busy = startLoops(loops);
    const words = Array.from({ length: times(20, 150) }, (_, index) => `word${index} `).join('');
    await page.keyboard.type(words);
    for (const one of busy) one.kill('SIGKILL');
    await untilOnDisk(page);
    const shown = await page.evaluate(() => (window as never as { shown: number[] }).shown);
    const passed = await app.evaluate(() => (globalThis as never as { passed: Passed[] }).passed);
    await desk.close();
    const text = headlineOnDisk(library);
    const written = writtenAt(library);
    rmSync(library, { recursive: true });
    const arrived = firstOf(passed, 'arrived');
    const answered = firstOf(passed, 'answered');
    expect(text).toBe(words);
    expect(written).toHaveLength(words.length);
    expect(arrived).toHaveLength(words.length);
    const way = {
      'to the main process': arrived,
      'to the store': written,
      'to the answer': answered,
    };
    for (const [name, at] of Object.entries(way))
      figure(
        `${loops} loops, from the screen ${name}`,
        spread(at.map((one, i) => one - (shown[i] ?? one))),
      );
    figure(`${loops} loops, requests for ${words.length} letters`, String(passed.length));
  });
}

/** For each letter, when the first request that brought it arrived or was answered. */
function firstOf(passed: readonly Passed[], what: 'arrived' | 'answered'): number[] {
  const first: number[] = [];
  for (const { letters, [what]: at } of passed)
    for (const letter of letters) first[letter] = Math.min(first[letter] ?? Infinity, at);
  return first;
}

/** Notes when each letter of the headline stands on the screen, as whoever looks at it would. */
async function watchScreen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shown: number[] = [];
    Object.assign(window, { shown });
    const headline = document.querySelector('[role=textbox][aria-label=Story] h1');
    const look = (): void => {
      const { length } = headline?.textContent ?? '';
      while (shown.length < length) shown.push(Date.now());
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

/** Notes when the main process has a request with words, and when it has the answer. */
async function watchRequests(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    const passed: Passed[] = [];
    Object.assign(globalThis, { passed });
    interface Batch {
      readonly steps: readonly { readonly from: number }[];
    }
    type Handler = (event: unknown, input: string | Batch) => unknown;
    const handlers = (ipcMain as never as { _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers;
    const handle = handlers.get('journal.append');
    if (!handle) throw new Error('Nobody answers journal.append');
    handlers.set('journal.append', async (event, input) => {
      const { steps } = typeof input === 'string' ? (JSON.parse(input) as Batch) : input;
      // The headline is the first of the story, and its first letter stands at position 1.
      const letters = steps.map(({ from }) => from - 1);
      const one = { letters, arrived: Date.now(), answered: 0 };
      passed.push(one);
      const answer = await handle(event, input);
      one.answered = Date.now();
      return answer;
    });
  });
}

function startLoops(count: number): ChildProcess[] {
  return Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
}

/** When each letter was written into the journal of the story that was changed last. */
function writtenAt(library: string): number[] {
  const database = new Database(join(library, 'galley.sqlite'), { readonly: true });
  const rows = database
    .prepare<[], { at: number; step_count: number }>(
      `SELECT at, step_count FROM journal
       WHERE story = (SELECT row FROM stories ORDER BY updated_at DESC LIMIT 1) ORDER BY seq`,
    )
    .all();
  database.close();
  return rows.flatMap(({ at, step_count }) => Array.from({ length: step_count }, () => at));
}

function spread(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return `median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms, most ${at(1)} ms`;
}
