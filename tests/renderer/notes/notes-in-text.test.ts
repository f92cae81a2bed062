// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Node } from 'prosemirror-model';
import type { Note, NoteKind } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, outline, selectText } from '../editor/mount-editor.ts';

const { nodes, marks } = articleSchema;

/** A paragraph in which `[id|words]` are words that bear a note. */
function noted(text: string): Node {
  const parts = text.split(/(\[[^\]]*\])/).filter((part) => part !== '');
  return nodes.paragraph.create(
    null,
    parts.map((part) => {
      const found = /^\[(\w+)\|(.*)\]$/.exec(part);
      const id = found?.[1];
      return id === undefined
        ? articleSchema.text(part)
        : articleSchema.text(found?.[2] ?? '', [marks.note.create({ id })]);
    }),
  );
}

const note = (id: string, kind: NoteKind, text = ''): Note => ({
  id: id as NoteId,
  kind,
  text,
  author: 'Ada Brook',
  at: 1,
});

function desk(paragraphs: readonly string[], notes: readonly Note[] = []) {
  const mounted = mountEditor(
    buildDocument({ headline: 'Harbour shut', body: paragraphs.map(noted) }),
  );
  mounted.editor.setNotes(notes);
  mounted.clock.turn(1000);
  const body = () =>
    outline(mounted.editor)
      .slice(1)
      .map((line) => line.replace(/^\w+: /, ''));
  return { ...mounted, body };
}

const a = 'a' as NoteId;

describe('notes in the text', () => {
  test('are listed in the order of the text, with all the words that bear them', () => {
    const { editor } = desk(['The [a|harbour] is [b|shut.', 'For] good, [a|they say].']);
    expect(editor.notes.get().list).toEqual([{ id: 'a', text: 'harbour\nthey say' }]);
  });

  test('look like notes only while they stand', () => {
    const { editor } = desk(['The [a|harbour] is [b|shut].'], [note('a', 'insertion')]);
    const drawn = () =>
      [...editor.view.dom.querySelectorAll<HTMLElement>('[data-note]')].map((element) => [
        element.dataset['note'],
        element.dataset['noteKind'] ?? '',
        element.classList.contains('note'),
      ]);
    expect(drawn()).toEqual([
      ['a', 'insertion', true],
      ['b', '', false],
    ]);
    editor.setNotes([]);
    expect(drawn()[0]).toEqual(['a', '', false]);
  });

  test('follow their words while these are edited', () => {
    const { editor, clock } = desk(['The [a|harbour] is shut.'], [note('a', 'comment')]);
    editor.view.dispatch(editor.view.state.tr.insertText('Old ', editor.placeOfNote(a)!.from));
    clock.turn(1000);
    expect(editor.notes.get().list).toEqual([{ id: 'a', text: 'harbour' }]);
    caretAt(editor, 'harbour', 3);
    expect(editor.notes.get().current).toBe('a');
    caretAt(editor, 'shut', 2);
    expect(editor.notes.get().current).toBeNull();
  });

  test('are put on the selected words without the space around them, as one undo step', () => {
    const { editor, clock } = desk(['The harbour is shut.']);
    selectText(editor, ' harbour ');
    expect(editor.markNote(a)).toBe(true);
    clock.turn(1000);
    expect(editor.notes.get().list).toEqual([{ id: 'a', text: 'harbour' }]);
    editor.run('edit.undo');
    clock.turn(1000);
    expect(editor.notes.get().list).toEqual([]);
    caretAt(editor, 'harbour');
    expect(editor.markNote(a)).toBe(false);
  });

  test('go with their mark, and come back with an undo', () => {
    const { editor, clock, body } = desk(['The [a|harbour] is shut.'], [note('a', 'comment')]);
    expect(editor.unmarkNote(a)).toBe(true);
    expect(editor.unmarkNote(a)).toBe(false);
    clock.turn(1000);
    expect(editor.placeOfNote(a)).toBeNull();
    expect(body()).toEqual(['The harbour is shut.']);
    editor.run('edit.undo');
    expect(editor.placeOfNote(a)).not.toBeNull();
  });
});

