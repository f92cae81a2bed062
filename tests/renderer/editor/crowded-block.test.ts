// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, type } from './mount-editor.ts';

type Mounted = ReturnType<typeof mountEditor>;

const slips = 1500;
const most = 300;

/** Every slip is another word, so that a test can tell where it is. */
const slipAt = (index: number): string => {
  const letters = Array.from(String(index), (digit) => 'abcdefghij'.charAt(Number(digit))).join('');
  return `m${letters}zzr`;
};
const crowd = (count: number): string =>
  Array.from({ length: count }, (_, index) => `One ${slipAt(index)} here.`).join(' ');

function mountCrowd(body = ['A first wozzrd.', crowd(slips), 'A last thizzrd.']): Mounted {
  const mounted = mountEditor(buildDocument({ body }));
  mounted.proofread();
  return mounted;
}

const drawn = ({ editor }: Mounted): string[] =>
  [...editor.view.dom.querySelectorAll('.finding')].map((element) => element.textContent);
const listed = ({ editor }: Mounted): number => editor.findings.get().list.length;

describe('a paragraph with very many findings', () => {
  test('lists them all, draws a part of them, and all of those around it', () => {
    const mounted = mountCrowd();
    expect(listed(mounted)).toBe(slips + 2);
    expect(drawn(mounted)).toHaveLength(most + 2);
    expect(drawn(mounted)[0]).toBe('wozzrd');
    expect(drawn(mounted)[1]).toBe(slipAt(0));
    expect(drawn(mounted).at(-1)).toBe('thizzrd');
  });

  test('stepping to the last one draws it and those before it, and going round the first ones', () => {
    const mounted = mountCrowd([crowd(slips)]);
    press(mounted.editor, 'Shift-F7');
    const { dom } = mounted.editor.view;
    expect(dom.querySelector('.finding-in-hand')?.textContent).toBe(slipAt(slips - 1));
    expect(drawn(mounted)).toEqual(
      Array.from({ length: most }, (_, index) => slipAt(slips - most + index)),
    );
    expect(mounted.editor.announcement.get()).toContain(`${slips} of ${slips}.`);
    press(mounted.editor, 'F7');
    expect(dom.querySelector('.finding-in-hand')?.textContent).toBe(slipAt(0));
    expect(drawn(mounted)).toEqual(Array.from({ length: most }, (_, index) => slipAt(index)));
  });

  test('each finding is drawn when it is stepped to, with its neighbours, and never too many', () => {
    const mounted = mountCrowd([crowd(slips)]);
    for (let index = 0; index < slips; index += 130) {
      caretAt(mounted.editor, slipAt(index));
      press(mounted.editor, 'F7');
      const words = drawn(mounted);
      expect(words).toHaveLength(most);
      const at = words.indexOf(slipAt(index));
      expect(at).toBeGreaterThanOrEqual(Math.min(index, 100));
      expect(words.length - at).toBeGreaterThanOrEqual(Math.min(slips - index, 100));
    }
  });

  test('typing brings the findings around the caret, and the elements of the others stay', () => {
    const mounted = mountCrowd([crowd(slips)]);
    caretAt(mounted.editor, slipAt(800), 0);
    press(mounted.editor, 'F7');
    press(mounted.editor, 'Escape');
    const before = new Set(mounted.editor.view.dom.querySelectorAll('.finding'));
    type(mounted.editor, ' now and then');
    mounted.proofread();
    expect(drawn(mounted)).toContain(slipAt(799));
    expect(drawn(mounted)).toContain(slipAt(801));
    const made = [...mounted.editor.view.dom.querySelectorAll('.finding')].filter(
      (element) => !before.has(element),
    );
    expect(made.length).toBeLessThan(60);
    expect(listed(mounted)).toBe(slips);
  });

  test('a finding that the caret was put into is drawn wherever it is', () => {
    const mounted = mountCrowd([crowd(slips)]);
    caretAt(mounted.editor, slipAt(1200), 2);
    expect(mounted.editor.view.dom.querySelector('.finding-current')?.textContent).toBe(
      slipAt(1200),
    );
    expect(drawn(mounted)).toHaveLength(most + 1);
  });

  test('as many as are drawn are all drawn, in each of many blocks', () => {
    const mounted = mountCrowd([crowd(most), crowd(most), crowd(most)]);
    expect(drawn(mounted)).toHaveLength(3 * most);
    const more = mountCrowd([crowd(most), crowd(most + 1), crowd(most)]);
    expect(drawn(more)).toHaveLength(3 * most);
    expect(listed(more)).toBe(3 * most + 1);
  });

  test('a paragraph that was split, so that its parts are no crowd, is drawn whole', () => {
    const mounted = mountCrowd([crowd(2 * most)]);
    expect(drawn(mounted)).toHaveLength(most);
    caretAt(mounted.editor, `One ${slipAt(most)} here`, 0);
    press(mounted.editor, 'Enter');
    mounted.proofread();
    expect(drawn(mounted)).toHaveLength(2 * most);
    press(mounted.editor, 'Mod-z');
    mounted.proofread();
    expect(drawn(mounted)).toHaveLength(most);
    expect(listed(mounted)).toBe(2 * most);
  });
});
