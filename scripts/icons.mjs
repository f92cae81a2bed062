// Draws the PNGs of the app's icon from build/icon.svg, by the Chromium of the runtime that set-up
// chose. Run it after a change to the drawing: node scripts/icons.mjs
/* global Blob, Image, document */
import { _electron } from '@playwright/test';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronArguments, electronExecutable, withDisplay } from './runtime.mjs';
import { setUp } from './set-up.mjs';
import { project } from './set-up/place.mjs';
import { runCommand } from './set-up/say.mjs';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = join(project, 'build', 'icons');
const blankWindow = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<p>'));
`;

await runCommand(async () => {
  await setUp();
  const drawing = await readFile(join(project, 'build', 'icon.svg'), 'utf8');
  await mkdir(folder, { recursive: true });
  await withDisplay(async () => {
    for (const [size, png] of await draw(drawing)) {
      await writeFile(join(folder, `${size}x${size}.png`), png);
    }
  });
});

/**
 * @param {string} drawing
 * @returns {Promise<(readonly [number, Buffer])[]>}
 */
async function draw(drawing) {
  const app = await mkdtemp(join(tmpdir(), 'galley-icons-'));
  await writeFile(join(app, 'package.json'), '{ "name": "icons", "main": "main.cjs" }');
  await writeFile(join(app, 'main.cjs'), blankWindow);
  const args = [...electronArguments(), app, `--user-data-dir=${join(app, 'profile')}`];
  const desk = await _electron.launch({ executablePath: electronExecutable(), args });
  try {
    const page = await desk.firstWindow();
    const drawn = await page.evaluate(drawAtSizes, { drawing, sizes });
    return drawn.map(([size, base64]) => [size, Buffer.from(base64, 'base64')]);
  } finally {
    await desk.close();
    await rm(app, { recursive: true, force: true });
  }
}

/**
 * Runs in the page.
 * @param {{ drawing: string, sizes: readonly number[] }} wanted
 * @returns {Promise<[number, string][]>} size and PNG in base 64
 */
async function drawAtSizes({ drawing, sizes }) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
  await image.decode();
  return sizes.map((size) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    canvas.getContext('2d')?.drawImage(image, 0, 0, size, size);
    return [size, canvas.toDataURL('image/png').replace(/^[^,]*,/, '')];
  });
}
