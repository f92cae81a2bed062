// Functions that run inside the desk's page, as in probe.ts.

/** When a story and the first finding of its visible part were painted, milliseconds since 1970. */
export interface OpeningTimes {
  readonly shown: number;
  readonly found: number;
}

/**
 * Waits until a story whose headline is not `before` is shown, and then until a finding is drawn in
 * the window. With a `row`, first clicks the library's row that begins with it.
 */
export async function whenFindingPainted(before: string, row: string): Promise<OpeningTimes> {
  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(null);
      });
    });
  const patience = performance.now() + 60_000;
  const until = async (holds: () => boolean): Promise<number> => {
    while (!holds()) {
      if (performance.now() > patience) throw new Error('Nothing is found after a minute');
      await frame();
    }
    await frame();
    return performance.timeOrigin + performance.now();
  };
  const headline = () => document.querySelector('.ProseMirror h1')?.textContent ?? '';
  const isInWindow = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  };
  if (row !== '') {
    const rows = [...document.querySelectorAll<HTMLElement>('[role=option]')];
    const wanted = rows.find(({ textContent }) => textContent.includes(row));
    if (!wanted) throw new RangeError(`No row of the library says “${row}”`);
    wanted.click();
  }
  const shown = await until(() => headline() !== '' && headline() !== before);
  const found = await until(() =>
    [...document.querySelectorAll('.ProseMirror .finding')].some(isInWindow),
  );
  return { shown, found };
}
