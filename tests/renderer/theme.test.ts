import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/theme/theme.css', import.meta.url), 'utf8');

/** Ink on ground, as the desk's style sheets pair them. */
const pairs: readonly (readonly [string, string])[] = [
  ...['paper', 'rail', 'raised', 'hover'].flatMap((ground) => [
    ['ink', ground] as const,
    ['soft', ground] as const,
  ]),
  ['faint', 'paper'],
  ['faint', 'rail'],
  ['accent', 'paper'],
  ['accent', 'rail'],
  ['accent', 'raised'],
  ['accent', 'accent-soft'],
  ['accent-ink', 'accent'],
  ...['proof', 'name', 'style', 'ok', 'wait'].flatMap((mark) => [
    [mark, 'paper'] as const,
    [mark, 'rail'] as const,
    ['ink', `${mark}-soft`] as const,
    ['soft', `${mark}-soft`] as const,
    [mark, `${mark}-soft`] as const,
  ]),
  ['paper', 'proof'],
  ['paper', 'wait'],
  ['paper', 'ink'],
];

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const colours =
    theme === 'light' ? coloursOf(css) : new Map([...coloursOf(css), ...coloursOf(darkPart(css))]);

  test.each(pairs)('%s on %s has a contrast of 4.5:1 (WCAG 2.2, 1.4.3)', (ink, ground) => {
    expect(contrast(colours.get(ink)!, colours.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
});

function darkPart(sheet: string): string {
  return sheet.slice(
    sheet.indexOf('prefers-color-scheme: dark'),
    sheet.indexOf('prefers-contrast'),
  );
}

function coloursOf(sheet: string): Map<string, string> {
  const colours = new Map<string, string>();
  for (const [, name, colour] of sheet.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)) {
    if (!colours.has(name!)) colours.set(name!, colour!);
  }
  return colours;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
