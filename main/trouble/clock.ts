import { clockPage } from './trouble-page.ts';
import { openTroubleWindow } from './trouble-window.ts';

/** What the editor decided; the window stays until `close`, so that the app is never without one. */
export interface ClockDecision {
  readonly goesOn: boolean;
  readonly close: () => void;
}

/** Tells the editor that the clock stands before the last words, and asks whether to go on. */
export async function tellClock(latest: number): Promise<ClockDecision> {
  const { choice, close } = openTroubleWindow(clockPage(Date.now(), latest));
  return { goesOn: (await choice()) === 'open', close };
}
