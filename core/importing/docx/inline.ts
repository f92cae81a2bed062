import { isElement, textOf, childOf } from '../office/xml-tree.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { quoted } from '../office/tally.ts';
import { signOf } from '../office/symbol-fonts.ts';
import { arrange } from '../office/arrange.ts';
import { alternativesOf } from './alternatives.ts';
import { changeOf, placeWithin } from './changes.ts';
import { readDrawing } from './drawings.ts';
import { dressOf } from './dress.ts';
import { linkOfField } from './fields.ts';
import { plainWords } from './plain-words.ts';
import { isOn } from './properties.ts';
import type { Line, Place, WordReading } from './reading.ts';
import { addWords, anchor, goneAt } from './words.ts';

type ReadInline = (element: XmlElement, line: Line, place: Place, reading: WordReading) => void;

/** Reads what stands in a paragraph, a run, or anything else within a line. */
export const readInside: ReadInline = (element, line, place, reading) => {
  for (const child of element.children) {
    if (isElement(child)) readInline(child, line, place, reading);
  }
};

/** Reads one element of a line. What is not known here is looked into: no word is passed over. */
export const readInline: ReadInline = (element, line, place, reading) => {
  const read = readers[element.name] ?? readInside;
  read(element, line, place, reading);
};

const nothing: ReadInline = () => undefined;

const readRun: ReadInline = (element, line, place, reading) => {
  const { styles, tally } = reading;
  const dress = dressOf(childOf(element, 'w:rPr'), place.style, styles, tally);
  readInside(element, line, { ...place, dress }, reading);
};

const readText: ReadInline = (element, line, place, reading) => {
  const text = textOf(element);
  // Indented XML is not written space, unless the element says so.
  const isKept = element.attributes['xml:space'] === 'preserve';
  addWords((isKept ? text : withoutIndent(text)).replace(/[\r\n]+/g, ' '), line, place, reading);
};

function withoutIndent(text: string): string {
  const rest = text.trimStart();
  const words = rest.trimEnd();
  const before = text.slice(0, text.length - rest.length);
  const after = rest.slice(words.length);
  return (isIndent(before) ? '' : before) + words + (isIndent(after) ? '' : after);
}

function isIndent(space: string): boolean {
  return /[\r\n]/.test(space);
}

const readDeletedText: ReadInline = (element, line, place, reading) => {
  const change = goneAt(place) ?? { kind: 'deletion', author: '', at: null };
  const words = textOf(element).replace(/[\r\n]+/g, ' ');
  addWords(words, line, { ...place, change }, reading);
};

const readChange: ReadInline = (element, line, place, reading) => {
  readInside(element, line, placeWithin(place, changeOf(element)), reading);
};

const readLink: ReadInline = (element, line, place, reading) => {
  const relation = reading.relations.get(element.attributes['r:id'] ?? '');
  const anchorName = element.attributes['w:anchor'] ?? '';
  const link = relation && `${relation.target}${anchorName === '' ? '' : `#${anchorName}`}`;
  readInside(element, line, { ...place, link: link ?? place.link }, reading);
};

const readSimpleField: ReadInline = (element, line, place, reading) => {
  const link = linkOfField(element.attributes['w:instr'] ?? '');
  readInside(element, line, { ...place, link: link ?? place.link }, reading);
};

const readContentControl: ReadInline = (element, line, place, reading) => {
  if (!isPlaceholder(element)) return readInside(element, line, place, reading);
  sayPlaceholder(element, reading);
};

