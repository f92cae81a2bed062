// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
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

test('what is edited stays in view when notices take their room from below it', () => {
  const pane = document.createElement('div');
  pane.className = 'story-scroll';
  const field = document.createElement('input');
  pane.append(field);
  document.body.append(pane);
  onTestFinished(() => pane.remove());
  field.focus();
  // Everything is 120 pixels high here, the strip that is to come among it.
  vi.spyOn(list()!, 'offsetHeight', 'get').mockReturnValue(170);
  vi.spyOn(pane, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 650));
  const lies = vi.spyOn(field, 'getBoundingClientRect');
  lies.mockReturnValue(new DOMRect(0, 660, 300, 30));
  trouble('one');
  expect(document.documentElement.style.getPropertyValue('--notices')).toBe('170px');
  // At least so much as was hidden of it.
  expect(pane.scrollTop).toBeGreaterThanOrEqual(40);
});

test('what somebody scrolled out of view is left there', () => {
  const pane = document.createElement('div');
  pane.className = 'story-scroll';
  const field = document.createElement('input');
  pane.append(field);
  document.body.append(pane);
  onTestFinished(() => pane.remove());
  field.focus();
  // Everything is 120 pixels high here, the strip that is to come among it.
  vi.spyOn(list()!, 'offsetHeight', 'get').mockReturnValue(170);
  vi.spyOn(pane, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 650));
  vi.spyOn(field, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 3000, 300, 30));
  trouble('one');
  expect(pane.scrollTop).toBe(0);
});
