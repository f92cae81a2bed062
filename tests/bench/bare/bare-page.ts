import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import { openDocument, type StoredDocument } from '../../../core/article/document.ts';

// A bare ProseMirror over the desk's own schema: the view, history and keymaps, nothing else.

const story = new URLSearchParams(location.search).get('story') ?? '';
const answer = await fetch(`./${story}.json`);
const opened = openDocument((await answer.json()) as StoredDocument);
if (!opened.ok) throw new TypeError(`The story cannot be opened: ${opened.error.code}`);
new EditorView(document.getElementById('place'), {
  state: EditorState.create({
    doc: opened.value,
    plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo }), keymap(baseKeymap)],
  }),
});
