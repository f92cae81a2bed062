/** How the desk's window closes: never before what was typed is on disk, unless the editor says so. */
export interface Closing {
  /** The window wants to close. @returns whether it may close now; otherwise it will, by itself. */
  readonly mayClose: () => boolean;
  /** The page says that all it had is on disk. */
  readonly flushed: () => void;
  /** Nobody is left to wait for (the page is gone, the session ends): close as soon as all is put away. */
  readonly hurry: () => void;
}

/** What closing needs of the window. */
export interface ClosingWindow {
  /** Whether there is a page that can answer. */
  readonly isPageAlive: () => boolean;
  /** Tells the page that the window wants to close. */
  readonly ask: () => void;
  /** Asks whether to close although the page could not put its last words on disk. */
  readonly confirmLoss: () => Promise<boolean>;
  /** Puts everything away; called once. It must not reject. */
  readonly putAway: () => Promise<void>;
  /** Closes the window; called once, when all is put away. */
  readonly close: () => void;
}

/** Milliseconds that a page is given before the editor is asked. */
const patience = 3000;

/** A window's way to its end. */
export function createClosing(window: ClosingWindow, waits = patience): Closing {
  let state: 'open' | 'asked' | 'finishing' | 'finished' = 'open';
  let timer: NodeJS.Timeout | undefined;

  function finish(): void {
    if (state === 'finishing' || state === 'finished') return;
    state = 'finishing';
    clearTimeout(timer);
    void window.putAway().then(() => {
      state = 'finished';
      window.close();
    });
  }

  async function askWhetherToLose(): Promise<void> {
    const mayLose = await window.confirmLoss();
    if (mayLose) finish();
    else if (state === 'asked') state = 'open';
  }

  return {
    mayClose() {
      if (state === 'open') {
        state = 'asked';
        if (window.isPageAlive()) {
          timer = setTimeout(() => void askWhetherToLose(), waits);
          window.ask();
        } else {
          finish();
        }
      }
      return state === 'finished';
    },
    flushed() {
      if (state === 'asked') finish();
    },
    hurry: finish,
  };
}
