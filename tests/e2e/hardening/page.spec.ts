import { expect, test } from '@playwright/test';
import { launchDesk, type RunningDesk } from '../support/desk.ts';
import { inPage } from '../support/in-page.ts';
import { openTrap, type Trap } from '../support/trap.ts';

// What code in the page can do with the page itself. See docs/security.md.

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
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    disableDialogs: true,
  });
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
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
    trap.address,
  );
  expect(ran).toBe(false);
  expect(trap.caught).toEqual([]);
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
