import type { Node } from 'prosemirror-model';
import { isChange, type Note } from '../article/note.ts';
import type { Remark } from './text-remarks.ts';

/** A note as the checklist looks at it. */
export type StandingNote = Pick<Note, 'id' | 'kind'>;

/**
 * What is noted on a story and not settled: changes that somebody proposed and nobody decided stand
 * in the text as if they had been taken, so they are errors; what was only said is counted.
 */
export function noteRemarks(doc: Node, notes: readonly StandingNote[]): Remark[] {
  const places = notePlaces(doc);
  const placeOf = ({ id }: StandingNote): number | null => places.get(id) ?? null;
  // A change whose words went from the text is on record all the same, and nobody decided it.
  const changes = notes.filter(({ kind }) => isChange(kind));
  const said = notes.filter(({ kind }) => !isChange(kind));
  return [
    ...counted(changes, placeOf, (count) => ({
      severity: 'error',
      rule: 'changes',
      message:
        count === 1
          ? '1 proposed change has been neither accepted nor rejected.'
          : `${count} proposed changes have been neither accepted nor rejected.`,
    })),
    ...counted(said, placeOf, (count) => ({
      severity: 'warning',
      rule: 'notes',
      message:
        count === 1
          ? '1 note stands. Readers will not see it.'
          : `${count} notes stand. Readers will not see them.`,
    })),
  ];
}

function counted(
  notes: readonly StandingNote[],
  placeOf: (note: StandingNote) => number | null,
  say: (count: number) => Omit<Remark, 'position'>,
): Remark[] {
  if (notes.length === 0) return [];
  const places = notes.map(placeOf).filter((place) => place !== null);
  return [{ ...say(notes.length), position: places.length > 0 ? Math.min(...places) : null }];
}

/** Where the words of each note begin, as document positions. */
function notePlaces(doc: Node): Map<string, number> {
  const places = new Map<string, number>();
  doc.descendants((node, position) => {
    for (const { type, attrs } of node.marks) {
      const id = String(attrs['id']);
      if (type.name === 'note' && !places.has(id)) places.set(id, position);
    }
  });
  return places;
}