describe('an inserted stretch that is taken out', () => {
  test.each([
    ['The harbour [a|and its market ]is shut.', 'The harbour is shut.'],
    ['The harbour[a| and its market] is shut.', 'The harbour is shut.'],
    ['The harbour [a|and its market] is shut.', 'The harbour is shut.'],
    ['[a|Now ]the harbour is shut.', 'the harbour is shut.'],
    ['[a|Now] the harbour is shut.', 'the harbour is shut.'],
    ['The harbour is shut[a|, they say].', 'The harbour is shut.'],
  ])('%s', (before, after) => {
    const { editor, body } = desk([before], [note('a', 'insertion')]);
    expect(editor.takeOutNoted(a)).toBe(true);
    expect(body()).toEqual([after]);
    editor.run('edit.undo');
    expect(body()).toEqual([before.replace(/\[a\||\]/g, '')]);
  });

  test('leaves the end of its line', () => {
    const { editor } = desk(['First.']);
    const { view } = editor;
    const line = nodes.paragraph.create(null, [
      articleSchema.text('The '),
      articleSchema.text('harbour', [marks.note.create({ id: 'a' })]),
      nodes.hard_break.create(),
      articleSchema.text(' is shut.'),
    ]);
    view.dispatch(view.state.tr.insert(view.state.doc.content.size - 1, line));
    editor.setNotes([note('a', 'insertion')]);
    editor.takeOutNoted(a);
    expect(view.state.doc.lastChild?.lastChild?.toString()).toBe(
      'paragraph("The ", hard_break, " is shut.")',
    );
    editor.run('edit.undo');
    editor.putBackNoted(a, 'old');
    expect(view.state.doc.lastChild?.lastChild?.toString()).toBe(
      'paragraph("The harbour old", hard_break, " is shut.")',
    );
  });

  test('leaves every piece of several paragraphs', () => {
    const { editor, body } = desk(['One [a|two].', '[a|Three] four.'], [note('a', 'insertion')]);
    editor.takeOutNoted(a);
    expect(body()).toEqual(['One .', 'four.']);
  });
});

describe('words that are put back', () => {
  test.each([
    ['[a|The] harbour is shut.', 'old ', 'The old harbour is shut.'],
    ['[a|The ]harbour is shut.', 'old ', 'The old harbour is shut.'],
    ['[a|The] harbour is shut.', ' old', 'The old harbour is shut.'],
    ['[a|The] harbour is shut.', 'old', 'The old harbour is shut.'],
    ['[a|The] harbour is shut.', ' old ', 'The old harbour is shut.'],
    ['The harbour is [a|shut].', ', they say', 'The harbour is shut, they say.'],
    ['The [a|harb]r is shut.', 'ou', 'The harbour is shut.'],
    ['The harbour is [a|shut.]', ' For good.', 'The harbour is shut. For good.'],
    ['The harbour is [a|shut.]', 'For good.', 'The harbour is shut. For good.'],
    ['[a|they] shut it.', 'In Lindmouth ', 'In Lindmouth they shut it.'],
  ])('%s + “%s”', (before, taken, after) => {
    const { editor, body } = desk([before], [note('a', 'deletion', taken)]);
    expect(editor.putBackNoted(a, taken)).toBe(true);
    expect(body()).toEqual([after]);
    expect(editor.placeOfNote(a)).toBeNull();
    editor.run('edit.undo');
    expect(body()).toEqual([before.replace(/\[a\||\]/g, '')]);
    expect(editor.placeOfNote(a)).not.toBeNull();
  });

  test('part the paragraphs that were one, and joined ones again', () => {
    const { editor, body } = desk(['The [a|harbour] is shut.']);
    editor.putBackNoted(a, ' opened.\nNow it');
    expect(body()).toEqual(['The harbour opened.', 'Now it is shut.']);
    const joined = desk(['It [a|shut.] Now it is open.']);
    joined.editor.putBackNoted(a, '¶');
    expect(joined.body()).toEqual(['It shut.', 'Now it is open.']);
  });
});
