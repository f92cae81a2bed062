// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, outline, press, selectText } from '../editor/mount-editor.ts';
import { proposedParagraph, put, swapped, taken } from './proposed-story.ts';

const story = buildDocument({
  headline: 'A pier for Sund',
  body: [
    proposedParagraph('The board met ', { put: 'again ', id: put }, 'on Monday.'),
    proposedParagraph('Nobody ', { taken: 'at all ', id: taken }, 'spoke.'),
    proposedParagraph(
      'It took ',
      { taken: 'two', id: swapped },
      { put: 'three', id: swapped },
      ' hours.',
    ),
  ],
});

const open = () => mountEditor(story);

describe('what is proposed in a story', () => {
  test('is listed in the order of the text, with what it puts in and takes out', () => {
    const { editor } = open();
    expect(editor.changes.get().list).toMatchObject([
      { id: put, kind: 'insertion', inserted: 'again ', deleted: '' },
      { id: taken, kind: 'deletion', inserted: '', deleted: 'at all ' },
      { id: swapped, inserted: 'three', deleted: 'two' },
    ]);
  });

  test('is drawn where it stands: words put in, and words struck through that are no text', () => {
    const { editor } = open();
    editor.setChangeAuthors(
      new Map([
        [put, 'Ada Brook'],
        [taken, 'Jon Field'],
      ]),
      'Ada Brook',
    );
    const { dom } = editor.view;
    const inserted = dom.querySelector('ins[data-change=put]');
    expect(inserted?.textContent).toBe('again ');
    expect(inserted?.getAttribute('aria-description')).toBe('proposed insertion by Ada Brook');
    const deleted = dom.querySelector<HTMLElement>('del[data-change=taken]');
    expect(deleted?.textContent).toBe('proposed deletion by Jon Field: at all ');
    expect(deleted?.contentEditable).toBe('false');
    expect(deleted?.dataset['hue']).not.toBe((inserted as HTMLElement).dataset['hue']);
    expect(dom.querySelector('del[data-change=swapped]')?.textContent).toContain('by somebody');
  });
});

describe('a decision', () => {
  test('at the caret accepts or rejects one change, and undo brings it back undecided', () => {
    const { editor, clock } = open();
    caretAt(editor, 'gain on');
    expect(editor.changes.get().current).toBe(put);
    expect(editor.run('changes.reject')).toBe(true);
    expect(outline(editor)).toContain('paragraph: The board met on Monday.');
    clock.turn(1000);
    expect(editor.changes.get().list.map(({ id }) => id)).toEqual([taken, swapped]);
    expect(editor.changes.get().decided.get(put)).toBe('rejected');
    editor.run('edit.undo');
    expect(editor.view.state.doc.eq(story)).toBe(true);
    editor.run('edit.redo');
    clock.turn(1000);
    expect(editor.changes.get().list.map(({ id }) => id)).toEqual([taken, swapped]);
  });

  test('takes both sides of a replacement together', () => {
    const { editor } = open();
    editor.decideChanges([swapped], 'rejected');
    expect(outline(editor)).toContain('paragraph: It took two hours.');
    editor.run('edit.undo');
    editor.decideChanges([swapped], 'accepted');
    expect(outline(editor)).toContain('paragraph: It took three hours.');
    expect(editor.view.dom.querySelector('[data-change=swapped]')).toBeNull();
  });

  test('of all is one undo step', () => {
    const { editor } = open();
    const ids = editor.changesNow().map(({ id }) => id);
    expect(editor.decideChanges(ids, 'rejected')).toBe(3);
    expect(outline(editor)).toEqual([
      'headline: A pier for Sund',
      'paragraph: The board met on Monday.',
      'paragraph: Nobody at all spoke.',
      'paragraph: It took two hours.',
    ]);
    editor.run('edit.undo');
    expect(editor.view.state.doc.eq(story)).toBe(true);
    editor.decideChanges(ids, 'accepted');
    expect(outline(editor)).toContain('paragraph: Nobody spoke.');
    expect(editor.changesNow()).toEqual([]);
  });

  test('of what is selected leaves the rest', () => {
    const { editor } = open();
    selectText(editor, 'The board met again on');
    expect(editor.changesInSelection()).toEqual([put]);
    editor.run('changes.accept');
    expect(editor.changesNow().map(({ id }) => id)).toEqual([taken, swapped]);
  });

  test('where nothing is proposed does not apply', () => {
    const { editor } = open();
    caretAt(editor, 'pier');
    expect(editor.can('changes.accept')).toBe(false);
    expect(editor.run('changes.reject')).toBe(false);
  });
});

describe('stepping', () => {
  test('goes from change to change and round the end', () => {
    const { editor } = open();
    caretAt(editor, 'pier');
    const seen: (string | null)[] = [];
    for (let step = 0; step < 4; step += 1) {
      press(editor, 'F4');
      seen.push(editor.changes.get().current);
    }
    expect(seen).toEqual([put, taken, swapped, put]);
    press(editor, 'Shift-F4');
    expect(editor.changes.get().current).toBe(swapped);
  });
});

describe('what is struck out', () => {
  test('is passed by the keys that delete, which take the letter beyond', () => {
    const { editor } = open();
    caretAt(editor, 'spoke.');
    press(editor, 'Backspace');
    expect(editor.changesNow().map(({ id }) => id)).toContain(taken);
    caretAt(editor, 'spoke.', -2);
    press(editor, 'Delete');
    expect(outline(editor).find((line) => line.includes('Nobod'))).toContain('poke.');
    expect(editor.changesNow().map(({ id }) => id)).toContain(taken);
  });
});