/** Whether a content control shows only its invitation to type. */
export function isPlaceholder(element: XmlElement): boolean {
  return isOn(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr') === true;
}

/** Tells of an invitation to type that is left out. */
export function sayPlaceholder(element: XmlElement, { tally }: WordReading): void {
  const words = plainWords(element);
  if (words !== '')
    tally.say('dropped', `The placeholder ${quoted(words)} of a field that nobody filled in.`);
}

const readBreak: ReadInline = (_element, line, place, reading) => {
  const gone = goneAt(place);
  if (gone) addWords('\n', line, place, reading);
  else line.runs.push('line-break');
};

const readSymbol: ReadInline = ({ attributes }, line, place, reading) => {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  const font = attributes['w:font'] ?? '';
  const isPlain = code >= 0x20 && code < 0xd800;
  const sign = signOf(font, code) ?? (isPlain && code > 0xff ? String.fromCharCode(code) : null);
  if (sign === null) reading.tally.add('symbols');
  addWords(sign ?? '\ufffd', line, place, reading);
};

const readFootnoteMark: ReadInline = (element, line, place, reading) => {
  const kind = element.name === 'w:endnoteReference' ? 'endnote' : 'footnote';
  const id = element.attributes['w:id'] ?? '';
  const gone = goneAt(place);
  if (gone) {
    const words = reading.footnotes.takeOut(kind, id);
    return words === '' ? undefined : addWords(` [${words}]`, line, place, reading);
  }
  const number = reading.footnotes.refer(kind, id);
  if (number !== null) addWords(`[${number}]`, line, place, reading);
};

const readPicture: ReadInline = (element, line, place, reading) => {
  const gone = goneAt(place);
  if (gone) return addWords(`${plainWords(element)} [picture]`, line, place, reading);
  const isFirst = line.runs.every((run) => run !== 'line-break' && run.text.trim() === '');
  (isFirst ? line.before : line.after).push(...readDrawing(element, place, reading));
};

/** Blocks where none should be, as damaged or very deep documents have them. */
const readMisplaced: ReadInline = (element, line, place, reading) => {
  line.after.push(...arrange(reading.readBlocks([element], place)));
};

const readFormula: ReadInline = (element, line, place, reading) => {
  if (element.name === 'm:oMath') reading.tally.add('formulas');
  readInside(element, line, place, reading);
};

function signReader(sign: string): ReadInline {
  return (_element, line, place, reading) => addWords(sign, line, place, reading);
}

const readers: Readonly<Record<string, ReadInline>> = {
  'w:pPr': nothing,
  'w:rPr': nothing,
  'w:r': readRun,
  'w:t': readText,
  'm:t': readText,
  'w:delText': readDeletedText,
  'w:ins': readChange,
  'w:del': readChange,
  'w:moveTo': readChange,
  'w:moveFrom': readChange,
  'w:hyperlink': readLink,
  'w:fldSimple': readSimpleField,
  'w:sdt': readContentControl,
  'w:br': readBreak,
  'w:cr': readBreak,
  'w:tab': signReader('\t'),
  'w:ptab': signReader('\t'),
  'w:noBreakHyphen': signReader('\u2011'),
  'w:softHyphen': signReader('\u00ad'),
  'w:sym': readSymbol,
  'w:fldChar': ({ attributes }, _line, _place, { fields }) => {
    fields.pass(attributes['w:fldCharType']);
  },
  'w:instrText': (element, _line, _place, { fields }) => fields.instruct(textOf(element)),
  'w:delInstrText': nothing,
  'w:commentRangeStart': ({ attributes }, line, _place, { comments }) =>
    anchor(comments.start(attributes['w:id'] ?? ''), line),
  'w:commentRangeEnd': ({ attributes }, _line, _place, { comments }) =>
    comments.end(attributes['w:id'] ?? ''),
  'w:commentReference': ({ attributes }, line, _place, { comments }) =>
    anchor(comments.refer(attributes['w:id'] ?? ''), line),
  'w:footnoteReference': readFootnoteMark,
  'w:endnoteReference': readFootnoteMark,
  'w:drawing': readPicture,
  'w:pict': readPicture,
  'w:object': readPicture,
  'mc:AlternateContent': (element, line, place, reading) => {
    for (const one of alternativesOf(element, reading)) readInside(one, line, place, reading);
    reading.alternatives -= 1;
  },
  'w:rt': (element, line, place, reading) => {
    addWords(' (', line, place, reading);
    readInside(element, line, place, reading);
    addWords(')', line, place, reading);
  },
  'm:oMath': readFormula,
  'w:p': readMisplaced,
  'w:tbl': readMisplaced,
  'w:txbxContent': readMisplaced,
};
