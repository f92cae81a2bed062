// @vitest-environment jsdom
import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { withoutProposals } from '../../../core/article/proposals/reading.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, placeOf, type } from '../editor/mount-editor.ts';
import { proposedParagraph, put, taken } from './proposed-story.ts';

const story = buildDocument({
  headline: 'A pier for Sund',
  body: [
    proposedParagraph('The board met ', { taken: 'twice ', id: taken }, 'on Monday.'),
    proposedParagraph('Nobody', { put: ' ever', id: put }, ' spoke.'),
  ],
});

function open(from: string, to: string) {
  const mounted = mountEditor(story);
  const { editor } = mounted;
  const { view } = editor;
  const { doc, tr } = view.state;
  const [start, end] = [placeOf(editor, from), placeOf(editor, to) + to.length];
  view.dispatch(tr.setSelection(TextSelection.create(doc, start, end)));
  const readers = (): string => withoutProposals(view.state.doc).toString();
  return { ...mounted, view, readers };
}

test('typing over words in which something is proposed accepts it not', () => {
  const { editor, view, readers, said } = open('met', 'on');
  type(editor, 'sat');
  expect(view.state.doc.lastChild?.firstChild?.textContent).toBe('The board sat Monday.');
  expect(readers()).toContain('The board sattwice  Monday.');
  expect(editor.changesNow()).toHaveLength(2);
  type(editor, 'x');
  expect(view.state.doc.lastChild?.firstChild?.textContent).toBe('The board satx Monday.');
  expect(said).toEqual([]);
});

test('a paragraph that goes takes its proposals along, and that is told; undo brings them back', () => {
  const { editor, view, said } = open('met', 'Nobody');
  view.dispatch(view.state.tr.deleteSelection());
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('Undo');
  editor.run('edit.undo');
  expect(view.state.doc.eq(story)).toBe(true);
});

test('words typed within what somebody proposed to put in go with it', () => {
  const { editor, readers } = open('Nobody', 'Nobody');
  caretAt(editor, 'er spoke');
  type(editor, 'x');
  expect(editor.changesNow()[1]?.inserted).toBe(' evxer');
  expect(readers()).toContain('Nobody spoke.');
});
