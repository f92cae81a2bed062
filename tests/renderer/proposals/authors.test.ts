// @vitest-environment jsdom
import { Fragment, Slice } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { asAccepted, withoutProposals } from '../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId } from '../../../core/base/id.ts';
import type { StoryEditor } from '../../../renderer/editor/story-editor.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, press, selectText, type } from '../editor/mount-editor.ts';
import { backspace } from './backspace.ts';

const story = buildDocument({ body: ['The mill stands.'] });

/** Nora proposes a sentence; then Pat sits down at the desk. */
function open() {
  const mounted = mountEditor(story);
  const { editor } = mounted;
  editor.setSuggesting(true);
  editor.setChangeAuthors(new Map(), 'Nora');
  caretAt(editor, 'stands.', 7);
  type(editor, ' It was rebuilt in 1974.');
  const [hers] = editor.changesNow();
  editor.setChangeAuthors(new Map(), 'Pat');
  return { ...mounted, hers: hers!.id };
}

const read = ({ view }: StoryEditor): string => asAccepted(view.state.doc).textContent;
const changes = ({ changesNow }: StoryEditor) =>
  changesNow().map(({ inserted, deleted }) => ({ inserted, deleted }));

/** The story after each choice of what becomes of the two authors' proposals, in either order. */
function outcomes(editor: StoryEditor, hers: NoteId): Record<string, string> {
  const others = editor.changesNow().flatMap(({ id }) => (id === hers ? [] : [id]));
  const found: Record<string, string> = {};
  for (const one of ['accepted', 'rejected'] as const)
    for (const other of ['accepted', 'rejected'] as const) {
      const both = [false, true].map((isFirst) => {
        const { doc } = editor.view.state;
        const acts = [() => editor.decideChanges([hers], one)];
        const theirs = (): number => editor.decideChanges(others, other);
        if (isFirst) acts.unshift(theirs);
        else acts.push(theirs);
        for (const act of acts) act();
        const decided = editor.view.state.doc;
        while (!editor.view.state.doc.eq(doc)) expect(editor.run('edit.undo')).toBe(true);
        expect(withoutProposals(decided).eq(decided)).toBe(true);
        return decided.textContent;
      });
      expect(both[0]).toBe(both[1]);
      found[`hers ${one}, his ${other}`] = both[0] ?? '';
    }
  return found;
}

