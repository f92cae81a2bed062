import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { runCli } from '../../../main/cli.ts';
import { temporaryFolder } from '../../db/store-fixture.ts';

/** A page with words that somebody put in and took out, and that nobody has decided. */
const tracked = `<!doctype html><html lang="en"><title>Pier</title><body><h1>A pier for Sund</h1>
<p>The board met <ins cite="x">again </ins>on Monday and spoke <del>for hours </del>of planks.</p></body></html>`;

async function exported(...more: readonly string[]) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'pier.html'), tracked);
  const said: string[] = [];
  const into = () => new PassThrough().on('data', (part: Buffer) => said.push(part.toString()));
  const io = { stdin: Readable.from([]), stdout: into(), stderr: into(), cwd };
  const args = ['export', '--from', 'pier.html', '--out', 'page.html', ...more];
  const status = await runCli(args, io, {
    libraryFolder: join(cwd, 'own'),
    languageFolder: cwd,
    now: () => 1_700_000_000_000,
  });
  const path = join(cwd, 'page.html');
  const page = existsSync(path) ? readFileSync(path, 'utf8') : null;
  return { status, said: said.join(''), page };
}

test('a file with undecided changes is not written: the checklist counts them as an error', async () => {
  const { status, said, page } = await exported();
  expect(status).toBe(1);
  expect(said).toMatch(/error: .*change/i);
  expect(page).toBeNull();
});

test('written all the same, with a reason, readers get the words as if nothing was proposed', async () => {
  const { status, page } = await exported('--override', 'The editor agreed.');
  expect(status).toBe(0);
  expect(page).toContain('The board met on Monday and spoke for hours of planks.');
  expect(page).not.toMatch(/again|<ins|<del/);
});
