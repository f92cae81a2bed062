import type { Change } from '../office/note-book.ts';
import { goneWords, type TextRun } from '../story-draft.ts';
import { raisedNumber } from '../office/raised.ts';
import { isSymbolFont, signOf } from '../office/symbol-fonts.ts';
import type { Line, Place, TextReading } from './reading.ts';
import type { TextStyle } from './styles.ts';

const hidden: Change = { kind: 'hidden', author: '', at: null };
const struck: Change = { kind: 'struck', author: '', at: null };

/** Adds words where they belong; `keepsSpace` for signs that stand for space by themselves. */
export function addWords(
  text: string,
  line: Line,
  place: Place,
  reading: TextReading,
  keepsSpace = false,
): void {
  if (text === '') return;
  const { notes, insertions, annotations } = reading;
  const style = styleOf(place);
  const gone = goneAt(place, reading) ?? (style.isHidden ? hidden : null);
  if (gone?.kind === 'hidden') return hide(text, gone, line, reading);
  // White space between two paragraphs of changes is no word that parts them.
  const isSpace = !keepsSpace && text.trim() === '' && line.runs.length === 0;
  if (isSpace) return;
  const worn = [...insertions.values()].slice(-1);
  if (gone) {
    const inserted = worn.map((change) => notes.idOf(change));
    const run = dressed(text, inserted, { style, place, reading, keepsSpace });
    line.runs.push(goneWords(notes.idOf(gone), run));
    return anchor([...annotations.values()], line);
  }
  const ids = notes.mark(style.isStruck ? [...worn, struck] : worn);
  const all = [...ids, ...annotations.values()];
  line.runs.push(dressed(text, all, { style, place, reading, keepsSpace }));
}

interface Worn {
  readonly style: ReturnType<typeof styleOf>;
  readonly place: Place;
  readonly reading: TextReading;
  readonly keepsSpace: boolean;
}

function dressed(
  text: string,
  all: readonly string[],
  { style, place, reading, keepsSpace }: Worn,
): TextRun {
  return {
    text: writtenOut(text, style, reading),
    ...(keepsSpace ? { keepsSpace } : {}),
    ...(style.bold ? { strong: true } : {}),
    ...(style.italic ? { em: true } : {}),
    ...(place.link === undefined ? {} : { href: place.link }),
    ...(style.language === undefined ? {} : { lang: style.language }),
    ...(all.length > 0 ? { notes: all } : {}),
  };
}

/** What leaves words out here, or null where they stay. */
export function goneAt({ isHidden }: Place, { deletions }: TextReading): Change | null {
  const [deletion = null] = [...deletions.values()].slice(-1);
  return deletion ?? (isHidden ? hidden : null);
}

/** Puts words into the note of what hides them, and marks the place where it begins. */
function hide(text: string, change: Change, line: Line, reading: TextReading): void {
  const id = reading.notes.takeOut(change, text);
  anchor([...(id === null ? [] : [id]), ...reading.annotations.values()], line);
}

/** Marks the place of notes that have no words in the text. */
export function anchor(notes: readonly string[], line: Line): void {
  if (notes.length > 0) line.runs.push({ text: '', notes });
}

/** What spans and the paragraph say together; a style that says what the paragraph is dresses none of it. */
function styleOf({ style, spans }: Place): Omit<TextStyle, 'role' | 'isRule'> {
  const isPlain = style.role === null || style.role.kind === 'plain';
  const base = isPlain ? style : { ...style, bold: undefined, italic: undefined };
  const all = [...spans, base];
  const first = <Key extends keyof TextStyle>(key: Key): TextStyle[Key] | undefined =>
    all.find((one) => one[key] !== undefined)?.[key];
  return {
    bold: first('bold'),
    italic: first('italic'),
    isHidden: first('isHidden'),
    isStruck: first('isStruck'),
    isUnderlined: first('isUnderlined'),
    raised: first('raised'),
    language: first('language'),
    font: first('font'),
  };
}

function writtenOut(
  text: string,
  { raised, font }: Pick<TextStyle, 'raised' | 'font'>,
  { tally }: TextReading,
): string {
  if (raised === 'superscript' || raised === 'subscript') {
    const number = raisedNumber(text.trim(), raised);
    if (number !== null) tally.add('raised');
    return number ?? text;
  }
  if (font === undefined || !isSymbolFont(font) || !/[\uf020-\uf0ff]/.test(text)) return text;
  return text.replace(/[\uf020-\uf0ff]/g, (sign) => {
    const read = signOf(font, sign.charCodeAt(0));
    if (read === null) tally.add('symbols');
    return read ?? '\ufffd';
  });
}
