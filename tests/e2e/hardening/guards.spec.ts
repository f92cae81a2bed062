import { expect, test, type Page } from '@playwright/test';
import { launchDesk, type RunningDesk } from '../support/desk.ts';
import { inPage } from '../support/in-page.ts';
import { openTrap, type Trap } from '../support/trap.ts';

// The guards by themselves: a page with no policy, in a window of the test's own that allows what
// ours forbid. Whatever window comes one day, in whatever session, they stand there too.

let desk: RunningDesk;
let trap: Trap;
let page: Page;

test.beforeAll(async () => {
  trap = await openTrap();
  desk = await launchDesk();
  await expect(desk.page.getByRole('heading', { level: 1 })).toBeVisible();
  const opened = desk.app.waitForEvent('window');
  await desk.app.evaluate(async ({ BrowserWindow, session }) => {
    const served: string[] = [];
    Object.assign(globalThis, { served });
    const own = session.fromPartition('unwalled');
    if (!own.protocol.isProtocolHandled('app'))
      own.protocol.handle('app', ({ url }) => {
        const { pathname } = new URL(url);
        served.push(pathname);
        const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
        const headers = { 'content-type': type };
        if (pathname === '/moved')
          return new Response(null, { status: 302, headers: { location: 'app://galley/after' } });
        const body = pathname.endsWith('.js') ? '' : '<!doctype html><h1>Here</h1>';
        return new Response(body, { headers });
      });
    const window = new BrowserWindow({
      webPreferences: { session: own, webviewTag: true },
    });
    await window.loadURL('app://galley/start');
  });
  page = await opened;
  await page.waitForURL('app://galley/start');
});

test.afterAll(async () => {
  await desk.close();
  trap.close();
});

const served = () =>
  desk.app.evaluate(() => (globalThis as unknown as { served: string[] }).served);

/** Every page there is, by its kind: a window, a guest within one, a worker. */
const pages = () =>
  desk.app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((each) => each.getType())
      .toSorted(),
  );

test('no page navigates, nor any frame of it', async () => {
  await inPage(page, async () => {
    const settle = () => new Promise((resolve) => setTimeout(resolve, 100));
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await settle();
    if (frame.contentWindow) frame.contentWindow.location.href = 'app://galley/in-frame';
    await settle();
    frame.srcdoc = '<a href="app://galley/from-srcdoc">x</a>';
    await settle();
    frame.contentDocument?.querySelector('a')?.click();
    await settle();
    frame.remove();
    for (const href of ['app://galley/elsewhere', 'file:///etc/hostname', 'preview://page/']) {
      window.location.href = href;
      await settle();
    }
    const form = Object.assign(document.createElement('form'), { action: 'app://galley/form' });
    document.body.append(form);
    form.submit();
    await settle();
  });
  expect(await served()).toEqual(['/start']);
  expect(page.url()).toBe('app://galley/start');
});

test('no window comes of a script, a target, or a middle click', async () => {
  const before = await pages();
  await inPage(page, () => {
    window.open('app://galley/opened');
    window.open('about:blank');
    const link = Object.assign(document.createElement('a'), {
      href: 'app://galley/link',
      target: '_blank',
      id: 'link',
      textContent: 'A link to press',
    });
    Object.assign(link.style, { position: 'fixed', inset: '0', padding: '50px' });
    document.body.prepend(link);
    link.click();
  });
  // Not by a locator, which would wait for the refused navigation to end.
  await page.mouse.click(30, 30, { button: 'middle' });
  for (const key of ['Control', 'Shift']) {
    await page.keyboard.down(key);
    await page.mouse.click(30, 30);
    await page.keyboard.up(key);
  }
  await inPage(page, () => document.querySelector('#link')?.remove());
  await page.waitForTimeout(300);
  expect(await served()).toEqual(['/start']);
  expect(await pages()).toEqual(before);
});

