import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from '@playwright/test';
import { electronArguments, electronExecutable } from '../../../scripts/runtime.mjs';
import { endTree } from './process-tree.ts';

/** The project's own folder, which Electron opens as an app. */
export const project = join(import.meta.dirname, '../../..');

/** How a desk is started. */
export interface DeskOptions {
  /** The folder of its library; a fresh one when not named, deleted on close. */
  readonly library?: string;
  /** Words after the app's own, such as files to open. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The packaged program in place of the checkout. */
  readonly executable?: string;
}

/** A desk that runs. */
export interface RunningDesk {
  readonly app: ElectronApplication;
  /** Its first window's page: the desk, or what stands in its place. */
  readonly page: Page;
  readonly library: string;
  /** What it wrote on standard error so far. */
  readonly errors: () => string;
  /** Closes the window as an editor would, and waits for the end. */
  readonly close: () => Promise<void>;
  /** Ends every process of it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** A new folder for a library. */
export function freshLibrary(): string {
  return mkdtempSync(join(tmpdir(), 'galley-library-'));
}

/** What follows the executable to start a desk on a library; `app` is the folder of a checkout's. */
export function deskArguments(
  library: string,
  { args = [], executable }: DeskOptions = {},
  app = project,
): string[] {
  const folder = executable === undefined ? [app] : [];
  return [...electronArguments(), ...folder, `--library=${library}`, ...args];
}

const attachedApp = join(import.meta.dirname, 'attached');

function start(library: string, options: DeskOptions): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: options.executable ?? electronExecutable(),
    args: deskArguments(library, options, attachedApp),
    env: { ...ownEnvironment(), ...options.env },
    timeout: 20_000,
  });
}

/**
 * Starts a packaged program, which cannot be made to wait for the test as a checkout can (see
 * `attached/main.mjs`): once in a while Playwright misses its first page, and it is started again.
 */
async function startPackaged(library: string, options: DeskOptions): Promise<ElectronApplication> {
  try {
    return await start(library, options);
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    return start(library, options);
  }
}

/** Starts a desk on a library and profile of its own and waits for its first window. */
export async function launchDesk(options: DeskOptions = {}): Promise<RunningDesk> {
  const library = options.library ?? freshLibrary();
  const begin = options.executable === undefined ? start : startPackaged;
  const app = withLastingEvaluate(await begin(library, options));
  let written = '';
  app.process().stderr?.on('data', (piece) => {
    written += String(piece);
  });
  const page = await app.firstWindow();
  const forget = () => {
    if (options.library === undefined) rmSync(library, { recursive: true, force: true });
  };
  return {
    app,
    page,
    library,
    errors: () => written,
    async close() {
      await app.close();
      forget();
    },
    async kill() {
      await endTree(app.process());
      forget();
    },
  };
}

/**
 * V8 may collect the promise that the inspector waits for, and says so; what was evaluated ran all
 * the same. It is evaluated once more, so whatever runs in the main process must bear that.
 */
function withLastingEvaluate(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...given: unknown[]) => Promise<unknown>;
  const lasting = (...given: unknown[]) =>
    evaluate(...given).catch((error: unknown) => {
      if (!String(error).includes('promise was garbage collected')) throw error;
      return evaluate(...given);
    });
  return Object.assign(app, { evaluate: lasting });
}

/** The environment without what would lead a desk to another library. */
function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'GALLEY_LIBRARY');
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
