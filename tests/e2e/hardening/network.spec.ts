import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchDesk, type RunningDesk } from '../support/desk.ts';
import { inPage } from '../support/in-page.ts';
import { openTrap, type Trap } from '../support/trap.ts';

// No network: nothing that the page does calls anybody, and nothing is called from start to end.

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

test('the page calls nobody', async () => {
  const answered = await inPage(
    desk.page,
    async (trapAddress) => {
      const settle = (work: Promise<unknown>) =>
        work.then(
          () => 'answered',
          () => 'refused',
        );
      const called = [
        settle(fetch(`${trapAddress}/fetch`)),
        settle(fetch(`${trapAddress}/no-cors`, { mode: 'no-cors' })),
        settle(fetch('https://example.org/')),
        settle(fetch('file:///etc/hostname')),
        settle(fetch('app://other/index.html')),
        settle(fetch('preview://page/')),
        settle(import(/* @vite-ignore */ `${trapAddress}/module.js`)),
        settle(
          new Promise((resolve, reject) => {
            const ask = new XMLHttpRequest();
            ask.onload = resolve;
            ask.onerror = reject;
            ask.open('GET', `${trapAddress}/xhr`);
            ask.send();
          }),
        ),
        settle(
          new Promise((resolve, reject) => {
            const socket = new WebSocket(trapAddress.replace('http', 'ws'));
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        ),
        settle(
          new Promise((resolve, reject) => {
            const source = new EventSource(`${trapAddress}/events`);
            source.onopen = resolve;
            source.onerror = reject;
          }),
        ),
      ];
      navigator.sendBeacon(`${trapAddress}/beacon`, 'x');
      for (const rel of [
        'stylesheet',
        'preload',
        'prefetch',
        'preconnect',
        'dns-prefetch',
        'modulepreload',
        'icon',
        'manifest',
      ]) {
        document.head.append(
          Object.assign(document.createElement('link'), {
            rel,
            href: `${trapAddress}/${rel}`,
            as: 'script',
          }),
        );
      }
      for (const tag of [
        'img',
        'audio',
        'video',
        'source',
        'track',
        'embed',
        'iframe',
        'object',
      ] as const) {
        const element = document.createElement(tag);
        document.body.append(element);
        try {
          element.setAttribute(tag === 'object' ? 'data' : 'src', `${trapAddress}/${tag}`);
        } catch {
          // Refused at once: only a policy of ours may name what an embed loads.
        }
      }
      const form = Object.assign(document.createElement('form'), {
        action: `${trapAddress}/form`,
        method: 'post',
      });
      document.body.append(form);
      form.submit();
      const wait = new Promise((resolve) => setTimeout(resolve, 1000));
      const outcomes = await Promise.all(called);
      await wait;
      for (const element of document.querySelectorAll(
        'body > :not(#desk):not([data-base-ui-portal]), head > link[rel=icon]',
      )) {
        if (element.outerHTML.includes(trapAddress)) element.remove();
      }
      return outcomes.filter((outcome) => outcome === 'answered');
    },
    trap.address,
  );
  expect(answered).toEqual([]);
  expect(trap.caught).toEqual([]);
});

test('two walls stand between every session and the network, each by itself', async () => {
  const refusals = await desk.app.evaluate(async ({ session }, address) => {
    const ask = (asking: Electron.Session) =>
      asking.fetch(address).then(
        () => 'answered',
        (error: unknown) => String(error),
      );
    const withoutFilter = session.fromPartition('without filter');
    withoutFilter.webRequest.onBeforeRequest(null);
    return [
      await ask(session.defaultSession),
      await ask(session.fromPartition('another')),
      await ask(withoutFilter),
    ];
  }, trap.address);
  expect(refusals[0]).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(refusals[1]).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(refusals[2]).toContain('ERR_NAME_NOT_RESOLVED');
  expect(trap.caught).toEqual([]);
});

test('from start to end nothing is asked of any network', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-net-'));
  const log = join(folder, 'net.json');
  const quiet = await launchDesk({ args: [`--log-net-log=${log}`] });
  await expect(quiet.page.getByRole('heading', { level: 1 })).toBeVisible();
  await quiet.page.waitForTimeout(1500);
  // One request from a session whose guard was taken away shows that the log would have told.
  const canary = 'http://127.0.0.1:9/canary';
  await quiet.app.evaluate(async ({ session }, address) => {
    const unguarded = session.fromPartition('canary');
    unguarded.webRequest.onBeforeRequest(null);
    await unguarded.fetch(address).catch(() => undefined);
  }, canary);
  await quiet.close();
  const { events } = JSON.parse(readFileSync(log, 'utf8')) as {
    events: { params?: { url?: string; host?: string } }[];
  };
  const asked = events
    .flatMap(({ params }) => [params?.url, params?.host])
    .filter((name) => name !== undefined);
  expect(asked).toContain(canary);
  // The switch that maps every name to nothing catches even an address in numbers.
  const ofCanary = new Set([canary, '127.0.0.1', 'http://~notfound:9']);
  expect(asked.filter((name) => !ofCanary.has(name))).toEqual([]);
  rmSync(folder, { recursive: true });
});