test('no page is held within a page, even where webviews are allowed', async () => {
  const before = await pages();
  await inPage(page, async () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://galley/guest');
    view.setAttribute('nodeintegration', '');
    view.setAttribute('partition', 'unwalled');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  expect(await pages()).toEqual(before);
  expect(await served()).toEqual(['/start']);
  await inPage(page, () => document.querySelector('webview')?.remove());
});

test('no redirect is followed, though the host asked for the page', async () => {
  const outcome = await desk.app.evaluate(async ({ BrowserWindow, session }) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { session: session.fromPartition('unwalled') },
    });
    const went = await other.loadURL('app://galley/moved').then(
      () => 'went',
      (error: unknown) => String(error),
    );
    other.destroy();
    return went;
  });
  expect(outcome).toContain('ERR_');
  expect(await served()).not.toContain('/after');
});

test('no address of this machine gets out over WebRTC', async () => {
  const candidates = await inPage(
    page,
    (address) =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        const call = new RTCPeerConnection({
          iceServers: [{ urls: `stun:${new URL(address).host}` }],
        });
        call.createDataChannel('x');
        call.onicecandidate = ({ candidate }) => {
          if (candidate && candidate.candidate !== '') found.push(candidate.candidate);
        };
        void call.createOffer().then((offer) => call.setLocalDescription(offer));
        setTimeout(() => {
          call.close();
          resolve(found);
        }, 700);
      }),
    trap.address,
  );
  expect(candidates.filter((candidate) => !candidate.includes(' tcp '))).toEqual([]);
});

test('the screen is given to nobody, even where every permission is', async () => {
  await desk.app.evaluate(({ session }) => {
    const own = session.fromPartition('unwalled');
    own.setPermissionRequestHandler(null);
    own.setPermissionCheckHandler(null);
  });
  // What is asked for without a press of the editor's is refused for that alone.
  await page.mouse.click(30, 200);
  const outcome = await inPage(page, () =>
    navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      () => 'given',
      (error: unknown) => (error as Error).name,
    ),
  );
  expect(outcome).not.toBe('given');
  expect(outcome).not.toBe('InvalidStateError');
});

test('nothing is asked of the network or the disk by a page without a policy', async () => {
  const outcomes = await inPage(
    page,
    async (address) => {
      const image = new Image();
      image.src = `${address}/image`;
      document.head.append(
        Object.assign(document.createElement('script'), { src: `${address}/script.js` }),
      );
      const asked = [`${address}/fetch`, 'file:///etc/hostname', 'chrome://version/'].map((url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'answered',
          () => 'refused',
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      return Promise.all(asked);
    },
    trap.address,
  );
  expect(outcomes).toEqual(['refused', 'refused', 'refused']);
  expect(trap.caught).toEqual([]);
});

test('no file of the disk is a page, though the host asked for it', async () => {
  const outcomes = await desk.app.evaluate(async ({ BrowserWindow, session }) => {
    const own = session.fromPartition('unwalled');
    const other = new BrowserWindow({ show: false, webPreferences: { session: own } });
    const told: string[] = [];
    for (const address of ['file:///etc/hostname', 'file://localhost/etc/hostname'])
      told.push(await other.loadURL(address).then(() => 'shown', String));
    other.destroy();
    return told;
  });
  for (const outcome of outcomes) expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('our scheme has no privilege that it does not need', async () => {
  const outcomes = await inPage(page, async () => {
    const told = (work: () => Promise<unknown>) =>
      work().then(
        () => 'taken',
        () => 'refused',
      );
    const loadScript = () =>
      new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement('script'), { src: '/script.js' });
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      });
    const before = await told(loadScript);
    const policy = document.createElement('meta');
    Object.assign(policy, { httpEquiv: 'Content-Security-Policy', content: "script-src 'none'" });
    const serviceWorker = await told(() => navigator.serviceWorker.register('/service.js'));
    document.head.append(policy);
    return { before, serviceWorker, pastPolicy: await told(loadScript) };
  });
  expect(outcomes).toEqual({
    before: 'taken',
    serviceWorker: 'refused',
    pastPolicy: 'refused',
  });
});
