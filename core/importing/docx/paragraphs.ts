import { endedForm, hasWords, type Entry, type ListPlace, type Role } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { childOf, isElement } from '../office/xml-tree.ts';
import { goneEnd, isPlaceOfChange, type EndedForm } from '../story-draft.ts';
import { changeIn, insertionAmong, takesOut } from './changes.ts';
import { readInline } from './inline.ts';
import { valueOf, wholeNumber } from './properties.ts';
import type { Line, Place, WordReading } from './reading.ts';
import type { WordStyle } from './styles.ts';

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
  const goesOn = endParagraph({ properties, style }, line, outer, reading);
  return { line, properties, style, goesOn };
}

/** Notes what became of the paragraph's end. @returns whether it was taken out. */
function endParagraph(
  { properties, style }: Pick<ReadParagraph, 'properties' | 'style'>,
  line: Line,
  outer: Place,
  reading: WordReading,
): boolean {
  const { notes } = reading;
  const own = childOf(properties, 'w:rPr');
  const change = changeIn(own) ?? outer.change;
  const put = insertionAmong(own) ?? outer.put;
  if (change && takesOut(change)) {
    const id = notes.idOf(change);
    const inserted = put === null ? null : notes.idOf(put);
    line.runs.push(goneEnd(id, formOf(properties, style, reading), inserted));
    return true;
  }
  // Where nothing is left but what is gone, it stands at the beginning of what comes next.
  if (put !== null && !hasWords(line.runs) && line.runs.some(isPlaceOfChange)) return true;
  notes.endParagraph(put, line.runs);
  return false;
}

function formOf(
  properties: XmlElement | undefined,
  style: WordStyle,
  reading: WordReading,
): EndedForm {
  const role = roleOf(properties, style);
  const list = placeInList(properties, style, role, reading, true);
  const listed = list?.ordered ? 'numbered-list' : 'list';
  return endedForm(role, list ? listed : null);
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
  const isBlank = isEmpty && !line.runs.some(isPlaceOfChange);
  const numbering = isBlank ? null : placeInList(properties, style, role, reading);
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
  isGone = false,
): ListPlace | null {
  const own = childOf(properties, 'w:numPr');
  const list = valueOf(own, 'w:numId') ?? style.list;
  if (list === undefined || list === '0') return null;
  const level = wholeNumber(valueOf(own, 'w:ilvl'), 0, 8) ?? style.listLevel ?? 0;
  const isText = role.kind === 'plain' || role.kind === 'quote';
  const place = numberer(list, level, isGone);
  if (place && !isText && !isGone) tally.add('headingNumbers');
  return isText ? place : null;
}
