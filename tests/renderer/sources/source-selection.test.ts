// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rangeOf, selectedSpan } from '../../../renderer/sources/source-selection.ts';

const text = 'First page. Second page says more.';
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  for (const [from, to] of [
    [0, 12],
    [12, 34],
  ] as const) {
    const piece = document.createElement('div');
    piece.dataset['from'] = String(from);
    piece.textContent = text.slice(from, to);
    root.append(piece);
  }
  document.body.append(root);
});
afterEach(() => root.remove());

function select(from: Node, start: number, to: Node, end: number) {
  document.getSelection()?.setBaseAndExtent(from, start, to, end);
}

const piece = (index: number) => root.children[index] as HTMLElement;
const words = (index: number) => piece(index).firstChild as Text;

test('a selection over two pieces is one stretch of the text', () => {
  select(words(0), 6, words(1), 6);
  expect(selectedSpan(root, text)).toEqual({ from: 6, to: 18 });
});

test('the space at its ends is left out', () => {
  select(words(0), 5, words(0), 12);
  expect(text.slice(5, 12)).toBe(' page. ');
  expect(selectedSpan(root, text)).toEqual({ from: 6, to: 11 });
});

test('all of it can be selected by its elements', () => {
  select(root, 0, root, 2);
  expect(selectedSpan(root, text)).toEqual({ from: 0, to: 34 });
  select(piece(1), 0, piece(1), 1);
  expect(selectedSpan(root, text)).toEqual({ from: 12, to: 34 });
});

test('a selection that leaves the source is none of it', () => {
  const elsewhere = document.createElement('p');
  elsewhere.textContent = 'story';
  document.body.append(elsewhere);
  select(words(0), 2, elsewhere, 1);
  expect(selectedSpan(root, text)).toBeNull();
  elsewhere.remove();
});

test.each([
  [{ from: 0, to: 5 }, 'First'],
  [{ from: 6, to: 18 }, 'page. Second'],
  [{ from: 12, to: 18 }, 'Second'],
  [{ from: 6, to: 12 }, 'page. '],
  [{ from: 30, to: 99 }, 'ore.'],
])('the range over %o holds “%s”', (span, held) => {
  expect(rangeOf(root, span)?.toString()).toBe(held);
});

test('pieces that stand in stretches are found from offsets and back', () => {
  const stretch = document.createElement('div');
  stretch.dataset['from'] = '0';
  stretch.append(...root.childNodes);
  root.append(stretch);
  const inner = (index: number) => stretch.children[index]?.firstChild as Text;
  select(inner(0), 6, inner(1), 6);
  expect(selectedSpan(root, text)).toEqual({ from: 6, to: 18 });
  select(stretch, 1, stretch, 2);
  expect(selectedSpan(root, text)).toEqual({ from: 12, to: 34 });
  expect(rangeOf(root, { from: 12, to: 18 })?.toString()).toBe('Second');
  expect(rangeOf(root, { from: 6, to: 18 })?.toString()).toBe('page. Second');
});
