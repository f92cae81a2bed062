import { spawn } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication } from '@playwright/test';
import { electronArguments, electronExecutable } from '../../scripts/runtime.mjs';
import { chooseMenuItem } from './support/menu.ts';
import { request } from './support/request.ts';
import { deskArguments, freshLibrary, launchDesk, project } from './support/desk.ts';

const welcome = 'Night ferries return to the Lutina after eleven years';

/** Starts Galley as a second click on its icon would, and waits for its exit status. */
function startAgain(library: string, args: readonly string[] = []): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const second = spawn(electronExecutable(), deskArguments(library, { args }), {
      stdio: 'ignore',
    });
    second.once('error', reject);
    second.once('close', resolve);
  });
}

test('the first start shows the welcome story in a window that bears its name', async () => {
  const desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  const window = await desk.app.evaluate(({ BrowserWindow }) => {
    const [first, ...others] = BrowserWindow.getAllWindows();
    return { others: others.length, isVisible: first?.isVisible(), title: first?.getTitle() };
  });
  expect(window).toEqual({ others: 0, isVisible: true, title: `${welcome} — Galley` });
  expect(desk.page.url()).toBe('app://galley/');
  await desk.close();
});

test('the second start opens the same library, without the welcome story twice', async () => {
  const library = freshLibrary();
  for (let start = 1; start <= 2; start += 1) {
    const desk = await launchDesk({ library });
    await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
    const list = await request(desk.page, 'stories.list', {
      search: '',
      status: null,
      tag: null,
      offset: 0,
      limit: 10,
    });
    expect(list).toMatchObject({ ok: true, value: { total: 1 } });
    await desk.close();
  }
  if (process.platform !== 'win32')
    expect(statSync(join(library, 'galley.sqlite')).mode & 0o077).toBe(0);
  rmSync(library, { recursive: true });
});

test('two starts at once show one window, and the second brings it to the front', async () => {
  const desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  expect(await startAgain(desk.library)).toBe(0);
  const isFront = () =>
    desk.app.evaluate(({ BrowserWindow }) => {
      const windows = BrowserWindow.getAllWindows();
      return windows.length === 1 && windows[0]?.isVisible() === true && !windows[0].isMinimized();
    });
  await expect.poll(isFront).toBe(true);
  await desk.close();
});

test('two desks on two libraries live side by side', async () => {
  const first = await launchDesk();
  const second = await launchDesk();
  await expect(first.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await expect(second.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await first.close();
  await second.close();
});

test('a file opened with Galley is imported, at the start and while the desk is open', async () => {
  const folder = freshLibrary();
  const early = join(folder, 'early.txt');
  const late = join(folder, 'late.txt');
  writeFileSync(
    early,
    'Bakers of Ostrohava agree on a price\n\nA loaf will cost two crowns from Monday.\n',
  );
  writeFileSync(
    late,
    'Bridge to Zherin closes for a week\n\nDrivers are asked to take the ferry.\n',
  );
  const desk = await launchDesk({ args: [early] });
  await expect(
    desk.page.getByRole('heading', { level: 1, name: 'Bakers of Ostrohava agree on a price' }),
  ).toBeVisible();
  expect(await startAgain(desk.library, [late])).toBe(0);
  await expect(
    desk.page.getByRole('heading', { level: 1, name: 'Bridge to Zherin closes for a week' }),
  ).toBeVisible();
  await desk.close();
  rmSync(folder, { recursive: true });
});

test('what was typed last is on disk when the window closes', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const headline = desk.page.getByRole('heading', { level: 1, name: welcome });
  await headline.click();
  await desk.page.keyboard.press('ControlOrMeta+Home');
  await desk.page.keyboard.type('At last: ');
  await desk.close();
  const again = await launchDesk({ library });
  await expect(
    again.page.getByRole('heading', { level: 1, name: `At last: ${welcome}` }),
  ).toBeVisible();
  await again.close();
  rmSync(library, { recursive: true });
});

test('the window opens where it stood', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  await desk.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 50, width: 1111, height: 777 }),
  );
  await desk.close();
  expect(JSON.parse(readFileSync(join(library, 'window.json'), 'utf8'))).toMatchObject({
    width: 1111,
    height: 777,
  });
  const again = await launchDesk({ library });
  const bounds = await again.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toMatchObject({ width: 1111, height: 777 });
  await again.close();
  rmSync(library, { recursive: true });
});

test('the menu bar carries out what it names', async () => {
  const desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1, name: welcome })).toBeVisible();
  await chooseMenuItem(desk.app, 'view.palette');
  await expect(desk.page.getByRole('dialog')).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await chooseMenuItem(desk.app, 'story.new');
  const title = () =>
    desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  await expect.poll(title).toBe('Untitled — Galley');
  await desk.close();
});

test('a page that crashes comes back with all that was typed', async () => {
  const desk = await launchDesk();
  await desk.page.getByRole('heading', { level: 1, name: welcome }).click();
  await desk.page.keyboard.press('ControlOrMeta+Home');
  await desk.page.keyboard.type('At last: ');
  await expect(desk.page.getByText(/On disk/)).toBeVisible();
  await desk.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  // Playwright lets go of a page that crashed, so the host is asked what the new one shows.
  await expect.poll(() => headlineShown(desk.app), { timeout: 20_000 }).toBe(`At last: ${welcome}`);
  await desk.kill();
});

function headlineShown(app: ElectronApplication): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (await contents?.executeJavaScript(
      'document.querySelector("h1")?.textContent ?? ""',
    )) as string;
  });
}

test('a command needs neither window nor display', async () => {
  const text = '{"id":"a","text":"It was recieved.","lang":"en-GB"}\n';
  const { status, output } = await runCommand(['check', '--jsonl'], text);
  expect(status).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ id: 'a', issues: [{ start: 7, end: 15 }] });
  expect(await runCommand(['export', 'no-such-story'], '')).toMatchObject({
    status: 2,
    output: '',
  });
});

/** Runs a command of the app where there is no display. */
function runCommand(
  words: readonly string[],
  input: string,
): Promise<{ status: number | null; output: string }> {
  // What is undefined is left out of a child's environment.
  const env = {
    ...process.env,
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
    XDG_CONFIG_HOME: undefined,
    HOME: freshLibrary(),
  };
  const command = spawn(electronExecutable(), [...electronArguments(), project, ...words], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let output = '';
  command.stdout.on('data', (piece) => {
    output += String(piece);
  });
  command.stdin.end(input);
  return new Promise((resolve, reject) => {
    command.once('error', reject);
    command.once('close', (status) => resolve({ status, output }));
  });
}
