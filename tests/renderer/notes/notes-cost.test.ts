// @vitest-environment jsdom
import { Node } from 'prosemirror-model';
import { afterEach, expect, test, vi } from 'vitest';
import { articleSchema } from '../../../core/article/schema.ts';
import type { Note } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { caretAt, mountEditor, type } from '../editor/mount-editor.ts';

afterEach(() => vi.restoreAllMocks());

const { nodes } = articleSchema;

/** Paragraphs of two notes each, and a picture after every fifth. */
function storyOf(paragraphs: number): Node {
  const noted = (words: string, id: string) =>
    articleSchema.text(words, [articleSchema.mark('note', { id })]);
  const body = Array.from({ length: paragraphs }, (_, index) => [
    nodes.paragraph.create(null, [
      noted(`Boat ${index} left. `, `first-${index}`),
      articleSchema.text('Nobody saw it. '),
      noted(`It is back ${index}. `, `second-${index}`),
    ]),
    ...(index % 5 === 4 ? [figure(`Boat ${index}`, 'Ada Brook')] : []),
  ]).flat();
  return buildDocument({ headline: 'Boats', body });
}

const notesOf = (paragraphs: number): Note[] =>
  Array.from({ length: paragraphs }, (_, index) =>
    ['first', 'second'].map((which): Note => ({
      id: `${which}-${index}` as NoteId,
      kind: 'comment',
      text: 'Is it?',
      author: 'Ada',
      at: 1,
    })),
  ).flat();

/** How often the document and the page are looked through while words with a note are typed in. */
function looksPerKeys(paragraphs: number, typed: string) {
  const { editor, clock } = mountEditor(storyOf(paragraphs));
  editor.setNotes(notesOf(paragraphs));
  clock.turn(1000);
  expect(editor.notes.get().list).toHaveLength(2 * paragraphs);
  caretAt(editor, 'Boat 20 left', 6);
  type(editor, 'x');
  const spies = {
    texts: vi.spyOn(Node.prototype, 'textBetween'),
    walks: vi.spyOn(Node.prototype, 'descendants'),
    children: vi.spyOn(Node.prototype, 'forEach'),
    queries: vi.spyOn(Element.prototype, 'querySelectorAll'),
  };
  type(editor, typed);
  const looks = Object.fromEntries(
    Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]),
  );
  vi.restoreAllMocks();
  editor.destroy();
  return looks;
}

test('a key costs as much in a story of 500 notes and 50 pictures as in one of 50 and 5', () => {
  const few = looksPerKeys(25, 'abcde');
  expect(looksPerKeys(250, 'abcde')).toEqual(few);
  expect(few).toMatchObject({ walks: 0, queries: 0 });
});
