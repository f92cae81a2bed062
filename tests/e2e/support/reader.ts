import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { electronArguments, electronExecutable } from '../../../scripts/runtime.mjs';

/** A plain browser, as a reader of a page has one: scripts on, none of the desk's walls. */
export interface Reader {
  readonly page: Page;
  /** Addresses that were asked for since the last look, but for the pages' own files. */
  readonly requests: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a reader with the network shut. */
export async function openReader(): Promise<Reader> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...electronArguments(), join(import.meta.dirname, 'browser')],
    timeout: 20_000,
  });
  const page = await app.firstWindow();
  await app.context().setOffline(true);
  let requests: string[] = [];
  page.on('request', (asked) => {
    if (!/^(file|data|about):/.test(asked.url())) requests.push(asked.url());
  });
  return {
    page,
    requests: () => {
      const seen = requests;
      requests = [];
      return seen;
    },
    close: () => app.close(),
  };
}
