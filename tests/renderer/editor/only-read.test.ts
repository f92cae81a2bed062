// @vitest-environment jsdom
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { expect, test } from 'vitest';
import { emptyDocument } from '../../../core/article/document.ts';
import { onlyRead } from '../../../renderer/editor/plugins/only-read/only-read.ts';

test('a story that is only read takes no change, whoever asks for one, and says so', () => {
  const doc = emptyDocument();
  const state = EditorState.create({ doc, plugins: [onlyRead()] });
  const view = new EditorView(document.createElement('div'), { state });
  view.dispatch(view.state.tr.insertText('A word', 1));
  expect(view.state.doc.eq(doc)).toBe(true);
  expect(view.editable).toBe(false);
  expect(view.dom.getAttribute('contenteditable')).toBe('false');
  expect(view.dom.getAttribute('aria-readonly')).toBe('true');
  view.destroy();
});
