import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { freshLibrary, launchDesk, type RunningDesk } from '../e2e/support/desk.ts';
import { storyText, untilOnDisk } from '../e2e/support/story.ts';
import { figure, times } from './extent.ts';

// A page that crashes or hangs, and two desks on one library: work goes on in place.

test('a page that crashes again and again comes back each time with the story as it stood', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { app, page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  await page.keyboard.type('It stands');
  await untilOnDisk(page);
  // Three in a minute come back by themselves; a fourth would ask.
  for (let round = 0; round < times(2, 3); round++) {
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => headlineIn(desk)).toBe('It stands');
  }
  figure('crashes of a page in a minute', `${times(2, 3)}, back each time by itself`);
  await desk.kill();
  rmSync(library, { recursive: true });
});

test('a page that hangs is asked about, and comes back with all that was saved', async () => {
  const library = freshLibrary();
  const desk = await launchDesk({ library });
  const { app, page } = desk;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  await page.keyboard.type('Before it hung');
  await untilOnDisk(page);
  // The editor would answer “Open the Desk Again”.
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  // Chromium calls a page unresponsive that leaves an event of its window unanswered.
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.focus();
    window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'A' });
    // Where no input comes from a screen, the window says it by itself.
    setTimeout(() => window?.emit('unresponsive'), 1_000);
  });
  await expect.poll(() => headlineIn(desk), { timeout: 60_000 }).toBe('Before it hung');
  await desk.kill();
  rmSync(library, { recursive: true });
});

/** The headline in the page that the window shows now, asked by the main process. */
async function headlineIn({ app }: RunningDesk): Promise<string> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return 'no page';
    const asked = contents.executeJavaScript(
      'document.querySelector("[role=textbox][aria-label=Story] h1")?.textContent ?? ""',
    ) as Promise<string>;
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('no answer'), 500));
    return Promise.race([asked, late]);
  });
}
