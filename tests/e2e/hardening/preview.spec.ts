import { expect, test, type Page } from '@playwright/test';
import { launchDesk, type RunningDesk } from '../support/desk.ts';
import { answerMessageBox, catchLinks, linksOpened, questionsAsked } from '../support/dialogs.ts';
import { request } from '../support/request.ts';
import { openTrap, type Trap } from '../support/trap.ts';

// A page that is only looked at: the preview, shown what no story could become.

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
  const list = await request(desk.page, 'stories.list', {
    search: '',
    status: null,
    tag: null,
    offset: 0,
    limit: 10,
  });
  return list.ok ? list.value.rows : [];
}

test('the preview runs no script, has no door, and asks before it opens a link', async () => {
  const preview =
    await showPreview(`<!doctype html><title>Mine</title><meta http-equiv="refresh" content="0;url=${trap.address}/refresh">
    <p id="mark">Still</p><script>document.getElementById('mark').textContent = 'Ran'</script>
    <img src="x" onerror="document.getElementById('mark').textContent = 'Ran'"><img src="${trap.address}/picture">
    <form action="${trap.address}/form"><button>Send</button></form><iframe src="${trap.address}/frame"></iframe>
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
  expect(trap.caught).toEqual([]);
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