describe('within what somebody else proposed', () => {
  test('what one types at its end is a proposal of one’s own', () => {
    const { editor, hers } = open();
    type(editor, ' It burned.');
    expect(changes(editor)).toEqual([
      { inserted: ' It was rebuilt in 1974.', deleted: '' },
      { inserted: ' It burned.', deleted: '' },
    ]);
    expect(outcomes(editor, hers)).toEqual({
      'hers accepted, his accepted': 'The mill stands. It was rebuilt in 1974. It burned.',
      'hers accepted, his rejected': 'The mill stands. It was rebuilt in 1974.',
      'hers rejected, his accepted': 'The mill stands. It burned.',
      'hers rejected, his rejected': 'The mill stands.',
    });
  });

  test('what one types in its middle is one’s own, and hers goes on behind it', () => {
    const { editor, hers } = open();
    caretAt(editor, ' in 1974');
    type(editor, ' twice');
    expect(changes(editor)).toEqual([
      { inserted: ' It was rebuilt in 1974.', deleted: '' },
      { inserted: ' twice', deleted: '' },
    ]);
    expect(editor.changesNow().map(({ id }) => id)).toContain(hers);
    expect(read(editor)).toBe('The mill stands. It was rebuilt twice in 1974.');
    expect(outcomes(editor, hers)['hers rejected, his accepted']).toBe('The mill stands. twice');
  });

  test('what one pastes there is one’s own', () => {
    const { editor, hers } = open();
    caretAt(editor, ' in 1974');
    const copied = new Slice(Fragment.from(articleSchema.text(' once more')), 0, 0);
    editor.view.dispatch(editor.view.state.tr.replaceSelection(copied).setMeta('paste', true));
    expect(changes(editor)).toHaveLength(2);
    expect(outcomes(editor, hers)).toMatchObject({
      'hers accepted, his rejected': 'The mill stands. It was rebuilt in 1974.',
    });
  });

  test('words of hers that one deletes stand struck, and both are decided', () => {
    const { editor, hers } = open();
    selectText(editor, ' rebuilt');
    press(editor, 'Delete');
    expect(read(editor)).toBe('The mill stands. It was in 1974.');
    expect(changes(editor)).toEqual([
      { inserted: ' It was rebuilt in 1974.', deleted: '' },
      { inserted: '', deleted: ' rebuilt' },
    ]);
    expect(outcomes(editor, hers)).toEqual({
      'hers accepted, his accepted': 'The mill stands. It was in 1974.',
      'hers accepted, his rejected': 'The mill stands. It was rebuilt in 1974.',
      'hers rejected, his accepted': 'The mill stands.',
      'hers rejected, his rejected': 'The mill stands.',
    });
  });

  test('all of hers deleted is still hers to be decided, and is drawn as hers', () => {
    const { editor, hers } = open();
    selectText(editor, ' It was rebuilt in 1974.');
    press(editor, 'Delete');
    expect(read(editor)).toBe('The mill stands.');
    expect(changes(editor)).toEqual([
      { inserted: '', deleted: ' It was rebuilt in 1974.' },
      { inserted: ' It was rebuilt in 1974.', deleted: '' },
    ]);
    const drawn = editor.view.dom.querySelector('del ins');
    expect(drawn?.textContent).toBe(' It was rebuilt in 1974.');
    expect(drawn?.getAttribute('aria-description')).toBe('proposed insertion by Nora');
    expect(outcomes(editor, hers)['hers accepted, his rejected']).toBe(
      'The mill stands. It was rebuilt in 1974.',
    );
  });

  test('one goes from change to change past those that have no place of their own', () => {
    const { editor } = open();
    selectText(editor, ' It was rebuilt in 1974.');
    press(editor, 'Delete');
    caretAt(editor, 'The');
    type(editor, 'So: ');
    const visited = [0, 1, 2, 3].map(() => {
      editor.run('changes.next');
      return editor.changes.get().current;
    });
    expect(new Set(visited).size).toBe(2);
    expect(visited[0]).toBe(visited[2]);
    expect(visited[1]).toBe(visited[3]);
  });

  test('to accept that her words go is to reject them; to reject it leaves them undecided', () => {
    const { editor, clock, hers } = open();
    selectText(editor, ' It was rebuilt in 1974.');
    press(editor, 'Delete');
    const his = editor.changesNow().find(({ deleted }) => deleted !== '')!.id;
    editor.decideChanges([his], 'accepted');
    clock.turn(1000);
    expect(editor.changes.get().list).toEqual([]);
    expect(editor.changes.get().decided.get(hers)).toBe('rejected');
    editor.run('edit.undo');
    editor.decideChanges([his], 'rejected');
    expect(changes(editor)).toEqual([{ inserted: ' It was rebuilt in 1974.', deleted: '' }]);
  });

  test('letters that one takes back are one’s own', () => {
    const { editor } = open();
    type(editor, ' xy');
    for (let at = 0; at < 3; at += 1) backspace(editor);
    expect(changes(editor)).toEqual([{ inserted: ' It was rebuilt in 1974.', deleted: '' }]);
    backspace(editor);
    expect(changes(editor)).toHaveLength(2);
  });

  test('each proposal is undone in one step', () => {
    const { editor } = open();
    const before = editor.view.state.doc;
    selectText(editor, ' rebuilt');
    press(editor, 'Delete');
    editor.run('edit.undo');
    expect(editor.view.state.doc.eq(before)).toBe(true);
  });
});

test('a change keeps the name under which it was made', () => {
  const { editor, hers } = open();
  editor.setChangeAuthors(new Map(), 'Pat');
  expect(editor.changes.get().made.get(hers)).toBe('Nora');
  editor.setChangeAuthors(new Map(), 'Nora');
  caretAt(editor, '1974.', 5);
  type(editor, ' Twice.');
  expect(changes(editor)).toEqual([{ inserted: ' It was rebuilt in 1974. Twice.', deleted: '' }]);
});
