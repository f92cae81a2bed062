// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { documentDifference } from '../../../core/article/document-difference/difference.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { ComparedText } from '../../../renderer/history/compared-text.tsx';
import { drawRevision } from '../../../renderer/history/draw-revision.ts';
import { buildDocument } from '../../support/build-document.ts';
import { proposedParagraph, type Piece } from '../proposals/proposed-story.ts';

const gone: Piece = { taken: 'old ', id: 'gone' as NoteId };
const come: Piece = { put: 'now ', id: 'come' as NoteId };
const storyOf = (...pieces: readonly Piece[]) =>
  buildDocument({ body: [proposedParagraph(...pieces)] });

function shown(before: readonly Piece[], after: readonly Piece[]) {
  const pieces = documentDifference(storyOf(...before), storyOf(...after));
  const page = document.createElement('div');
  page.innerHTML = renderToStaticMarkup(
    <ComparedText pieces={pieces} current={-1} changedOnly={false} onPutBack={null} />,
  );
  return page;
}

const words = (page: Element, tag: string) =>
  [...page.querySelectorAll(tag)].map(({ textContent }) => textContent).join();
const undecided = (page: Element, kind: string) =>
  words(page, `.compared-proposed[data-kind=${kind}]`);

test('words that are proposed to go in both are read as such, and are not the change', () => {
  const page = shown(['The ', gone, 'pier lay.'], ['The ', gone, 'pier stood.']);
  expect(undecided(page, 'deletion')).toContain('[proposed to be taken out:] old');
  expect(words(page, 'del')).toContain('lay');
  expect(words(page, 'ins')).toContain('stood');
  expect(words(page, 'ins, del')).not.toContain('old');
});

test('words that came to be proposed to go are neither taken out nor put in', () => {
  const page = shown(['The old pier lay.'], ['The ', gone, 'pier lay.']);
  expect(undecided(page, 'deletion')).toContain('old');
  expect(page.querySelector('ins, del')).toBeNull();
  expect(page.querySelector('.compared')?.getAttribute('data-change')).toBe('proposed');
});

test('words that are proposed to come in both are undecided, not settled and not put in', () => {
  const page = shown(['The pier ', come, 'lay.'], ['The pier ', come, 'stood.']);
  expect(undecided(page, 'insertion')).toContain('[proposed to be put in:] now');
  expect(words(page, 'ins, del')).not.toContain('now');
});

test('what was accepted meanwhile is told as what it did to the text', () => {
  const page = shown(['The ', gone, 'pier ', come, 'lay.'], ['The pier now lay.']);
  expect(words(page, 'del')).toContain('old');
  expect(words(page, 'ins')).toContain('now');
  expect(page.querySelector('.compared-proposed')).toBeNull();
});

test('what was rejected meanwhile changed nothing', () => {
  const page = shown(['The ', gone, 'pier ', come, 'lay.'], ['The old pier lay.']);
  expect(page.querySelector('.compared')?.getAttribute('data-change')).toBe('same');
});

test('a story is read with its proposals marked, and said', () => {
  const page = document.createElement('div');
  page.append(drawRevision(storyOf('The ', gone, 'pier ', come, 'lay.'), () => 'Nora'));
  expect(page.querySelector('ins')?.textContent).toBe(' [proposed insertion by Nora:] now  [end] ');
  expect(page.querySelector('del')?.textContent).toBe('proposed deletion by Nora: old ');
});
