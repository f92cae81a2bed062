import type { Locator, Page } from '@playwright/test';

// The desk by what an editor reads on it.

/** The text of the story. */
export const storyText = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Story', exact: true });

/** The cards of a list in the inspector. */
export const cards = (page: Page, list: 'Findings' | 'Claims'): Locator =>
  page
    .getByRole('list', { name: list, exact: true })
    .getByRole('listitem')
    .filter({ has: page.locator('.card-head') });

/** Waits until the status line says that all is on disk. */
export async function untilOnDisk(page: Page): Promise<void> {
  await page.locator('.status-saved').waitFor();
}

/** Puts the caret right behind the first place where `words` stand in the story. */
export async function caretBehind(page: Page, words: string): Promise<void> {
  await select(page, words, true);
}

/** Selects the first place where `words` stand in the story. */
export async function selectWords(page: Page, words: string): Promise<void> {
  await select(page, words, false);
}

async function select(page: Page, words: string, isCollapsed: boolean): Promise<void> {
  await storyText(page).focus();
  const isFound = await page.evaluate(
    ([wanted, collapse]) => {
      const story = document.querySelector('[role=textbox][aria-label=Story]');
      const walker = document.createTreeWalker(story ?? document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        getSelection()?.setBaseAndExtent(
          node,
          collapse ? at + wanted.length : at,
          node,
          at + wanted.length,
        );
        node.parentElement?.scrollIntoView({ block: 'center' });
        return true;
      }
      return false;
    },
    [words, isCollapsed] as const,
  );
  if (!isFound) throw new Error(`The story has no “${words}” within one piece of text`);
  // The editor reads the selection in its own time.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))),
  );
}
