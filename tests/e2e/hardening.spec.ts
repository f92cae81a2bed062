import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { channelNames } from '../../core/contract/channel-names.ts';
import { answerMessageBox, catchLinks, linksOpened, questionsAsked } from './support/dialogs.ts';
import { packagedExecutable } from '../../scripts/runtime.mjs';
import { deskArguments, freshLibrary, launchDesk, type RunningDesk } from './support/desk.ts';
import { chooseMenuItem } from './support/menu.ts';
import { request } from './support/request.ts';

// Each item of docs/security.md with the test that fails when it is undone. What the page does here
// it does as hostile text in it would, with full use of the language: if the page were broken into,
// this is all that it could reach.

const everything = { search: '', status: null, tag: null, offset: 0, limit: 10 };

let desk: RunningDesk;
let trap: Server;
let trapped: string[] = [];
let trapAddress = '';

test.beforeAll(async () => {
  trap = createServer((asked, answer) => {
    trapped.push(`${asked.method ?? ''} ${asked.url ?? ''}`);
    answer.setHeader('access-control-allow-origin', '*').end('caught');
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  trapAddress = `http://127.0.0.1:${String((trap.address() as AddressInfo).port)}`;
  desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.afterAll(async () => {
  await desk.close();
  trap.close();
});

test.beforeEach(() => {
  trapped = [];
});

/** Runs code outside the debugger's own calls, for which Chromium lifts part of the policy. */
function inPage<Answer>(
  page: Page,
  attempt: (given: string) => Answer | Promise<Answer>,
  given = '',
): Promise<Answer> {
  const deferred = `(given) => new Promise((resolve, reject) => setTimeout(() => {
    try { Promise.resolve((${attempt.toString()})(given)).then(resolve, reject); } catch (error) { reject(error); }
  }))`;
  // Playwright compiles the text itself; the page gets a function.
  return page.evaluate(`(${deferred})(${JSON.stringify(given)})`);
}

test.describe('the page', () => {
  test('knows nothing of Node or Electron', async () => {
    const known = await inPage(desk.page, () =>
      [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        'setImmediate',
        '__dirname',
        'electron',
        'ipcRenderer',
      ].filter((name) => name in window),
    );
    expect(known).toEqual([]);
  });

  test('has one door with three handles, and cannot change it', async () => {
    const door = await inPage(desk.page, () => {
      const { galley } = window;
      const before = galley.request;
      try {
        Object.assign(galley, { request: () => 'mine', intruder: true });
      } catch {
        // A frozen object says so; a silent refusal is as good.
      }
      return {
        keys: Object.keys(galley).sort(),
        isSame: galley.request === before,
        platform: galley.platform,
      };
    });
    expect(door).toEqual({
      keys: ['listen', 'platform', 'request'],
      isSame: true,
      platform: process.platform,
    });
  });

  test('is walled off by every preference that Electron has for it', async () => {
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as
        { getLastWebPreferences: () => Record<string, unknown> } | undefined;
      return contents?.getLastWebPreferences() ?? {};
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    const spelling = await desk.app.evaluate(({ session }) => ({
      isOn: session.defaultSession.isSpellCheckerEnabled(),
      languages: session.defaultSession.getSpellCheckerLanguages(),
    }));
    expect(spelling).toEqual({ isOn: false, languages: [] });
  });

  test('compiles no text into code', async () => {
    const outcomes = await inPage(desk.page, () => {
      const makers = [() => undefined, async () => Promise.resolve()].map(
        (made) =>
          (Object.getPrototypeOf(made) as { constructor: (text: string) => unknown }).constructor,
      );
      const attempts = [
        () => eval('1') as unknown,
        () => (window.setTimeout as (text: unknown) => unknown)('globalThis.ran = true'),
        ...makers.map((make) => () => make('return 1')),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'ran';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    for (const outcome of outcomes) expect(outcome).toMatch(/EvalError|TypeError/);
  });

  test('runs no script that stands in it or comes from elsewhere', async () => {
    const ran = await inPage(
      desk.page,
      async (trapAddress) => {
        const mark = 'globalThis.ran = true';
        const attempts = [
          () =>
            document.body.append(
              Object.assign(document.createElement('script'), { textContent: mark }),
            ),
          () => {
            const script = document.createElement('script');
            script.append(mark);
            document.body.append(script);
          },
          () =>
            document.body.append(
              Object.assign(document.createElement('script'), { src: `${trapAddress}/script.js` }),
            ),
          () => document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="${mark}">`),
          () => {
            const image = document.createElement('img');
            image.setAttribute('onerror', mark);
            image.src = 'x';
            document.body.append(image);
          },
          () =>
            (document as unknown as { write: (text: string) => void }).write(
              `<script>${mark}</script>`,
            ),
          () =>
            document.body.append(
              document.createRange().createContextualFragment(`<script>${mark}</script>`),
            ),
          () =>
            document.body.append(
              Object.assign(document.createElement('iframe'), {
                srcdoc: `<script>parent.ran = true</script>`,
              }),
            ),
          () =>
            document.body.append(
              Object.assign(document.createElement('iframe'), {
                src: `javascript:parent.ran = true`,
              }),
            ),
          () => new Worker(`data:text/javascript,postMessage(1)`),
          () => {
            const link = Object.assign(document.createElement('a'), { href: `javascript:${mark}` });
            document.body.append(link);
            link.click();
          },
        ];
        for (const attempt of attempts) {
          try {
            attempt();
          } catch {
            // Refused at once; the rest is refused later.
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 700));
        return 'ran' in window;
      },
      trapAddress,
    );
    expect(ran).toBe(false);
    expect(trapped).toEqual([]);
    await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('makes no policy of its own that would let it', async () => {
    const made = await inPage(desk.page, () =>
      ['default', 'mine', 'dompurify'].filter((name) => {
        try {
          (
            window as unknown as {
              trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
            }
          ).trustedTypes.createPolicy(name, {});
          return true;
        } catch {
          return false;
        }
      }),
    );
    expect(made).toEqual([]);
  });

  test('calls nobody', async () => {
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
      trapAddress,
    );
    expect(answered).toEqual([]);
    expect(trapped).toEqual([]);
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
      trapAddress,
    );
    expect(opened).toBe(0);
    expect(trapped).toEqual([]);
    expect(desk.page.url()).toBe('app://galley/');
    expect(
      await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    ).toBe(1);
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
});

test.describe('the door', () => {
  test('passes no name that the contract does not have', async () => {
    const outcomes = await inPage(desk.page, async () => {
      const names = [
        'stories.purge',
        'ELECTRON_BROWSER_REQUIRE',
        '__proto__',
        'constructor',
        '',
        7,
        null,
        { toString: () => 'stories.list' },
      ];
      const ask = window.galley.request as (name: never, input: never) => Promise<unknown>;
      return Promise.all(
        names.map((name) =>
          ask(name as never, undefined as never).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      );
    });
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
    const heard = await inPage(desk.page, () =>
      ['__proto__', 'constructor', 'ELECTRON_RENDERER', 'stories.list'].map((name) => {
        try {
          window.galley.listen(name as never, () => undefined);
          return 'heard';
        } catch {
          return 'refused';
        }
      }),
    );
    expect(new Set(heard)).toEqual(new Set(['refused']));
  });

  test('lets no hostile argument through, and nothing changes by any of them', async () => {
    const state = async () => [
      await request(desk.page, 'stories.list', everything),
      await request(desk.page, 'desk.settings', undefined),
      await request(desk.page, 'lexicon.list', undefined),
    ];
    const before = await state();
    const outcomes = await inPage(
      desk.page,
      async (names) => {
        const deep: Record<string, unknown> = {};
        let at = deep;
        for (let depth = 0; depth < 900; depth += 1) at = at['a'] = {};
        const arguments_: unknown[] = [
          null,
          7,
          'x'.repeat(100_000),
          [],
          { id: '../../etc/passwd' },
          { id: "x' OR 1=1 --" },
          { id: { toString: () => 'abc' } },
          JSON.parse('{"__proto__":{"id":"abc"},"id":"abc","extra":1}'),
          new Date(),
          new Map([['id', 'abc']]),
          deep,
          () => undefined,
          document.body,
          Symbol('x'),
        ];
        const ask = window.galley.request as (
          name: never,
          input: never,
        ) => Promise<{ ok: boolean; error?: { code: string } }>;
        const seen = new Set<string>();
        for (const name of JSON.parse(names) as string[]) {
          for (const argument of arguments_) {
            try {
              const answer = await ask(name as never, argument as never);
              seen.add(answer.ok ? `${name} taken` : (answer.error?.code ?? ''));
            } catch {
              seen.add('refused');
            }
          }
        }
        return [...seen];
      },
      JSON.stringify(channelNames),
    );
    // Settings may be changed in part: an object without any of them changes none.
    expect(new Set(outcomes)).toEqual(
      new Set(['refused', 'bad-request', 'desk.setSettings taken']),
    );
    expect(await state()).toEqual(before);
  });

  test('hands out no stack and no path with a failure', async () => {
    const answer = await request(desk.page, 'stories.open', { id: 'no-such-story' as never });
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(JSON.stringify(answer)).not.toMatch(/\.ts|\.js|node_modules|SQLITE|at /);
  });

  test('is not there for a frame within the page', async () => {
    const doors = await inPage(desk.page, async () => {
      const doors: string[] = [];
      for (const src of ['', 'about:blank', 'app://galley/']) {
        const frame = document.createElement('iframe');
        if (src !== '') frame.src = src;
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 200));
        try {
          doors.push(typeof frame.contentWindow?.galley);
        } catch (error) {
          doors.push((error as Error).name);
        }
        frame.remove();
      }
      return doors;
    });
    for (const door of doors) expect(door).toMatch(/undefined|SecurityError/);
  });

  test('turns away a window that is not the desk, though it has the same preload and origin', async () => {
    const answer = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
      const other = new BrowserWindow({
        show: false,
        webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true },
      });
      await other.loadURL('app://galley/language/en.bin').catch(() => undefined);
      await other.loadURL('app://galley/absent').catch(() => undefined);
      const ask = `window.galley ? window.galley.request('desk.settings', undefined).then(JSON.stringify, (error) => error.message) : 'no door'`;
      const said = (await other.webContents.executeJavaScript(ask)) as string;
      other.destroy();
      return said;
    });
    expect(answer).toContain('did not come from the desk');
  });
});

test('what is served is the page, and nothing beside it', async () => {
  const statuses = await inPage(desk.page, () =>
    Promise.all(
      [
        '/',
        '/..%2f..%2fpackage.json',
        '/..%5c..%5cpackage.json',
        '//etc/passwd',
        '/main/index.js',
        '/media/x',
        `/media/${'0'.repeat(64)}`,
      ].map(async (path) => {
        try {
          return (await fetch(path)).status;
        } catch {
          return 0;
        }
      }),
    ),
  );
  expect(statuses).toEqual([200, 404, 404, 0, 404, 404, 404]);
});

test('the policy of the page is the one that was measured', async () => {
  const policy = await inPage(
    desk.page,
    async () => (await fetch('/')).headers.get('content-security-policy') ?? '',
  );
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types ProseMirrorClipboard galley-worker',
  ]);
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
  }, trapAddress);
  expect(refusals[0]).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(refusals[1]).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(refusals[2]).toContain('ERR_NAME_NOT_RESOLVED');
  expect(trapped).toEqual([]);
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

test.describe('the installed app', () => {
  for (const debugging of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
    test(`does not start with ${debugging}`, () => {
      const library = freshLibrary();
      const { status, stderr } = spawnSync(
        packagedExecutable(),
        deskArguments(library, { executable: 'packaged', args: [debugging] }),
        {
          encoding: 'utf8',
          timeout: 20_000,
        },
      );
      expect(status).toBe(2);
      expect(stderr).toContain('does not start with a debugging port');
      expect(readdirSync(library)).toEqual([]);
      rmSync(library, { recursive: true });
    });
  }
});

test.describe('the preview', () => {
  const href = 'https://example.org/background?a=b';

  async function showPreview(html: string): Promise<Page> {
    const { id } = (await listed())[0] ?? { id: '' };
    const opened = desk.app.waitForEvent('window');
    expect(
      await request(desk.page, 'publishing.preview', { id: id as never, claimReview: false }),
    ).toEqual({
      ok: true,
      value: null,
    });
    const preview = await opened;
    await preview.waitForLoadState();
    // The same window shows whatever page it is handed; here one that no story could become.
    await desk.app.evaluate(async ({ BrowserWindow, session }, page) => {
      const window = BrowserWindow.getAllWindows().find(
        ({ webContents }) => webContents.getURL() === 'preview://page/',
      );
      if (!window) throw new Error('There is no preview');
      const { protocol } = window.webContents.session;
      if (window.webContents.session === session.defaultSession)
        throw new Error('The preview shares the desk’s session');
      const own = await window.webContents.session.fetch('preview://page/');
      const headers = Object.fromEntries(own.headers.entries());
      protocol.unhandle('preview');
      protocol.handle('preview', () => new Response(page, { headers }));
      await window.loadURL('preview://page/');
    }, html);
    return preview;
  }

  async function listed(): Promise<readonly { id: string }[]> {
    const list = await request(desk.page, 'stories.list', everything);
    return list.ok ? list.value.rows : [];
  }

  test('runs no script, has no door, and asks before it opens a link', async () => {
    const preview =
      await showPreview(`<!doctype html><title>Mine</title><meta http-equiv="refresh" content="0;url=${trapAddress}/refresh">
      <p id="mark">Still</p><script>document.getElementById('mark').textContent = 'Ran'</script>
      <img src="x" onerror="document.getElementById('mark').textContent = 'Ran'"><img src="${trapAddress}/picture">
      <form action="${trapAddress}/form"><button>Send</button></form><iframe src="${trapAddress}/frame"></iframe>
      <a href="javascript:alert(1)">Code</a> <a href="file:///etc/hostname">File</a> <a href="${href}">Background</a>`);
    await expect(preview.locator('#mark')).toHaveText('Still');
    await answerMessageBox(desk.app, 1);
    await catchLinks(desk.app);
    for (const name of ['Code', 'File', 'Background', 'Send']) await press(preview, name);
    await expect
      .poll(() => questionsAsked(desk.app))
      .toMatchObject([{ message: 'Open example.org outside Galley?', detail: href }]);
    expect(await linksOpened(desk.app)).toEqual([]);
    await answerMessageBox(desk.app, 0);
    await press(preview, 'Background');
    await expect.poll(() => linksOpened(desk.app)).toEqual([href]);
    expect(trapped).toEqual([]);
    const facts = await desk.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('preview:'),
      );
      const contents = window?.webContents as unknown as
        { getLastWebPreferences: () => Record<string, unknown> } | undefined;
      return {
        url: window?.webContents.getURL(),
        title: window?.getTitle(),
        preferences: contents?.getLastWebPreferences() ?? {},
      };
    });
    expect(facts).toMatchObject({
      url: 'preview://page/',
      preferences: { javascript: false, sandbox: true, contextIsolation: true },
    });
    expect(facts.preferences).not.toHaveProperty('preload');
    expect(facts.title).not.toBe('Mine');
    await desk.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.webContents.getURL().startsWith('preview:')) window.destroy();
    });
  });

  /** Follows a link or presses a button by keyboard: where no script runs, Playwright cannot click. */
  async function press(page: Page, name: string): Promise<void> {
    await page.evaluate((text) => {
      const all = [...document.querySelectorAll<HTMLElement>('a, button')];
      all.find(({ textContent }) => textContent === text)?.focus();
    }, name);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(150);
  }
});
