import { raisedNumber } from '../office/raised.ts';
import { isSymbolFont, signOf } from '../office/symbol-fonts.ts';
import type { Change } from '../office/note-book.ts';
import { goneWords, type TextRun } from '../story-draft.ts';
import { takesOut } from './changes.ts';
import type { Dress, Line, Place, WordReading } from './reading.ts';

/** Adds words where they belong: to the line, or to the note of the change that took them out. */
export function addWords(text: string, line: Line, place: Place, reading: WordReading): void {
  if (text === '') return;
  const { change, put, dress } = place;
  const { notes, comments } = reading;
  const gone = goneAt(place);
  if (gone?.kind === 'hidden') {
    const id = notes.takeOut(gone, text);
    anchor([...(id === null ? [] : [id]), ...comments.onWords()], line);
  } else if (gone) {
    const inserted = put === null ? [] : [notes.idOf(put)];
    line.runs.push(goneWords(notes.idOf(gone), dressed(text, inserted, place, reading)));
    anchor(comments.onWords(), line);
  } else {
    const worn = [...(change ? [change] : []), ...(dress.isStruck ? [byHand('struck')] : [])];
    const ids = [...notes.mark(worn), ...comments.onWords()];
    line.runs.push(dressed(text, ids, place, reading));
  }
}

function dressed(
  text: string,
  notes: readonly string[],
  { dress, ...place }: Place,
  reading: WordReading,
): TextRun {
  const link = reading.fields.link ?? place.link;
  return {
    text: writtenOut(text, dress, reading),
    keepsSpace: true,
    ...(dress.bold ? { strong: true } : {}),
    ...(dress.italic ? { em: true } : {}),
    ...(link === undefined ? {} : { href: link }),
    ...(dress.language === undefined ? {} : { lang: dress.language }),
    ...(notes.length > 0 ? { notes } : {}),
  };
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
