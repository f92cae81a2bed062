// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Node } from 'prosemirror-model';
import { deletionOf } from '../../../core/article/proposals/chosen.ts';
import { asAccepted } from '../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { buildDocument } from '../../support/build-document.ts';
import { mountEditor, selectText } from '../editor/mount-editor.ts';

const { nodes, marks } = articleSchema;
const a = 'a' as NoteId;
const on = (words: string): Node => articleSchema.text(words, [marks.note.create({ id: a })]);
const plain = (words: string): Node => articleSchema.text(words);
const leaf = (isNoted = false): Node => {
  const made = deletionOf('p', nodes.paragraph.create(null, plain('old ')).slice(0));
  return isNoted ? made.mark([marks.note.create({ id: a })]) : made;
};

function desk(...content: readonly Node[]) {
  const mounted = mountEditor(buildDocument({ body: [nodes.paragraph.create(null, content)] }));
  mounted.clock.turn(1000);
  const read = () => {
    const doc = asAccepted(mounted.editor.view.state.doc);
    return doc.textBetween(0, doc.content.size, '\n').trim();
  };
  return { ...mounted, read };
}

describe('a change that is proposed among the words of a note', () => {
  test('is not read in them', () => {
    const { editor } = desk(plain('The '), on('har'), leaf(true), on('bour'), plain(' is shut.'));
    expect(editor.notes.get().list).toEqual([{ id: 'a', text: 'harbour' }]);
  });

  test('ends no line where words are put back', () => {
    const { editor, read } = desk(plain('The harbour'), on(' is'), leaf(), plain(' shut.'));
    editor.putBackNoted(a, 'now');
    expect(read()).toBe('The harbour is now shut.');
  });

  test('stays when words beside it go with the space that is too much', () => {
    const { editor, read } = desk(plain('The harbour '), on('really'), leaf(), plain(' is shut.'));
    editor.takeOutNoted(a);
    expect(read()).toContain('is shut.');
    const left: string[] = [];
    editor.view.state.doc.descendants(({ type }) => void left.push(type.name));
    expect(left).toContain('deletion');
  });

  test('is marked with the words that are selected around it', () => {
    const { editor, clock } = desk(plain('The har'), leaf(), plain('bour is shut.'));
    selectText(editor, 'bour');
    expect(editor.markNote(a)).toBe(true);
    clock.turn(1000);
    expect(editor.notes.get().list).toEqual([{ id: 'a', text: 'bour' }]);
  });
});
