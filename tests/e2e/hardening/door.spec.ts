import { expect, test } from '@playwright/test';
import { channelNames } from '../../../core/contract/channel-names.ts';
import { launchDesk, type RunningDesk } from '../support/desk.ts';
import { inPage } from '../support/in-page.ts';
import { request } from '../support/request.ts';

// The one door between the page and the host: its names, its arguments and who may knock.

const everything = { search: '', status: null, tag: null, offset: 0, limit: 10 };

let desk: RunningDesk;

test.beforeAll(async () => {
  desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
});

test.afterAll(() => desk.close());

test('passes no name that the contract does not have', async () => {
  const outcomes = await inPage(desk.page, async () => {
    const names = [
      'stories.drop',
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
          // In the page’s own process: no message is sent at all.
          (error: unknown) => String(error),
        ),
      ),
    );
  });
  expect(new Set(outcomes)).toEqual(new Set(['Error: There is no such request']));
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
  // What is found in the story is counted a moment after it is opened.
  await expect.poll(async () => JSON.stringify(await state())).toMatch(/"findings":\d/);
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
  expect(new Set(outcomes)).toEqual(new Set(['refused', 'bad-request', 'desk.setSettings taken']));
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

test('answers the desk’s own main frame with one input, and nobody else', async () => {
  await inPage(desk.page, async () => {
    document.body.append(document.createElement('iframe'));
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  const outcomes = await desk.app.evaluate(async ({ ipcMain, BrowserWindow }) => {
    type Listener = (event: object, ...input: unknown[]) => Promise<unknown>;
    const { _invokeHandlers: listeners } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Listener>;
    };
    const desk = BrowserWindow.getAllWindows()[0]?.webContents;
    const listener = listeners.get('desk.settings');
    if (!desk || !listener) throw new Error('There is no desk');
    const ask = async (sender: unknown, senderFrame: unknown, ...input: unknown[]) => {
      try {
        const answer = (await listener({ sender, senderFrame }, ...input)) as { ok: boolean };
        return answer.ok ? 'answered' : 'not ok';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const frames = desk.mainFrame.frames;
    return {
      own: await ask(desk, desk.mainFrame, undefined),
      two: await ask(desk, desk.mainFrame, undefined, 'more'),
      gone: await ask(desk, null, undefined),
      stranger: await ask({}, desk.mainFrame, undefined),
      frames: await Promise.all(frames.map((frame) => ask(desk, frame, undefined))),
      urls: frames.map(({ url }) => url),
    };
  });
  const refused = 'This request did not come from the desk';
  expect(outcomes).toMatchObject({
    own: 'answered',
    two: 'A request has one input',
    gone: refused,
    stranger: refused,
  });
  // A frame with a document of its own cannot even be made: trusted types refuse its text.
  expect(outcomes.urls).toEqual(['about:blank']);
  expect(outcomes.frames).toEqual([refused]);
});
