import { spawn, type ChildProcess } from 'node:child_process';
import { connectDevTools, type Page } from './devtools.ts';

/** How an app is started: Electron, what it is told, and which page is the one to type into. */
export interface AppToRun {
  readonly executable: string;
  readonly args: readonly string[];
  readonly isOurPage: (url: string) => boolean;
}

/** An app that was started and whose page answers. */
export interface RunningApp {
  readonly pid: number;
  readonly page: Page;
  /** When its process was spawned, milliseconds since 1970. */
  readonly spawnedAt: number;
  /** Milliseconds of processor time that the app has used. */
  readonly timeUsed: () => Promise<number>;
  /** Carries out one of probe.ts's functions in the page. */
  readonly probe: <Answer, Args extends readonly string[]>(
    ask: (...args: Args) => Answer,
    ...args: Args
  ) => Promise<Awaited<Answer>>;
  readonly close: () => Promise<void>;
}

const patience = 60_000;

/** Starts an app and finds its page. */
export async function runApp({ executable, args, isOurPage }: AppToRun): Promise<RunningApp> {
  const spawnedAt = wallClock();
  const child = spawn(executable, ['--remote-debugging-port=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const devTools = await connectDevTools(await debuggerAddress(child));
  const page = await devTools.page(isOurPage);
  // Without a window manager no window is in front; keys go to the page all the same.
  await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return {
    pid: child.pid ?? 0,
    page,
    spawnedAt,
    timeUsed: devTools.timeUsed,
    probe: (ask, ...args) => answerOf(page, `(${ask.toString()})(...${JSON.stringify(args)})`),
    close: async () => {
      await stop(child);
      devTools.close();
    },
  };
}

async function answerOf<Answer>(page: Page, call: string): Promise<Awaited<Answer>> {
  for (;;) {
    try {
      return (await page.evaluate(call)) as Awaited<Answer>;
    } catch (error) {
      // A page that is still being loaded replaces the one that was asked.
      if (!/context was destroyed|navigated or closed|Cannot find .*context/i.test(String(error)))
        throw error;
      await pause(5);
    }
  }
}

/** Milliseconds since 1970, with fractions. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}

/** Waits `milliseconds`. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Waits until an app has next to nothing left to do: under a tenth of one processor for a second.
 * @returns milliseconds since 1970 at which that second began
 */
export async function whenQuiet({ timeUsed }: RunningApp): Promise<number> {
  const end = wallClock() + patience;
  let quietSince = wallClock();
  let used = await timeUsed();
  while (wallClock() < end) {
    await pause(250);
    const now = await timeUsed();
    if (now - used > 25) quietSince = wallClock();
    used = now;
    if (wallClock() - quietSince > 1000) return quietSince;
  }
  throw new Error('The app is still busy after a minute');
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    child.stderr?.on('data', (piece) => {
      written += String(piece);
      const address = /DevTools listening on (ws:\S+)/.exec(written)?.[1];
      if (address) resolve(address);
    });
    child.on('error', reject);
    child.on('close', (status) =>
      reject(new Error(`The app ended with status ${String(status)}. ${written}`)),
    );
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(stubborn);
}
