import { readFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import * as v from 'valibot';

const side = v.pipe(v.number(), v.safeInteger(), v.minValue(400), v.maxValue(20_000));
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(-50_000), v.maxValue(50_000));

const windowState = v.object({
  x: place,
  y: place,
  width: side,
  height: side,
  maximized: v.boolean(),
});

/** Where the window stood, in the screen's logical pixels; the bounds are those when not maximised. */
export type WindowState = v.InferOutput<typeof windowState>;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window stood when it was closed last, or null when that is not known. */
export function readWindowState(path: string): WindowState | null {
  try {
    const read = v.safeParse(windowState, JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.output : null;
  } catch {
    // Not there yet, or unreadable: the window opens as it does the first time.
    return null;
  }
}

/** How a window stands now. */
export function windowStateOf(
  window: Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized'>,
): WindowState {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

/**
 * Bounds at which a window can be seen: those of `state` while a good piece of it lies on a
 * screen that is still there, otherwise none, and the system chooses a place.
 */
export function visibleBounds(state: WindowState | null, screens: readonly Area[]): Partial<Area> {
  const first = screens[0];
  if (!state) return sizeWithin({ width: 1440, height: 900 }, first);
  const { x, y, width, height } = state;
  if (screens.some((screen) => shares(state, screen))) return { x, y, width, height };
  return sizeWithin({ width, height }, first);
}

function sizeWithin(
  size: Pick<Area, 'width' | 'height'>,
  screen: Area | undefined,
): Pick<Area, 'width' | 'height'> {
  if (!screen) return size;
  return {
    width: Math.min(size.width, screen.width),
    height: Math.min(size.height, screen.height),
  };
}

/** Enough to see the window and to take hold of its title bar. */
const enough = 120;

function shares(bounds: Area, screen: Area): boolean {
  const width =
    Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  const top = bounds.y >= screen.y - 10 && bounds.y <= screen.y + screen.height - enough;
  return width >= enough && top;
}
