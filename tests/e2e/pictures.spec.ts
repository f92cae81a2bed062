import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { concatenate } from '../../core/article/pictures/bytes.ts';
import { duskPicture } from '../support/real-pictures.ts';
import { exifWithPlace, segment, xmpPacket } from '../support/picture-metadata.ts';
import { launchDesk, type RunningDesk } from './support/desk.ts';
import { answerOpenDialog } from './support/dialogs.ts';
import { storyText } from './support/story.ts';

test.setTimeout(120_000);

const words = {
  alt: 'Hills at dusk behind a field',
  caption: 'The hills above Port Elder on Thursday evening.',
  credit: 'Lena Marsh/Northshore',
  rights: '© Northshore Pictures',
};

let desk: RunningDesk;
let page: Page;
let folder: string;
let photo: Uint8Array;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-pictures-'));
  const plain = await duskPicture('image/jpeg', 320, 200);
  const told = [
    segment(0xe1, [...Buffer.from('Exif\0\0', 'latin1'), ...exifWithPlace()]),
    segment(0xe1, [...Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmpPacket(words)}`, 'utf8')]),
  ];
  photo = concatenate([plain.subarray(0, 2), Uint8Array.from(told.flat()), plain.subarray(2)]);
  writeFileSync(join(folder, 'hills.jpg'), photo);
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.beforeEach(async () => {
  desk = await launchDesk();
  page = desk.page;
  await storyText(page).waitFor();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('');
  for (let part = 0; part < 4; part++) await page.keyboard.press('Enter');
});

test.afterEach(async () => {
  await desk.close();
});

const figures = (): Locator => storyText(page).locator('figure');
const isDrawn = (figure: Locator): Promise<boolean> =>
  figure.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth > 0);

/** Drops a file on an element, as the system does. */
async function drop(target: Locator, bytes: Uint8Array, name: string, type: string): Promise<void> {
  const held = await page.evaluateHandle(
    ([text, fileName, fileType]) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
      data.items.add(new File([content], fileName, { type: fileType }));
      return data;
    },
    [Buffer.from(bytes).toString('base64'), name, type] as const,
  );
  const box = await target.boundingBox();
  await target.dispatchEvent('drop', {
    dataTransfer: held,
    clientX: (box?.x ?? 0) + 4,
    clientY: (box?.y ?? 0) + 4,
  });
}

test('a chosen picture brings its words, and its place only when that is wanted', async () => {
  await answerOpenDialog(desk.app, join(folder, 'hills.jpg'));
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('figure');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose a picture…' }).click();
  const figure = figures().first();
  await expect(figure.getByLabel('Picture description')).toHaveValue(words.alt);
  await expect(figure.getByLabel('Rights')).toHaveValue(words.rights);
  await expect(figure.locator('[data-part=caption]')).toHaveText(words.caption);
  await expect(figure.locator('[data-part=credit]')).toHaveText(words.credit);
  await expect(figure).toContainText('JPEG, 320 × 200 pixels');
  const keeps = figure.getByRole('switch', { name: /Keep the file’s metadata/ });
  await expect(keeps).not.toBeChecked();
  await expect(figure).toContainText('left out when exporting');
  // By keyboard alone, from the description on.
  await figure.getByLabel('Picture description').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(keeps).toBeFocused();
  await page.keyboard.press('Space');
  await expect(figure).toContainText('Every reader of the page could find the place');
  await page.keyboard.press('Escape');
  await expect(storyText(page)).toBeFocused();
});

test('a dropped picture stands where it came down, and is shown', async () => {
  await page.keyboard.type('First.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Second.');
  const first = storyText(page).locator('[data-part=body] p').first();
  await drop(first, photo, 'a text by its name.txt', 'image/png');
  await page.keyboard.type(' And more.');
  await expect(figures()).toHaveCount(1);
  await expect.poll(() => isDrawn(figures().first())).toBe(true);
  const order = storyText(page).locator('[data-part=body] > *');
  await expect(order.nth(0)).toHaveText('First.');
  await expect(order.nth(1).locator('img')).toHaveCount(1);
  await expect(order.nth(2)).toContainText('Second.');
  // What was typed behind the picture's arrival is a step of its own.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(figures()).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 5_000 });
});

test('what is no picture, or only half of one, is refused with its reason', async () => {
  await page.keyboard.type('First.');
  const first = storyText(page).locator('[data-part=body] p').first();
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  await drop(first, svg, 'a.png', 'image/png');
  await expect(page.getByText('not a picture that Galley can keep')).toBeVisible();
  await drop(first, photo.subarray(0, photo.length - 900), 'b.jpg', 'image/jpeg');
  await expect(page.getByText('This picture is cut short')).toBeVisible();
  await expect(figures()).toHaveCount(0);
});

test('pictures inside a pasted page are stored; those elsewhere leave their words and a notice', async () => {
  const inside = `data:image/jpeg;base64,${Buffer.from(photo).toString('base64')}`;
  const html = `<p>Before</p><figure><img src="${inside}" alt="Hills"><figcaption>By night.</figcaption></figure><p>Then <img src="https://trap.example/p.jpg" alt="A pier"> after</p>`;
  await storyText(page).evaluate((story, source) => {
    const data = new DataTransfer();
    data.setData('text/html', source);
    data.setData('text/plain', 'Before');
    story.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, html);
  await expect(figures()).toHaveCount(2);
  await expect.poll(() => isDrawn(figures().first())).toBe(true);
  await expect(figures().first().locator('[data-part=caption]')).toHaveText('By night.');
  await expect(page.getByText('A picture was not pasted')).toBeVisible();
  await expect(figures().nth(1).getByRole('button', { name: 'Choose a picture…' })).toBeVisible();
});
