// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { SourcePane } from '../../../renderer/sources/source-pane.tsx';
import {
  openSource,
  selectPassage,
  showPassage,
  useSourceView,
} from '../../../renderer/sources/source-view-state.ts';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';
import { byRole, draw, pressKey, settle, typeInto } from '../desk/draw.ts';
import { sourceOf } from './source-fixture.ts';

// Nothing starts a worker in jsdom, and it lays nothing out.
vi.mock('../../../renderer/source-reading-worker/port.ts', () => ({ readSource: vi.fn() }));
Object.assign(globalThis, { CSS: {} });
Range.prototype.getBoundingClientRect = () => new DOMRect();

const paper = sourceOf();
const text = 'The dredging cost 4.2 million crowns. The quay is a well-known sight.';
let story: HTMLElement;

beforeEach(() => {
  layOnDesk('mine');
  useDesk.setState({ editor: null });
  changeOpened(paper.storyId, () => ({ sources: [paper] }));
  useSourceView.setState({ open: null, wanted: null, selected: null, caret: null });
  story = document.createElement('textarea');
  document.body.replaceChildren(story);
  story.focus();
});

/** Draws the pane over a source whose words come when `arrive` is called. */
function drawWaiting() {
  let arrive = (): unknown => undefined;
  const words = new Promise((done) => (arrive = () => done({ text, pages: [] })));
  answerRequests({ 'sources.text': () => words });
  const { place } = draw(<SourcePane />);
  return { place, arrive: () => settle(() => arrive()).then(() => settle(() => undefined)) };
}

async function drawAtHand() {
  const { place, arrive } = drawWaiting();
  await arrive();
  await settle(() => undefined);
  return place;
}

const wordsIn = (place: Element) => byRole(place, 'textbox', 'Words of Harbour accounts');
const selected = () => document.getSelection()?.toString();

test('who opens a source has the caret in its words', async () => {
  const place = await drawAtHand();
  act(() => openSource(paper.id));
  expect(document.activeElement).toBe(wordsIn(place));
  pressKey('Escape');
  expect(useSourceView.getState().open).toBeNull();
});

test('words that arrive late take no focus from the story, but show what was asked for', async () => {
  const { place, arrive } = drawWaiting();
  act(() => showPassage(paper.id, { from: 4, to: 12 }));
  story.focus();
  await arrive();
  expect(wordsIn(place).textContent).toContain('dredging');
  expect(document.activeElement).toBe(story);
});

test('words that arrive late take the focus of one who waits for them', async () => {
  const { place, arrive } = drawWaiting();
  act(() => showPassage(paper.id, { from: 4, to: 12 }));
  expect(place.contains(document.activeElement)).toBe(true);
  await arrive();
  expect(document.activeElement).toBe(wordsIn(place));
  expect(selected()).toBe('dredging');
});

test('what an input method leaves behind is drawn over, with focus and selection as they were', async () => {
  const place = await drawAtHand();
  act(() => openSource(paper.id));
  act(() => selectPassage({ from: 4, to: 12 }));
  const before = wordsIn(place);
  act(() => {
    (before.firstChild as HTMLElement).textContent = 'Forged.';
    before.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(wordsIn(place)).not.toBe(before);
  expect(wordsIn(place).textContent).toBe(text);
  expect(document.activeElement).toBe(wordsIn(place));
  expect(selected()).toBe('dredging');
});

test('Escape leads out of the search first, then out of the source', async () => {
  const place = await drawAtHand();
  act(() => openSource(paper.id));
  const field = place.querySelector<HTMLInputElement>('input[type=search]');
  if (!field) throw new Error('There is no search');
  typeInto(field, 'well-known');
  expect(place.textContent).toContain('1 found');
  pressKey('Escape');
  expect(field.value).toBe('');
  expect(useSourceView.getState().open).toBe(paper.id);
  pressKey('Escape');
  expect(useSourceView.getState().open).toBeNull();
});
