import type { Page } from './devtools.ts';
import type { Random } from './random.ts';
import { pause, wallClock } from './running-app.ts';

/** How fast keys come: a quick typist's, uneven so that they fall anywhere between two frames. */
const shortest = 45;
const spread = 30;

const typed = 'the mayor read the letter aloud and nobody in the room said a word for a while ';

/** Types `count` letters as real keys, one after the other. */
export async function typeKeys(page: Page, count: number, random: Random): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const next = wallClock() + shortest + random.below(spread);
    await pressKey(page, typed.charAt(at % typed.length));
    await pause(Math.max(0, next - wallClock()));
  }
}

async function pressKey(page: Page, letter: string): Promise<void> {
  const key = {
    key: letter,
    code: letter === ' ' ? 'Space' : `Key${letter.toUpperCase()}`,
    windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0),
  };
  await page.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    text: letter,
    unmodifiedText: letter,
    ...key,
  });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}
