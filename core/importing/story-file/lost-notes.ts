import type { Node } from 'prosemirror-model';
import type { Note } from '../../article/note.ts';
import { rewrite } from '../building/rewrite.ts';

/** Takes the marks of notes that are not there off the words that carry them. */
export function withoutLostNotes(
  story: Node,
  notes: readonly Note[],
): { readonly document: Node; readonly dropped: readonly string[] } {
  const known = new Set<unknown>(notes.map(({ id }) => id));
  const lost = new Set<unknown>();
  const document = rewrite(story, (node) => {
    const marks = node.marks.filter(({ type, attrs }) => {
      const isLost = type.name === 'note' && !known.has(attrs['id']);
      if (isLost) lost.add(attrs['id']);
      return !isLost;
    });
    return marks.length === node.marks.length ? node : node.mark(marks);
  });
  const what = lost.size === 1 ? '1 note' : `${lost.size} notes`;
  return {
    document,
    dropped: lost.size === 0 ? [] : [`${what} that the file names and does not hold.`],
  };
}
