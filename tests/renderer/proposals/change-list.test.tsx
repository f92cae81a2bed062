// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { expect, test } from 'vitest';
import { threadOf } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import { ChangesPart } from '../../../renderer/proposals/changes-part.tsx';
import { buildDocument } from '../../support/build-document.ts';
import { answerRequests, openStoryOf } from '../desk/desk-fixture.ts';
import { draw, settle } from '../desk/draw.ts';
import { mountEditor } from '../editor/mount-editor.ts';
import { proposedParagraph } from './proposed-story.ts';

const count = 3000;
const idAt = (index: number) => `c${index}` as NoteId;

async function drawn() {
  answerRequests({});
  const body = Array.from({ length: count }, (_, index) =>
    proposedParagraph('Boat ', { put: `number ${index}`, id: idAt(index) }, ' sailed.'),
  );
  const { editor } = mountEditor(buildDocument({ body }));
  const notes = Array.from({ length: count }, (_, index) =>
    threadOf({
      id: idAt(index),
      kind: 'insertion',
      text: '',
      author: index % 3 === 0 ? 'Ada Brook' : 'Jon Field',
      at: 1000,
    }),
  );
  useDesk.setState({ opened: { ...openedOf(openStoryOf('mine')), notes }, editor });
  const { place } = draw(<ChangesPart />);
  await settle(() => undefined);
  const items = () => [...place.querySelectorAll<HTMLElement>('.change-list > li')];
  return { place, items };
}

test('of thousands of changes those in sight are drawn, and each says its place among all', async () => {
  const { place, items } = await drawn();
  expect(place.querySelector('h2')?.textContent).toBe('Proposed changes (3,000)');
  expect(items().length).toBeGreaterThan(3);
  expect(items().length).toBeLessThan(60);
  expect(items()[1]?.getAttribute('aria-posinset')).toBe('2');
  expect(items()[1]?.getAttribute('aria-setsize')).toBe('3000');
});

test('arrow keys go from change to change, and End to the last of all', async () => {
  const { items } = await drawn();
  await settle(() => items()[0]?.querySelector<HTMLElement>('.change-what')?.focus());
  const press = (key: string) =>
    settle(() => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
  const place = () => document.activeElement?.closest('li')?.getAttribute('aria-posinset');
  await press('ArrowDown');
  expect(place()).toBe('2');
  await press('End');
  expect(place()).toBe('3000');
  await press('Home');
  expect(place()).toBe('1');
});

test('those of one author are counted', async () => {
  const { place, items } = await drawn();
  const choice = place.querySelector('select');
  await settle(() => {
    if (!choice) return;
    choice.value = '0';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const said = place.querySelector('[role=status]')?.textContent;
  expect(said).toBe('1,000 of 3,000 by Ada Brook');
  expect(items()[0]?.getAttribute('aria-setsize')).toBe('1000');
});
