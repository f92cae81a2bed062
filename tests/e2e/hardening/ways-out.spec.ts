import { expect, test } from '@playwright/test';
import { launchDesk, type RunningDesk } from '../support/desk.ts';
import { inPage } from '../support/in-page.ts';
import { chooseMenuItem } from '../support/menu.ts';
import { openTrap, type Trap } from '../support/trap.ts';

// Every way out of the page: to another page, a window, a device, a file.

let desk: RunningDesk;
let trap: Trap;

test.beforeAll(async () => {
  trap = await openTrap();
  desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.afterAll(async () => {
  await desk.close();
  trap.close();
});

test('goes nowhere and opens nothing', async () => {
  const opened = await inPage(
    desk.page,
    async (trapAddress) => {
      const windows = [
        window.open(`${trapAddress}/window`),
        window.open('about:blank'),
        window.open('app://galley/'),
      ];
      for (const href of [
        `${trapAddress}/link`,
        'file:///etc/hostname',
        'app://galley/language/en.bin',
        'data:text/html,x',
      ]) {
        for (const target of ['', '_blank', '_top']) {
          const link = Object.assign(document.createElement('a'), { href, target });
          document.body.append(link);
          link.click();
          link.remove();
        }
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      window.location.href = `${trapAddress}/location`;
      await new Promise((resolve) => setTimeout(resolve, 500));
      return windows.filter((one) => one !== null).length;
    },
    trap.address,
  );
  expect(opened).toBe(0);
  expect(trap.caught).toEqual([]);
  expect(desk.page.url()).toBe('app://galley/');
  expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    1,
  );
  // Not by a locator, which would wait for the refused navigation to end.
  expect(await inPage(desk.page, () => document.querySelector('h1')?.textContent ?? '')).not.toBe(
    '',
  );
});

test('still hears its menu bar after all that was refused', async () => {
  await desk.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    window.galley.listen('menu.command', ({ command }) => heard.push(command));
  });
  await chooseMenuItem(desk.app, 'view.proofread');
  const heard = () => desk.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await expect.poll(heard).toEqual(['view.proofread']);
});

test('comes back by itself when it is sent to an empty page, which nobody is asked about', async () => {
  await inPage(desk.page, () => {
    window.location.href = 'about:blank';
  });
  await desk.page.waitForURL('app://galley/');
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('is given no permission, no device and no service worker', async () => {
  const outcomes = await inPage(desk.page, async () => {
    const position = () =>
      new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, ({ message }) =>
          reject(new Error(message)),
        ),
      );
    const devices = navigator as unknown as Record<
      string,
      Record<string, ((filter: object) => unknown) | undefined> | undefined
    >;
    const absent = () => Promise.reject(new Error('There is no such thing here'));
    const wishes: Record<string, () => unknown> = {
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
      clipboard: () => navigator.clipboard.readText(),
      position,
      usb: () => devices['usb']?.['requestDevice']?.({ filters: [] }) ?? absent(),
      hid: () => devices['hid']?.['requestDevice']?.({ filters: [] }) ?? absent(),
      serial: () => devices['serial']?.['requestPort']?.({}) ?? absent(),
      bluetooth: () =>
        devices['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }) ?? absent(),
      worker: () => navigator.serviceWorker.register('/worker.js'),
    };
    const given: string[] = [];
    for (const [name, wish] of Object.entries(wishes)) {
      try {
        const answer = await wish();
        // An empty list of devices is a polite no.
        if (!Array.isArray(answer) || answer.length > 0) given.push(name);
      } catch {
        // Refused, as it should be.
      }
    }
    const state = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      given,
      states: await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
          state,
        ),
      ),
      notifications: await Notification.requestPermission(),
    };
  });
  expect(outcomes.states).not.toContain('granted');
  expect(outcomes.notifications).toBe('denied');
  expect(outcomes.given).toEqual([]);
});

test('downloads nothing', async () => {
  await desk.app.evaluate(({ session }) => {
    const refused: boolean[] = [];
    Object.assign(globalThis, { downloadsRefused: refused });
    session.defaultSession.on('will-download', (event) => refused.push(event.defaultPrevented));
  });
  await inPage(desk.page, async () => {
    const href = URL.createObjectURL(new Blob(['x']));
    const link = Object.assign(document.createElement('a'), { href, download: 'x.exe' });
    document.body.append(link);
    link.click();
    link.remove();
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  const refused = await desk.app.evaluate(
    () => (globalThis as { downloadsRefused?: boolean[] }).downloadsRefused,
  );
  expect(refused).toEqual([true]);
});
