// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { asAccepted, withoutProposals } from '../../../core/article/proposals/reading.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, selectText, type } from '../editor/mount-editor.ts';
import { backspace } from './backspace.ts';

const story = buildDocument({
  headline: 'A pier for Sund',
  body: ['The board met on Monday.', 'Nobody spoke.', 'It took two hours.'],
});

function open() {
  const mounted = mountEditor(story);
  mounted.editor.setSuggesting(true);
  return mounted;
}

const changes = ({ changesNow }: StoryEditor) =>
  changesNow().map(({ kind, inserted, deleted }) => ({ kind, inserted, deleted }));
const read = ({ view }: StoryEditor) =>
  asAccepted(view.state.doc).textBetween(0, asAccepted(view.state.doc).content.size, '\n');

describe('while suggesting', () => {
  test('what is typed in one go is one insertion', () => {
    const { editor } = open();
    caretAt(editor, ' on Monday');
    type(editor, ' twice');
    expect(changes(editor)).toEqual([{ kind: 'insertion', inserted: ' twice', deleted: '' }]);
    expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
  });

  test('letters taken out one by one are one deletion, and the caret goes on before it', () => {
    const { editor } = open();
    caretAt(editor, ' on Monday');
    for (let at = 0; at < 4; at += 1) backspace(editor);
    expect(changes(editor)).toEqual([{ kind: 'deletion', inserted: '', deleted: ' met' }]);
    expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
    expect(read(editor)).toContain('The board on Monday.');
  });

  test('a word that is replaced is one change', () => {
    const { editor } = open();
    selectText(editor, 'two');
    type(editor, 'three');
    expect(changes(editor)).toEqual([{ kind: 'insertion', inserted: 'three', deleted: 'two' }]);
    type(editor, ' and a half');
    expect(read(editor)).toContain('It took three and a half hours.');
  });

  test('a word deleted backwards and typed anew is one change, the new one behind it', () => {
    const { editor } = open();
    caretAt(editor, ' hours');
    for (let at = 0; at < 3; at += 1) backspace(editor);
    type(editor, 'three');
    expect(changes(editor)).toEqual([{ kind: 'insertion', inserted: 'three', deleted: 'two' }]);
    expect(read(editor)).toContain('It took three hours.');
  });

  test('one’s own words go when they are deleted', () => {
    const { editor } = open();
    caretAt(editor, ' on Monday');
    type(editor, 'xy');
    backspace(editor);
    backspace(editor);
    expect(changes(editor)).toEqual([]);
    expect(editor.view.state.doc.eq(story)).toBe(true);
  });

  test('Enter proposes a new paragraph, and Backspace takes it back', () => {
    const { editor } = open();
    caretAt(editor, ' on Monday');
    press(editor, 'Enter');
    expect(editor.changesNow()).toMatchObject([{ ends: 'split' }]);
    type(editor, 'Then');
    expect(read(editor)).toContain('The board met\nThen on Monday.');
    expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
  });

  test('Backspace at the beginning of a paragraph proposes to join it', () => {
    const { editor } = open();
    caretAt(editor, 'Nobody');
    press(editor, 'Backspace');
    expect(editor.changesNow()).toMatchObject([{ ends: 'join' }]);
    expect(read(editor)).toContain('on Monday.Nobody');
    expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
  });

  test('undo takes what was proposed back, and redo proposes it again', () => {
    const { editor } = open();
    selectText(editor, 'two');
    type(editor, 'three');
    const proposed = editor.view.state.doc;
    while (editor.can('edit.undo')) editor.run('edit.undo');
    expect(editor.view.state.doc.eq(story)).toBe(true);
    while (editor.can('edit.redo')) editor.run('edit.redo');
    expect(editor.view.state.doc.eq(proposed)).toBe(true);
  });
});

describe('other ways to change words while suggesting', () => {
  test('each match that is replaced is a change of its own', () => {
    const { editor } = open();
    editor.setQuery({ text: 'e', matchCase: true, wholeWord: false, isPattern: false });
    expect(editor.replaceAllMatches('3')).toBe(4);
    const all = changes(editor);
    expect(all).toHaveLength(4);
    expect(new Set(all.map(({ inserted, deleted }) => `${deleted}→${inserted}`))).toEqual(
      new Set(['e→3']),
    );
    editor.run('edit.undo');
    expect(editor.view.state.doc.eq(story)).toBe(true);
  });

  test('a mend of the proofreader is one change', () => {
    const mounted = mountEditor(buildDocument({ body: ['The boazzrd met.'] }));
    mounted.editor.setSuggesting(true);
    mounted.proofread();
    const [found] = mounted.editor.findings.get().list;
    expect(mounted.editor.takeSuggestion(found?.id ?? '')).toBe(true);
    expect(changes(mounted.editor)).toEqual([{ kind: 'deletion', inserted: '', deleted: 'zz' }]);
  });

  test('what is typed as “## ” proposes a heading, and Backspace takes that back', () => {
    const { editor } = open();
    caretAt(editor, 'Nobody');
    type(editor, '## ');
    expect(read(editor)).toContain('Nobody spoke.');
    expect(editor.changesNow().map(({ form }) => form)).toContain('Make it a heading');
    expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
    press(editor, 'Backspace');
    expect(read(editor)).toContain('## Nobody spoke.');
    expect(withoutProposals(editor.view.state.doc).eq(story)).toBe(true);
  });

  test('bold is proposed and rejected as a change of its own', () => {
    const { editor } = open();
    selectText(editor, 'Monday');
    editor.run('format.strong');
    expect(editor.changesNow()).toMatchObject([{ kind: 'format', form: 'Make it bold' }]);
    editor.decideChanges(
      editor.changesNow().map(({ id }) => id),
      'rejected',
    );
    expect(editor.view.state.doc.eq(story)).toBe(true);
  });

  test('a claim that is marked is none', () => {
    const { editor } = open();
    selectText(editor, 'Nobody spoke.');
    editor.run('claims.mark');
    expect(editor.changesNow()).toEqual([]);
    expect(editor.view.dom.querySelector('.claim')?.textContent).toBe('Nobody spoke.');
  });

  test('words deleted over several parts of the story go from each, and no part is lost', () => {
    const { editor } = open();
    const { view } = editor;
    press(editor, 'Mod-a');
    press(editor, 'Mod-a');
    view.dispatch(view.state.tr.deleteSelection());
    expect(read(editor).trim()).toBe('');
    expect(withoutProposals(view.state.doc).eq(story)).toBe(true);
  });
});
