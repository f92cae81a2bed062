// @vitest-environment jsdom
import { Node } from 'prosemirror-model';
import { afterEach, expect, test, vi } from 'vitest';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, type } from '../editor/mount-editor.ts';
import { proposedParagraph } from './proposed-story.ts';
import type { NoteId } from '../../../core/base/id.ts';

afterEach(() => vi.restoreAllMocks());

/** Paragraphs with two proposals each. */
function storyOf(paragraphs: number): Node {
  const body = Array.from({ length: paragraphs }, (_, index) =>
    proposedParagraph(
      `Boat ${index} carried `,
      { taken: '80', id: `taken-${index}` as NoteId },
      ' people over ',
      { put: 'and back ', id: `put-${index}` as NoteId },
      'on Monday.',
    ),
  );
  return buildDocument({ headline: 'Boats', body });
}

/** How often blocks are looked at while `typed` is typed, before anything rests. */
function looksPerKeys(paragraphs: number, typed: string) {
  const mounted = mountEditor(storyOf(paragraphs));
  mounted.editor.setSuggesting(true);
  mounted.proofread();
  caretAt(mounted.editor, 'Boat 20 carried', 7);
  // The first key makes what the next ones find already made.
  type(mounted.editor, 'x');
  const spies = {
    texts: vi.spyOn(Node.prototype, 'textBetween'),
    walks: vi.spyOn(Node.prototype, 'descendants'),
    between: vi.spyOn(Node.prototype, 'nodesBetween'),
    children: vi.spyOn(Node.prototype, 'forEach'),
    checks: vi.spyOn(Node.prototype, 'check'),
  };
  type(mounted.editor, typed);
  const looks = Object.fromEntries(
    Object.entries(spies).map(([name, spy]) => [name, spy.mock.calls.length]),
  );
  vi.restoreAllMocks();
  mounted.editor.destroy();
  return looks;
}

test('a key looks at as many blocks in a story of 500 proposals as in one of 50', () => {
  expect(looksPerKeys(250, 'abcde')).toEqual(looksPerKeys(25, 'abcde'));
});

test('the changes are read at a rest, never at a key', () => {
  const mounted = mountEditor(storyOf(30));
  mounted.editor.setSuggesting(true);
  caretAt(mounted.editor, 'Boat 20 carried', 7);
  let told = 0;
  type(mounted.editor, 'a');
  mounted.editor.changes.subscribe(() => (told += 1));
  type(mounted.editor, 'bcdefgh');
  expect(told).toBe(0);
  mounted.clock.turn(1000);
  expect(told).toBe(1);
  expect(mounted.editor.changes.get().list.map(({ inserted }) => inserted)).toContain('abcdefgh');
});
