import { arrange } from '../office/arrange.ts';
import { childOf, isElement, textOf } from '../office/xml-tree.ts';
import { momentOf } from './moment.ts';
import { readFrame } from './frames.ts';
import { plainWords } from './plain-words.ts';
import type { ReadInline } from './reading.ts';
import { addWords, anchor, goneAt } from './words.ts';
import { readTakenOut } from './taken-out.ts';

/** Spans deeper in one another than this keep the dress of those outside. */
const mostSpans = 40;

/** Reads what stands in a line: its text, and all its elements. No word is passed over. */
export const readInside: ReadInline = (element, line, place, reading) => {
  for (const child of element.children) {
    if (isElement(child)) readInline(child, line, place, reading);
    else addWords(child.replace(/\s+/g, ' '), line, place, reading);
  }
};

/** Reads one element of a line. */
export const readInline: ReadInline = (element, line, place, reading) => {
  const read = readers[element.name] ?? readInside;
  read(element, line, place, reading);
};

const nothing: ReadInline = () => undefined;

const readSpan: ReadInline = (element, line, place, reading) => {
  const style = reading.styles.words(element.attributes['text:style-name']);
  if (style.isUnderlined) reading.tally.add('underlined');
  const spans = place.spans.length < mostSpans ? [style, ...place.spans] : place.spans;
  readInside(element, line, { ...place, spans }, reading);
};

const readLink: ReadInline = (element, line, place, reading) => {
  const link = element.attributes['xlink:href'] ?? place.link;
  readInside(element, line, { ...place, link }, reading);
};

const readSpaces: ReadInline = ({ attributes }, line, place, reading) => {
  const count = Number(attributes['text:c'] ?? '1');
  const spaces = Number.isInteger(count) && count > 0 ? Math.min(count, 1000) : 1;
  addWords(' '.repeat(spaces), line, place, reading, true);
};

const readFootnote: ReadInline = (element, line, place, reading) => {
  const gone = goneAt(place, reading);
  if (gone) return addWords(` [${plainWords(element)}]`, line, place, reading, true);
  const number = reading.footnotes.push(element);
  addWords(`[${number}]`, line, place, reading);
};

const readAnnotation: ReadInline = (element, line, _place, reading) => {
  const { notes, tally, threads, annotations, endings } = reading;
  const { attributes } = element;
  const author = textOf(childOf(element, 'dc:creator')).trim();
  const isDone = attributes['loext:resolved'] === 'true';
  const at = momentOf(textOf(childOf(element, 'dc:date')));
  const text = plainWords(element);
  const name = attributes['office:name'] ?? '';
  const parent = threads.get(attributes['loext:parent-name'] ?? '');
  if (parent) {
    notes.answer(parent, { author, at, text });
    threads.set(name, parent);
    return;
  }
  const note = notes.add({ kind: 'comment', author, at, text, replies: [], isDone });
  tally.add('comments');
  if (name !== '') threads.set(name, note);
  if (endings.has(name) && annotations.size < 12) annotations.set(name, note.id);
  else anchor([note.id], line);
};

const readDeletion: ReadInline = ({ attributes }, line, place, reading) => {
  readTakenOut(attributes['text:change-id'] ?? '', line, place, { reading, readInside });
};

/** An insertion begins, or a deletion whose words are shown where they were. */
const beginChange: ReadInline = ({ attributes }, _line, _place, reading) => {
  const id = attributes['text:change-id'] ?? '';
  const change = reading.changes.get(id)?.change;
  if (change?.kind === 'insertion') reading.insertions.set(id, change);
  if (change?.kind !== 'deletion' || !reading.changeEnds.has(id)) return;
  reading.deletions.set(id, change);
  reading.pendingDeletions.delete(id);
};

const readFrameInline: ReadInline = (element, line, place, reading) => {
  const [deletion] = reading.deletions.values();
  if (deletion) return addWords(`${plainWords(element)} [picture]`, line, place, reading, true);
  const isFirst = line.runs.every((run) => run !== 'line-break' && run.text.trim() === '');
  (isFirst ? line.before : line.after).push(...readFrame(element, place, reading));
};

const readMisplaced: ReadInline = (element, line, place, reading) => {
  line.after.push(...arrange(reading.readBlocks([element], { ...place, spans: [] })));
};

const readRuby: ReadInline = (element, line, place, reading) => {
  addWords(' (', line, place, reading);
  readInside(element, line, place, reading);
  addWords(')', line, place, reading);
};

const blocks = ['text:p', 'text:h', 'text:list', 'table:table', 'text:section', 'draw:text-box'];

const readers: Readonly<Record<string, ReadInline>> = {
  'text:span': readSpan,
  'text:a': readLink,
  'draw:a': readLink,
  'text:s': readSpaces,
  'text:tab': (_element, line, place, reading) => addWords('\t', line, place, reading, true),
  'text:line-break': (_element, line, place, reading) => {
    const gone = goneAt(place, reading);
    if (gone) addWords('\n', line, place, reading, true);
    else line.runs.push('line-break');
  },
  'text:note': readFootnote,
  'text:ruby-text': readRuby,
  'office:annotation': readAnnotation,
  'office:annotation-end': ({ attributes }, _line, _place, { annotations }) => {
    annotations.delete(attributes['office:name'] ?? '');
  },
  'text:change': readDeletion,
  'text:change-start': beginChange,
  'text:change-end': ({ attributes }, _line, _place, { insertions, deletions }) => {
    insertions.delete(attributes['text:change-id'] ?? '');
    deletions.delete(attributes['text:change-id'] ?? '');
  },
  'draw:frame': readFrameInline,
  'draw:custom-shape': readFrameInline,
  'draw:g': readFrameInline,
  'draw:rect': readFrameInline,
  'text:tracked-changes': nothing,
  'office:binary-data': nothing,
  'svg:title': nothing,
  'svg:desc': nothing,
  ...Object.fromEntries(blocks.map((name) => [name, readMisplaced])),
};
