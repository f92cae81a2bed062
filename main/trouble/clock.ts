import { latestChange } from '../../db/latest-change.ts';
import type { StoreKey } from '../../db/store-key.ts';
import { clockPage } from './trouble-page.ts';
import { openTroubleWindow } from './trouble-window.ts';

// Clocks are set by the network to within seconds; two machines that share a library may differ by
// a few minutes.
const tolerance = 15 * 60_000;

/** When the last words were saved, if that is later than the clock says it is now; else null. */
export function findClockBehind(library: string, key?: StoreKey, now = Date.now()): number | null {
  const latest = latestChange(library, key);
  return latest !== null && latest > now + tolerance ? latest : null;
}

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
