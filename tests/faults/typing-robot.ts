import type { Page } from '@playwright/test';

/** A moment of the page, in milliseconds since 1970, and the text that stood there then. */
export interface TypedMoment {
  readonly at: number;
  readonly length: number;
}

/** What the page said before it died. */
export interface TypingRecord {
  /** Each key as the page had taken it in: the text was `length` UTF-16 units long from then on. */
  readonly typed: readonly TypedMoment[];
  /** The longest text that the desk called saved. */
  readonly saved: string;
  /** The whole text as far as it was heard of. */
  readonly text: string;
}

interface Report {
  readonly at: number;
  readonly text: string;
  readonly isSaved: boolean;
}

/**
 * Listens to the headline of the story on the desk: every change of its text, and every text that
 * the status line calls saved, leaves the page at once and by itself.
 */
export async function listenToTyping(page: Page): Promise<() => TypingRecord> {
  const typed: TypedMoment[] = [];
  let saved = '';
  let text = '';
  await page.exposeBinding('__robotHears', (_source, report: Report) => {
    if (report.isSaved && report.text.length > saved.length) saved = report.text;
    if (report.text.length > text.length) {
      text = report.text;
      typed.push({ at: report.at, length: report.text.length });
    }
  });
  await page.evaluate(() => {
    const hears = (window as never as { __robotHears: (report: unknown) => void }).__robotHears;
    const headline = document.querySelector('[role=textbox][aria-label=Story] h1');
    let last = '';
    let wasSaved = false;
    const look = (): void => {
      const now = headline?.textContent ?? '';
      const isSaved = document.querySelector('.status-saved') !== null;
      if (now === last && isSaved === wasSaved) return;
      last = now;
      wasSaved = isSaved;
      hears({ at: Date.now(), text: now, isSaved });
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['class'],
    });
  });
  return () => ({ typed, saved, text });
}

/** Types words, each another, as fast as they are taken, until the page is gone or is told to stop. */
export async function typeUntilGone(
  page: Page,
  word: (index: number) => string,
  signal: AbortSignal,
): Promise<void> {
  for (let index = 0; !signal.aborted; index++) {
    try {
      await page.keyboard.type(`${word(index)} `);
    } catch {
      // The page is gone: that is what this is for.
      return;
    }
  }
}

/** Milliseconds of typing, before `killedAt`, of which nothing is on disk; 0 when all is. */
export function lostTyping({ typed }: TypingRecord, onDisk: number, killedAt: number): number {
  const first = typed.find(({ length }) => length > onDisk);
  return first ? Math.max(0, killedAt - first.at) : 0;
}
