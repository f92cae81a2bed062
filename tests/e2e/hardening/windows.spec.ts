import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freshLibrary, launchDesk, type RunningDesk } from '../support/desk.ts';
import { request } from '../support/request.ts';
import { openTrap } from '../support/trap.ts';

// The windows that stand in the desk's place: where a passphrase is asked for, and where trouble is
// told. What holds for the preview holds for them.

/** What the one window of a desk is made of. */
function facts({ app }: RunningDesk) {
  return app.evaluate(async ({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as
      (Electron.WebContents & { getLastWebPreferences: () => Record<string, unknown> }) | undefined;
    if (!contents) throw new Error('There is no window');
    const own = contents.session;
    const served = await own.fetch(contents.getURL());
    const policy = served.headers.get('content-security-policy') ?? '';
    return {
      preferences: contents.getLastWebPreferences(),
      isTheDesks: own === session.defaultSession,
      keeps: own.isPersistent(),
      policy: policy.split('; ').filter((line) => !line.startsWith('sandbox')),
      store: served.headers.get('cache-control'),
    };
  });
}

const still = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
];
const walled = {
  javascript: false,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
};

test('the window that asks for the passphrase runs nothing and tells nobody', async () => {
  const trap = await openTrap();
  const library = freshLibrary();
  let desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
  const passphrase = 'seven gates along the dyke';
  expect((await request(desk.page, 'passphrase.prepare', { passphrase })).ok).toBe(true);
  const renewed = desk.page.waitForEvent('load');
  await request(desk.page, 'passphrase.turnOn', undefined).catch(() => undefined);
  await renewed;
  await desk.close();

  desk = await launchDesk({ library });
  await expect(desk.page.getByLabel('Passphrase or recovery key')).toBeFocused();
  const { preferences, ...others } = await facts(desk);
  expect(preferences).toMatchObject(walled);
  expect(preferences).not.toHaveProperty('preload');
  expect(others).toEqual({
    isTheDesks: false,
    keeps: false,
    policy: [...still, "form-action 'self'", "frame-ancestors 'none'"],
    store: 'no-store',
  });
  await desk.page.keyboard.insertText(passphrase);
  // Were the page broken into: its form goes nowhere but to its own address.
  await desk.page.evaluate((address) => {
    const form = document.querySelector('form');
    for (const action of [`${address}/caught`, 'app://galley/', 'file:///tmp/x']) {
      form?.setAttribute('action', action);
      form?.submit();
    }
    const image = new Image();
    image.src = `${address}/image`;
    document.body.append(image);
  }, trap.address);
  await desk.page.waitForTimeout(400);
  expect(trap.caught).toEqual([]);
  expect(desk.page.url()).toBe('app://unlock/');
  expect(desk.errors()).not.toContain(passphrase);
  await desk.close();
  trap.close();
  rmSync(library, { recursive: true });
});

test('the window that tells of trouble runs nothing, has no form and keeps nothing', async () => {
  const library = freshLibrary();
  writeFileSync(join(library, 'galley.sqlite'), 'No store, but words. '.repeat(300));
  const desk = await launchDesk({ library });
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
  const { preferences, ...others } = await facts(desk);
  expect(preferences).toMatchObject(walled);
  expect(preferences).not.toHaveProperty('preload');
  expect(others).toEqual({
    isTheDesks: false,
    keeps: false,
    policy: [...still, "form-action 'none'", "frame-ancestors 'none'"],
    store: null,
  });
  await desk.close();
  rmSync(library, { recursive: true });
});
