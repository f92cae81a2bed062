import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

/** What a desk starts in its own place when it ends. */
export interface Relaunch {
  /** The words that it starts it with. */
  readonly words: () => readonly string[];
  /** Starts it, exactly so, once the desk has ended. */
  readonly start: () => Promise<{ readonly app: ElectronApplication; readonly page: Page }>;
}

/**
 * Has a desk write down what it would start in its own place: Electron would start it where no test
 * can reach it, and Playwright wait for its end.
 */
export async function noteRelaunch(app: ElectronApplication): Promise<Relaunch> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-relaunch-'));
  const note = join(folder, 'relaunch.json');
  const file = await app.evaluate(({ app: running }, path) => {
    running.relaunch = (options) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      writeFileSync(path, JSON.stringify(options?.args));
    };
    return process.execPath;
  }, note);
  const words = () => JSON.parse(readFileSync(note, 'utf8')) as string[];
  return {
    words,
    start: async () => {
      // Playwright puts its own there again.
      const args = words().filter((word) => !/^--(inspect|remote-debugging-port)\b/.test(word));
      rmSync(folder, { recursive: true });
      const started = await _electron.launch({ executablePath: file, args, timeout: 20_000 });
      return { app: started, page: await started.firstWindow() };
    },
  };
}

/** Resolves with the exit status of a desk. */
export function endOf(app: ElectronApplication): Promise<number | null> {
  return new Promise((resolve) => app.process().once('exit', resolve));
}
