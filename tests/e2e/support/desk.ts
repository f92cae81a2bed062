import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
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

/** What follows the executable to start a desk on a library. */
export function deskArguments(library: string, { args = [], executable }: DeskOptions = {}): string[] {
  const app = executable === undefined ? [project] : [];
  return [...electronArguments(), ...app, `--library=${library}`, ...args];
}

/** Starts a desk on a library and profile of its own and waits for its first window. */
export async function launchDesk(options: DeskOptions = {}): Promise<RunningDesk> {
  const library = options.library ?? freshLibrary();
  const app = await _electron.launch({
    executablePath: options.executable ?? electronExecutable(),
    args: deskArguments(library, options),
    env: { ...ownEnvironment(), ...options.env },
  });
  let errors = '';
  app.process().stderr?.on('data', (piece) => {
    errors += String(piece);
  });
  const page = await app.firstWindow();
  const forget = () => {
    if (options.library === undefined) rmSync(library, { recursive: true, force: true });
  };
  return {
    app,
    page,
    library,
    errors: () => errors,
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

/** The environment without what would lead a desk to another library. */
function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => name !== 'GALLEY_LIBRARY');
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
