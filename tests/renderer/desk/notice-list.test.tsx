// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import '../facts/browser-fakes.ts';
import { NoticeList } from '../../../renderer/ui/notice-list.tsx';
import { notify } from '../../../renderer/ui/notices.ts';
import { layOnDesk } from './desk-fixture.ts';
import { draw } from './draw.ts';

// What the desk asks as soon as it is loaded.
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  galley: { platform: 'linux' },
});
const { onDeskKey } = await import('../../../renderer/desk/desk-keys.ts');

const list = () => document.querySelector<HTMLElement>('.notices');

beforeEach(() => {
  layOnDesk('mine');
  draw(
    <>
      <input aria-label="Slug" />
      <div className="ProseMirror" tabIndex={0} />
      <NoticeList />
    </>,
  );
});

function trouble(...texts: string[]): void {
  act(() => texts.forEach((text) => notify(text, { tone: 'trouble' })));
}

test('three notices are in view, the newest, and the others are counted', () => {
  trouble('one', 'two', 'three', 'four', 'five');
  expect([...document.querySelectorAll('.notice')].map((notice) => notice.textContent)).toEqual([
    'three',
    'four',
    'five',
  ]);
  expect(list()?.textContent).toContain('2 more');
});

test('Escape closes trouble from the text, and leaves a field its own', () => {
  trouble('one', 'two');
  window.addEventListener('keydown', onDeskKey);
  const press = (selector: string) =>
    act(() => {
      const element = document.querySelector<HTMLElement>(selector);
      element?.focus();
      element?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    });
  press('input');
  expect(document.querySelectorAll('.notice')).toHaveLength(2);
  press('.ProseMirror');
  expect(list()?.textContent).toBe('one');
  expect(document.activeElement?.className).toBe('ProseMirror');
  window.removeEventListener('keydown', onDeskKey);
});

test('notices go to the other edge when they would stand on the field in hand', () => {
  trouble('one');
  expect(list()?.dataset['side']).toBe('bottom');
  const field = document.querySelector('input')!;
  const below = new DOMRect(0, 700, 300, 40);
  vi.spyOn(list()!, 'getBoundingClientRect').mockImplementation(() =>
    list()?.dataset['side'] === 'top' ? new DOMRect(0, 54, 300, 40) : below,
  );
  vi.spyOn(field, 'getBoundingClientRect').mockReturnValue(below);
  act(() => field.focus());
  expect(list()?.dataset['side']).toBe('top');
});
