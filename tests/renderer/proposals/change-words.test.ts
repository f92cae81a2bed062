// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { whatOf } from '../../../renderer/proposals/change-words.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, placeOf, press, selectText, type } from '../editor/mount-editor.ts';

const { nodes } = articleSchema;
const paragraph = (words: string) =>
  nodes.paragraph.create(null, words === '' ? [] : articleSchema.text(words));
const list = nodes.bullet_list.create(null, [
  nodes.list_item.create(null, paragraph('Rope.')),
  nodes.list_item.create(null, paragraph('Tar.')),
]);

const story = buildDocument({
  body: ['The board met. ', ' Nobody spoke.', '', 'It took two hours.', list, 'Then tea.'],
});

function said(act: (editor: StoryEditor) => void): string[] {
  const { editor } = mountEditor(story);
  editor.setSuggesting(true);
  act(editor);
  return editor.changesNow().map(whatOf);
}

const back = (editor: StoryEditor): void => void press(editor, 'Backspace');

test.each<[string, (editor: StoryEditor) => void, string]>([
  [
    'two paragraphs joined',
    (editor) => {
      caretAt(editor, 'It took');
      back(editor);
      back(editor);
    },
    'Join the paragraphs',
  ],
  [
    'a paragraph joined with the spaces at its ends',
    (editor) => {
      const { state } = editor.view;
      const at = placeOf(editor, ' Nobody');
      editor.view.dispatch(state.tr.delete(at - 3, at + 1));
    },
    'Join the paragraphs',
  ],
  [
    'paragraphs joined with a space',
    (editor) => {
      caretAt(editor, ' Nobody');
      back(editor);
      type(editor, ' ');
    },
    'Join the paragraphs',
  ],
  [
    'paragraphs joined with words',
    (editor) => {
      caretAt(editor, ' Nobody');
      back(editor);
      type(editor, 'And');
    },
    'Join the paragraphs and insert “And”',
  ],
  [
    'an empty paragraph taken out',
    (editor) => {
      caretAt(editor, 'It took');
      back(editor);
    },
    'Delete an empty paragraph',
  ],
  [
    'a list made of a paragraph',
    (editor) => {
      caretAt(editor, 'It took');
      editor.run('format.bulletList');
    },
    'Make it a bulleted list',
  ],
  [
    'a list made of another',
    (editor) => {
      caretAt(editor, 'Tar');
      editor.run('format.orderedList');
    },
    'Make it a numbered list',
  ],
  [
    'an item taken out of a list',
    (editor) => {
      caretAt(editor, 'Rope');
      back(editor);
    },
    'Make it a paragraph',
  ],
  [
    'a quotation made of a paragraph',
    (editor) => {
      caretAt(editor, 'It took');
      editor.run('format.quote');
    },
    'Make it a quotation',
  ],
  [
    'a space taken out',
    (editor) => {
      const { state } = editor.view;
      const at = placeOf(editor, ' took');
      editor.view.dispatch(state.tr.delete(at, at + 1));
    },
    'Delete a space',
  ],
  [
    'a word replaced',
    (editor) => {
      selectText(editor, 'two');
      type(editor, 'three');
    },
    'Replace “two” with “three”',
  ],
])('%s reads as such', (_what, act, words) => {
  expect(said(act)).toEqual([words]);
});
