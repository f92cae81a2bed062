import type { Page } from '@playwright/test';

/** What a look at a drawn text finds. */
export interface Finding {
  readonly text: string;
  /** What our own drawing never makes; empty when all is well. */
  readonly strangers: readonly string[];
  /** How often hostile code ran in this page so far. */
  readonly sprung: number;
}

/** What is put into a page to look at it from inside. */
export interface Probe {
  readonly look: (selector: string) => Finding;
  /** Pastes HTML into the story, looks at it and takes it back. */
  readonly paste: (html: string) => Promise<Finding>;
}

/** The page's own window, with the trap that hostile code calls and the probe. */
export type Probed = Window & { sprung: number; probe: Probe };

/** Lays the trap, and what looks, in the page that is open. */
export function probe(page: Page): Promise<void> {
  return page.evaluate(installProbe);
}

/** Runs inside the page, so it knows nothing of this module. */
export function installProbe(): void {
  const ours = /^(https?:|mailto:|data:image\/(jpeg|png|gif|webp);|app:\/\/galley\/|#|pictures\/)/;
  const foreign =
    /^(script|style|link|meta|base|iframe|object|embed|svg|math|form|template|video|audio)$/;
  const addresses = /^(href|src|srcset|action|formaction|data|poster|background|ping)$/;

  function strangersIn(root: Element): string[] {
    const strange: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName;
      if (foreign.test(name)) strange.push(name);
      for (const attribute of element.attributes) {
        if (/^on/i.test(attribute.name)) strange.push(`${name} ${attribute.name}`);
        if (addresses.test(attribute.name) && !ours.test(attribute.value))
          strange.push(`${name} ${attribute.name}=${attribute.value.slice(0, 60)}`);
      }
    }
    return strange;
  }

  /** Its words, also of blocks that are out of sight and so not drawn yet. */
  function textOf(root: Element): string {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const pieces: string[] = [];
    let block: Element | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const home = node.parentElement?.closest('p, h1, h2, h3, h4, li, figcaption, aside') ?? null;
      pieces.push(home === block ? '' : ' ', node.nodeValue ?? '');
      block = home;
    }
    return pieces.join('').normalize();
  }

  function look(selector: string): Finding {
    const root = document.querySelector(selector) ?? document.body;
    const { sprung } = window as never as { sprung: number };
    return { text: textOf(root), strangers: strangersIn(root), sprung };
  }

  async function paste(html: string): Promise<Finding> {
    const story = '[role=textbox][aria-label=Story]';
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    const options = { bubbles: true, cancelable: true };
    const editor = document.querySelector(story);
    editor?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...options }));
    // Handlers of what was pasted would run now.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const found = look(story);
    const undo = { key: 'z', code: 'KeyZ', keyCode: 90, ctrlKey: true, ...options };
    editor?.dispatchEvent(new KeyboardEvent('keydown', undo));
    return found;
  }

  Object.assign(window, {
    sprung: 0,
    trap: () => void ((window as never as { sprung: number }).sprung += 1),
    probe: { look, paste },
  });
}
