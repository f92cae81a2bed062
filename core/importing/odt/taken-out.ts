import { endedForm, type Entry } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { elementsIn } from '../office/xml-tree.ts';
import { goneEnd } from '../story-draft.ts';
import type { Line, Place, ReadInline, TextReading } from './reading.ts';
import { roleOf } from './roles.ts';

/** Deletions in one another; one that is deeper stands at the end of the text. */
const mostNested = 20;

/** The reading of a text, and what reads the words of a paragraph. */
interface WordsReading {
  readonly reading: TextReading;
  readonly readInside: ReadInline;
}

/**
 * Reads what a deletion took out to where it stood (ODF 1.3, 5.5.4): its first paragraph goes on
 * what stands there, and what follows goes on its last.
 */
export function readTakenOut(id: string, line: Line, place: Place, words: WordsReading): void {
  const { reading, readInside } = words;
  const { changes, deletions, pendingDeletions, notes } = reading;
  const { change = null, taken = null } = changes.get(id) ?? {};
  if (!change || !taken || deletions.size >= mostNested || !pendingDeletions.delete(id)) return;
  deletions.set(id, change);
  let before: XmlElement | null = null;
  for (const paragraph of paragraphsIn(taken)) {
    const insertion = [...reading.insertions.values()].at(-1);
    const inserted = insertion ? notes.idOf(insertion) : null;
    if (before) line.runs.push(goneEnd(notes.idOf(change), formOf(before, reading), inserted));
    const style = reading.styles.paragraph(paragraph.attributes['text:style-name']);
    readInside(paragraph, line, { ...place, style, spans: [] }, reading);
    before = paragraph;
  }
  deletions.delete(id);
}

function formOf(paragraph: XmlElement, { styles }: TextReading) {
  const style = styles.paragraph(paragraph.attributes['text:style-name']);
  return endedForm(roleOf(paragraph, style.role), null);
}

function paragraphsIn(taken: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const stack = elementsIn(taken).toReversed();
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.name === 'text:p' || next.name === 'text:h') found.push(next);
    else if (next.name !== 'office:change-info') stack.push(...elementsIn(next).toReversed());
  }
  return found;
}

/** Deletions that no place in the text names: they stand at the end. */
export function readPlaceless(place: Place, words: WordsReading): Entry[] {
  return [...words.reading.pendingDeletions].flatMap((id): Entry[] => {
    const line: Line = { runs: [], before: [], after: [] };
    readTakenOut(id, line, place, words);
    const { runs, before, after } = line;
    return [{ kind: 'line', role: { kind: 'plain' }, list: null, runs, before, after }];
  });
}
