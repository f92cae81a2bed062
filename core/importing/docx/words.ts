import { raisedNumber } from '../office/raised.ts';
import { isSymbolFont, signOf } from '../office/symbol-fonts.ts';
import type { Change } from '../office/note-book.ts';
import { takesOut } from './changes.ts';
import type { Dress, Line, Place, WordReading } from './reading.ts';

/** Adds words where they belong: to the line, or to the note of the change that took them out. */
export function addWords(text: string, line: Line, place: Place, reading: WordReading): void {
  if (text === '') return;
  const { change, dress } = place;
  const gone = change !== null && takesOut(change) ? change : hiddenIn(dress);
  if (gone) takeOut(text, gone, line, reading);
  else {
    const worn = [...(change ? [change] : []), ...(dress.isStruck ? [byHand('struck')] : [])];
    const notes = [...reading.notes.mark(worn), ...reading.comments.onWords()];
    const link = reading.fields.link ?? place.link;
    line.runs.push({
      text: writtenOut(text, dress, reading),
      keepsSpace: true,
      ...(dress.bold ? { strong: true } : {}),
      ...(dress.italic ? { em: true } : {}),
      ...(link === undefined ? {} : { href: link }),
      ...(dress.language === undefined ? {} : { lang: dress.language }),
      ...(notes.length > 0 ? { notes } : {}),
    });
  }
}

/** Puts words into the note of what took them out, and marks the place where it begins. */
export function takeOut(text: string, change: Change, line: Line, reading: WordReading): void {
  const id = reading.notes.takeOut(change, text);
  const notes = [...(id === null ? [] : [id]), ...reading.comments.onWords()];
  anchor(notes, line);
}

/** Marks the place of notes that have no words in the text. */
export function anchor(notes: readonly string[], line: Line): void {
  if (notes.length > 0) line.runs.push({ text: '', notes });
}

/** What leaves words out here, or null where they stay. */
export function goneAt({ change, dress }: Place): Change | null {
  return change !== null && takesOut(change) ? change : hiddenIn(dress);
}

function hiddenIn(dress: Dress): Change | null {
  return dress.isHidden ? byHand('hidden') : null;
}

function byHand(kind: 'hidden' | 'struck'): Change {
  return { kind, author: '', at: null };
}

function writtenOut(text: string, { raised, font }: Dress, { tally }: WordReading): string {
  if (raised !== null) {
    const number = raisedNumber(text, raised);
    if (number !== null) tally.add('raised');
    return number ?? text;
  }
  if (!isSymbolFont(font) || !/[\uf020-\uf0ff]/.test(text)) return text;
  return text.replace(/[\uf020-\uf0ff]/g, (sign) => {
    const read = signOf(font, sign.charCodeAt(0));
    if (read === null) tally.add('symbols');
    return read ?? '\ufffd';
  });
}
