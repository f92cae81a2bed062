// Functions that run inside the page: each is sent as its own source, so it knows nothing but its
// arguments and the page. The same ones run in the bare window and in the desk.

/** One key as the page saw it. `pressed` and `painted` are milliseconds since 1970. */
export interface KeyTimes {
  readonly pressed: number;
  readonly painted: number;
}

/** What the probe keeps in the page. */
export interface Probe {
  readonly keys: KeyTimes[];
  /** For each key the milliseconds until the desk said that all is on disk; empty in the bare window. */
  readonly saved: number[];
}

declare global {
  interface Window {
    benchProbe?: Probe;
  }
}

/**
 * Waits until the editor shows a story and the frame that draws it is done.
 * @returns milliseconds since 1970
 */
export async function whenStoryPainted(): Promise<number> {
  const frame = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(null);
      });
    });
  const patience = performance.now() + 60_000;
  while ((document.querySelector('.ProseMirror')?.textContent.length ?? 0) < 1000) {
    if (performance.now() > patience) throw new Error('No story is shown after a minute');
    await frame();
  }
  await frame();
  return performance.timeOrigin + performance.now();
}

/**
 * Puts the caret into the middle of the story's middle paragraph, and that into sight.
 * @returns the paragraph's text
 */
export async function placeCaret(): Promise<string> {
  const paragraphs = [...document.querySelectorAll('.ProseMirror section > p')].filter(
    (paragraph) => paragraph.textContent.length > 100,
  );
  const middle = paragraphs[Math.floor(paragraphs.length / 2)];
  if (!middle) throw new RangeError('The story has no paragraph');
  document.querySelector<HTMLElement>('.ProseMirror')?.focus();
  middle.scrollIntoView({ block: 'center' });
  const walker = document.createTreeWalker(middle, NodeFilter.SHOW_TEXT);
  let left = Math.floor(middle.textContent.length / 2);
  let node = walker.nextNode();
  while (node && left > (node.nodeValue?.length ?? 0)) {
    left -= node.nodeValue?.length ?? 0;
    node = walker.nextNode();
  }
  getSelection()?.collapse(node, left);
  // The editor hears of the selection by an event of its own, before the next frame but one.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return middle.textContent;
}

/**
 * Watches keys from here on: from the key event to the end of the frame that shows its letter, and
 * to the moment at which the desk's status line says that it is on disk.
 */
export function watchKeys(): void {
  const probe: Probe = { keys: [], saved: [] };
  window.benchProbe = probe;
  const unsaved: number[] = [];

  const lengthHere = () => {
    const node = getSelection()?.anchorNode;
    const element = node instanceof Element ? node : node?.parentElement;
    return element?.closest('p')?.textContent.length ?? 0;
  };
  const afterFrame = (done: () => void) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
  };

  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const length = lengthHere();
      unsaved.push(timeStamp);
      const look = () => {
        const now = performance.now();
        if (lengthHere() <= length) afterFrame(look);
        else
          probe.keys.push({
            pressed: performance.timeOrigin + timeStamp,
            painted: performance.timeOrigin + now,
          });
      };
      afterFrame(look);
    },
    { capture: true },
  );
  // Looked for in the status line alone: a search through a long story would be felt.
  const line = document.querySelector('footer');
  if (!line) return;
  const savedAt = () => line.querySelector('[data-saved]')?.getAttribute('data-saved') ?? null;
  let savedBefore = savedAt();
  new MutationObserver(() => {
    const saved = savedAt();
    if (saved === null || saved === savedBefore) return;
    savedBefore = saved;
    const now = performance.now();
    probe.saved.push(...unsaved.splice(0).map((pressed) => now - pressed));
  }).observe(line, { subtree: true, childList: true, attributes: true, characterData: true });
}

/**
 * Has the desk read the whole story again, as an editor would who changes its language under
 * Tags & details; then goes back to the list of findings.
 */
export async function readAllAgain(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const openTab = async (name: RegExp) => {
    const tabs = [...document.querySelectorAll<HTMLElement>('[role=tab]')];
    tabs.find(({ textContent }) => name.test(textContent))?.click();
    await frame();
    await frame();
  };
  await openTab(/details/i);
  const select = [...document.querySelectorAll('select')].find(({ value }) =>
    /^en-(GB|US)$/.test(value),
  );
  if (!select) throw new RangeError('The language of the story cannot be chosen');
  const setValue = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
  setValue?.call(select, select.value === 'en-GB' ? 'en-US' : 'en-GB');
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await openTab(/proofread/i);
}

/** Takes what was watched so far out of the page. */
export function takeKeys(): Probe {
  const { keys = [], saved = [] } = window.benchProbe ?? {};
  return { keys: keys.splice(0), saved: saved.splice(0) };
}
