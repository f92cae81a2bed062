import type { HostEvents } from '../../core/contract/events.ts';

/** What a mailbox needs of the page. */
export interface PageContents {
  readonly isDestroyed: () => boolean;
  readonly send: (name: string, detail: unknown) => void;
}

/** Sends events to a page that may not have loaded yet. */
export interface Mailbox {
  readonly emit: <Name extends keyof HostEvents>(name: Name, detail: HostEvents[Name]) => void;
  /** The page has loaded: it gets what was kept, and everything from now on. */
  readonly open: () => void;
  /** The page is gone, or another begins in its place: events are kept again. */
  readonly shut: () => void;
  /** Whether there is a page that hears. */
  readonly isOpen: () => boolean;
}

const mostKept = 100;

/** Makes a mailbox for one page; it begins shut. */
export function createMailbox(page: PageContents): Mailbox {
  let isOpen = false;
  let kept: [string, unknown][] = [];
  return {
    emit(name, detail) {
      if (page.isDestroyed()) return;
      if (isOpen) page.send(name, detail);
      else kept = [...kept, [name, detail] as [string, unknown]].slice(-mostKept);
    },
    open() {
      isOpen = true;
      for (const [name, detail] of kept) page.send(name, detail);
      kept = [];
    },
    shut() {
      isOpen = false;
    },
    isOpen: () => isOpen && !page.isDestroyed(),
  };
}
