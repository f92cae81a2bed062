// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { documentDifference } from '../../../core/article/document-difference/difference.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { ComparedText } from '../../../renderer/history/compared-text.tsx';
import { buildDocument } from '../../support/build-document.ts';
import { proposedParagraph, type Piece } from '../proposals/proposed-story.ts';

const gone: Piece = { taken: 'old ', id: 'gone' as NoteId };
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

test('words that are proposed to go are read as such, and are not the change', () => {
  const text = shown(['The ', gone, 'pier lay.'], ['The ', gone, 'pier stood.']);
  expect(text.querySelector('s')?.textContent).toContain('[proposed to be taken out:] old');
  expect(text.textContent).not.toContain('▪');
  expect([...text.querySelectorAll('del')].map((one) => one.textContent).join()).not.toContain(
    'old',
  );
});

test('a proposal that came since is a change, with its words', () => {
  const text = shown(['The old pier lay.'], ['The ', gone, 'pier lay.']);
  expect(text.querySelector('ins s')?.textContent).toContain('old');
  expect(text.querySelector('del')?.textContent).toContain('old');
});
