import { hasWords, type Entry, type ListPlace, type Role } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { childOf, isElement } from '../office/xml-tree.ts';
import { changeIn, takesOut } from './changes.ts';
import { readInline } from './inline.ts';
import { valueOf, wholeNumber } from './properties.ts';
import type { Line, Place, WordReading } from './reading.ts';
import type { WordStyle } from './styles.ts';
import { anchor, takeOut } from './words.ts';

/** A paragraph that was read. */
export interface ReadParagraph {
  readonly line: Line;
  readonly properties: XmlElement | undefined;
  readonly style: WordStyle;
  /** Whether its end was taken out: its words go on in the next paragraph. */
  readonly goesOn: boolean;
}

/** An empty line. */
export function newLine(): Line {
  return { runs: [], before: [], after: [] };
}

/** Reads the content of a paragraph into `line`. */
export function readParagraph(
  children: readonly XmlNode[],
  line: Line,
  outer: Place,
  reading: WordReading,
): ReadParagraph {
  const properties = children.find(
    (child): child is XmlElement => isElement(child) && child.name === 'w:pPr',
  );
  const style = reading.styles.paragraph(valueOf(properties, 'w:pStyle'));
  const place = { ...outer, style };
  for (const child of children) if (isElement(child)) readInline(child, line, place, reading);
  if (childOf(properties, 'w:pPrChange')) reading.tally.add('formatting');
  const goesOn = endParagraph(properties, line, outer, reading);
  return { line, properties, style, goesOn };
}

/** Notes what became of the paragraph's end. @returns whether it was taken out. */
function endParagraph(
  properties: XmlElement | undefined,
  line: Line,
  outer: Place,
  { notes, ...reading }: WordReading,
): boolean {
  const change = changeIn(childOf(properties, 'w:rPr')) ?? outer.change;
  if (change && takesOut(change)) {
    takeOut('\n', change, line, { notes, ...reading });
    return true;
  }
  const isInserted = change !== null && hasWords(line.runs);
  const id = notes.endParagraph(isInserted ? change : null);
  if (id !== null) anchor([id], line);
  return false;
}

/** Makes what a paragraph's style and numbering say of its words. */
export function entriesOf(read: ReadParagraph, reading: WordReading): Entry[] {
  const { line, properties, style } = read;
  const isEmpty = !hasWords(line.runs);
  const hasNothing = line.runs.length + line.before.length + line.after.length === 0;
  if (isEmpty && line.before.length + line.after.length === 0 && hasRule(properties))
    return [...(hasNothing ? [] : [entryOf(line, { kind: 'plain' }, null)]), rule];
  if (hasNothing) return [];
  const role = roleOf(properties, style);
  const numbering = isEmpty ? null : placeInList(properties, style, role, reading);
  return [entryOf(line, role, numbering)];
}

const rule: Entry = { kind: 'piece', piece: { kind: 'break' } };

function entryOf({ runs, before, after }: Line, role: Role, list: ListPlace | null): Entry {
  return { kind: 'line', role, list, runs, before, after };
}

/** A line drawn above or below an empty paragraph is what Word makes of three hyphens. */
function hasRule(properties: XmlElement | undefined): boolean {
  const borders = childOf(properties, 'w:pBdr');
  return ['w:bottom', 'w:top'].some(
    (side) => !/^(?:nil|none)?$/.test(valueOf(borders, side) ?? ''),
  );
}

function roleOf(properties: XmlElement | undefined, style: WordStyle): Role {
  const level = wholeNumber(valueOf(properties, 'w:outlineLvl'), 0, 9);
  const own = style.role ?? { kind: 'plain' };
  // Level 9 is body text, whatever the style says of its outline.
  if (level === undefined) return own;
  if (level === 9) return own.kind === 'heading' ? { kind: 'plain' } : own;
  return own.kind === 'plain' ? { kind: 'heading', level: level + 1 } : own;
}

function placeInList(
  properties: XmlElement | undefined,
  style: WordStyle,
  role: Role,
  { numberer, tally }: WordReading,
): ListPlace | null {
  const own = childOf(properties, 'w:numPr');
  const list = valueOf(own, 'w:numId') ?? style.list;
  if (list === undefined || list === '0') return null;
  const level = wholeNumber(valueOf(own, 'w:ilvl'), 0, 8) ?? style.listLevel ?? 0;
  const isText = role.kind === 'plain' || role.kind === 'quote';
  const place = numberer(list, level);
  if (place && !isText) tally.add('headingNumbers');
  return isText ? place : null;
}
