// What only a real browser shows. Runs in the system's Chromium; the app's own runs are in tests/e2e.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deep, hostile } from '../paste-sources.ts';
import { chromiumPath, openBrowser, type TestBrowser } from './serve.ts';

// The desk's policy (main/content-security.ts), but for styles, which the development server puts inline.
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard galley-worker";

describe.skipIf(chromiumPath === null)('in Chromium (skipped where the system has none)', () => {
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await openBrowser({ policy });
    await (await browser.open()).close();
  }, 120_000);

  afterAll(() => browser.close());

  test('letters typed into a block before its first frame stay in their order', async () => {
    const page = await browser.open();
    await page.evaluate(() => window.bench.middle());
    await page.waitForTimeout(200);
    await page.keyboard.press('Control+End');
    await page.waitForTimeout(200);
    const meant: string[] = [];
    for (let line = 0; line < 25; line += 1) {
      await page.keyboard.press('Enter');
      await page.keyboard.type(`Abc line ${line}`);
      meant.push(`Abc line ${line}`);
    }
    const typed = await page.evaluate(() =>
      (window.bench.view.state.doc.lastChild?.content.content ?? [])
        .slice(-25)
        .map((node) => node.textContent),
    );
    expect(typed).toEqual(meant);
    await page.close();
  });

  test('the worker finds slips, F7 brings one from far below into sight, Enter mends it', async () => {
    const page = await browser.open('?words=20000');
    await page.waitForFunction(() => window.bench.editor?.findings.get().checking === false, null, {
      timeout: 60_000,
    });
    const count = await page.evaluate(() => window.bench.editor?.findings.get().list.length);
    expect(count).toBeGreaterThan(20);
    await page.evaluate(() => window.bench.view.focus());
    await page.keyboard.press('Shift+F7');
    await page.waitForTimeout(300);
    const place = await page.evaluate(() => {
      const { top, bottom } =
        document.querySelector('.finding-in-hand')?.getBoundingClientRect() ?? new DOMRect();
      return { top, bottom, height: innerHeight };
    });
    expect(place.top).toBeGreaterThan(0);
    expect(place.bottom).toBeLessThan(place.height);
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (before) => window.bench.editor?.findings.get().list.length === before - 1,
      count ?? 0,
    );
    await page.close();
  });

  test('of a paragraph with very many findings those in view are drawn, and few others', async () => {
    const page = await browser.open('?slips=1500');
    await page.waitForFunction(() => window.bench.editor?.findings.get().list.length === 1500);
    const drawn = () => page.evaluate(() => document.querySelectorAll('.finding').length);
    /** How many drawn findings can be seen. */
    const seen = () =>
      [...document.querySelectorAll('.finding')].filter((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      }).length;
    expect(await drawn()).toBe(300);
    expect(await page.evaluate(seen)).toBeGreaterThan(5);
    await page.evaluate(() => {
      const { bottom, top } = document.querySelector('section > p')!.getBoundingClientRect();
      const scrolled = [...document.querySelectorAll('*')].find(
        (element) => element.scrollHeight > element.clientHeight + 1000,
      );
      (scrolled ?? document.documentElement).scrollBy(0, (bottom - top) / 2);
    });
    await expect.poll(() => page.evaluate(seen), { timeout: 10_000 }).toBeGreaterThan(5);
    expect(await drawn()).toBe(300);
    await page.evaluate(() => window.bench.view.focus());
    await page.keyboard.press('Shift+F7');
    await page.waitForFunction(() => {
      const { top, bottom } =
        document.querySelector('.finding-in-hand')?.getBoundingClientRect() ?? new DOMRect();
      return top > 0 && bottom < innerHeight && bottom > top;
    });
    expect(await drawn()).toBe(300);
    await page.close();
  });

  test('the worker is told which blocks are in view when there is much to read', async () => {
    const page = await browser.open('?words=20000');
    const isRead = () =>
      page.waitForFunction(() => window.bench.editor?.findings.get().checking === false, null, {
        timeout: 60_000,
      });
    await isRead();
    await page.evaluate(() => window.bench.view.dom.querySelectorAll('p')[100]?.scrollIntoView());
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      const posted: unknown[] = [];
      Object.assign(window, { posted });
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (this: Worker, ...message: [unknown]) {
        posted.push(message[0]);
        post.apply(this, message);
      } as typeof post;
      window.bench.editor?.setLanguage('en-US');
    });
    await page.waitForTimeout(300);
    await isRead();
    const { told, meant } = await page.evaluate(() => {
      const { posted } = window as unknown as {
        posted: { kind: string; from: number; to: number }[];
      };
      const blocks: Element[] = [];
      window.bench.view.state.doc.descendants((node, pos) => {
        const element = node.isTextblock ? window.bench.view.nodeDOM(pos) : null;
        if (node.isTextblock) blocks.push(element as Element);
        return !node.isTextblock;
      });
      const isSeen = (element: Element): boolean => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      };
      return {
        told: posted.find(({ kind }) => kind === 'in-view'),
        meant: { from: blocks.findIndex(isSeen), to: blocks.findLastIndex(isSeen) + 1 },
      };
    });
    // The gap between two blocks belongs to neither.
    expect(Math.abs((told?.from ?? -9) - meant.from)).toBeLessThanOrEqual(1);
    expect(Math.abs((told?.to ?? -9) - meant.to)).toBeLessThanOrEqual(1);
    expect(meant.from).toBeGreaterThan(20);
    await page.close();
  });

  test('hostile clipboards run nothing, ask for nothing, and pass under the desk’s policy', async () => {
    const page = await browser.open();
    const sources = [...Object.values(hostile).map(({ html }) => html), deep];
    const outcome = await page.evaluate(async (clipboards) => {
      const broken: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        broken.push(event.violatedDirective),
      );
      const { view } = window.bench;
      let left = 0;
      for (const html of clipboards) {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', html);
        view.focus();
        view.dom.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
        view.state.doc.check();
        left += view.dom.querySelectorAll(
          'script, style, iframe, object, form, svg, [onclick], [onerror]',
        ).length;
      }
      await new Promise((done) => setTimeout(done, 300));
      // Handlers are refused already where the source is read; pasting itself must need nothing refused.
      return {
        broken: broken.filter((directive) => /trusted|img|connect|frame|object/.test(directive)),
        ran: 'ran' in window,
        left,
        hasDeep: view.state.doc.textContent.includes('deep'),
      };
    }, sources);
    expect(outcome).toEqual({ broken: [], ran: false, left: 0, hasDeep: true });
    await page.close();
  });

  test('the signs in the margin tell the least settled claim, inside their blocks, where nothing cuts them off', async () => {
    const page = await browser.open('?words=600');
    const signs = await page.evaluate(() => {
      const { editor, view } = window.bench;
      const blocks = () =>
        [...view.dom.querySelectorAll('section > p')].filter((block) =>
          block.querySelector('.claim'),
        );
      const ids = (editor?.claims.get().list ?? []).map(({ id }) => id);
      editor?.setClaims(
        new Map(
          ids.map((id, index) => [
            id,
            (['confirmed', 'checking', 'text-changed'] as const)[index % 3] ?? 'opinion',
          ]),
        ),
      );
      return blocks().map((block) => {
        const sign = getComputedStyle(block, '::before');
        const left = parseFloat(sign.left);
        const isInside =
          left >= 0 &&
          parseFloat(getComputedStyle(block).paddingLeft) >= left + parseFloat(sign.width);
        return [sign.content.charAt(1), isInside];
      });
    });
    expect(signs).toEqual([
      ['✓', true],
      ['?', true],
      ['≠', true],
    ]);
    await page.close();
  });
});
