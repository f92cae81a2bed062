import { arrange, endedForm, hasWords, type Entry, type Role } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { elementsIn, isElement } from '../office/xml-tree.ts';
import { goneEnd, isPlaceOfChange, type PieceDraft } from '../story-draft.ts';
import { readFrame } from './frames.ts';
import { readInline, readInside } from './inline.ts';
import { addList } from './lists.ts';
import type { Line, Place, TextReading } from './reading.ts';
import { roleOf } from './roles.ts';

/** Reads blocks in order; words that stand between them become paragraphs of their own. */
export function readBlocks(
  children: readonly XmlNode[],
  place: Place,
  reading: TextReading,
): Entry[] {
  const entries: Entry[] = [];
  let loose: Line | null = null;
  const endLoose = (): void => {
    if (loose) entries.push(...entryOf(loose, { kind: 'plain' }, false));
    loose = null;
  };
  for (const child of children) {
    if (!isElement(child)) continue;
    const read = readers[child.name];
    if (child.name === 'text:list') {
      endLoose();
      addList(entries, child, place, reading);
    } else if (read) {
      endLoose();
      entries.push(...read(child, place, reading));
    } else if (!silent.has(child.name)) {
      loose ??= { runs: [], before: [], after: [] };
      readInline(child, loose, place, reading);
    }
  }
  endLoose();
  return entries;
}

type ReadBlock = (element: XmlElement, place: Place, reading: TextReading) => readonly Entry[];

const readParagraph: ReadBlock = (element, outer, reading) => {
  const style = reading.styles.paragraph(element.attributes['text:style-name']);
  const line: Line = reading.carried ?? { runs: [], before: [], after: [] };
  reading.carried = null;
  readInside(element, line, { ...outer, style, spans: [] }, reading);
  const role = roleOf(element, style.role);
  if (goesOn(line, role, reading)) {
    reading.carried = line;
    return [];
  }
  return entryOf(line, role, style.isRule);
};

/** Notes what became of a paragraph's end. @returns whether its words go on in the next. */
function goesOn(line: Line, role: Role, { deletions, insertions, notes }: TextReading): boolean {
  const deletion = [...deletions.values()].at(-1);
  const insertion = [...insertions.values()].at(-1) ?? null;
  if (deletion) {
    const inserted = insertion && notes.idOf(insertion);
    line.runs.push(goneEnd(notes.idOf(deletion), endedForm(role, null), inserted));
    return true;
  }
  // Where nothing is left but what is gone, it stands at the beginning of what comes next.
  if (insertion && !hasWords(line.runs) && line.runs.some(isPlaceOfChange)) return true;
  notes.endParagraph(insertion, line.runs);
  return false;
}

/** What waits for a paragraph where none comes. */
export function endCarried(reading: TextReading): Entry[] {
  const { carried } = reading;
  reading.carried = null;
  return carried ? entryOf(carried, { kind: 'plain' }, false) : [];
}

function entryOf({ runs, before, after }: Line, role: Role, isRule: boolean): Entry[] {
  const isEmpty = runs.length + before.length + after.length === 0;
  const line: Entry = { kind: 'line', role, list: null, runs, before, after };
  if (isRule && !hasWords(runs)) {
    return [...(isEmpty ? [] : [line]), { kind: 'piece', piece: { kind: 'break' } }];
  }
  return isEmpty ? [] : [line];
}

const readInner: ReadBlock = (element, place, reading) =>
  readBlocks(element.children, place, reading);

const readSection: ReadBlock = (element, place, reading) => {
  const { attributes } = element;
  const isHidden =
    attributes['text:display'] === 'none' ||
    reading.styles.isSectionHidden(attributes['text:style-name']);
  return readBlocks(element.children, { ...place, isHidden: place.isHidden || isHidden }, reading);
};

const readTable: ReadBlock = (element, place, reading) => {
  // Paragraphs that are gone stood before it; words that stay wait for those that they go on in.
  const isGone = reading.carried !== null && !hasWords(reading.carried.runs);
  const before = isGone ? endCarried(reading) : [];
  const rows = readRows(element, place, reading);
  return [...before, { kind: 'piece', piece: { kind: 'table', caption: [], rows } }];
};

type Cell = readonly PieceDraft[];

function readRows(parent: XmlElement, place: Place, reading: TextReading): Cell[][] {
  return elementsIn(parent).flatMap((element): Cell[][] => {
    const { name } = element;
    if (name === 'table:table-row') return [readCells(element, place, reading)];
    if (/^table:table-(?:header-rows|rows|row-group)$/.test(name)) {
      return readRows(element, place, reading);
    }
    if (name.startsWith('table:table-column')) return [];
    const stray = arrange(readBlocks([element], place, reading));
    return stray.length > 0 ? [[stray]] : [];
  });
}

function readCells(row: XmlElement, place: Place, reading: TextReading): Cell[] {
  return elementsIn(row).flatMap((element): Cell[] => {
    const isCell = /^table:(?:covered-)?table-cell$/.test(element.name);
    const content = isCell ? element.children : [element];
    const cell = arrange([...readBlocks(content, place, reading), ...endCarried(reading)]);
    // A covered cell lies under one that is wider, and holds nothing as a rule.
    return element.name === 'table:covered-table-cell' && cell.length === 0 ? [] : [cell];
  });
}

const readFrameBlock: ReadBlock = (element, place, reading) =>
  readFrame(element, place, reading).map((piece) => ({ kind: 'piece', piece }));

const silent = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:alphabetical-index-auto-mark-file',
  'office:forms',
  'office:scripts',
  'text:soft-page-break',
  'text:index-title-template',
  'text:table-of-content-source',
]);

const readers: Readonly<Record<string, ReadBlock>> = {
  'text:p': readParagraph,
  'text:h': readParagraph,
  'text:section': readSection,
  'table:table': readTable,
  'draw:frame': readFrameBlock,
  'draw:g': readFrameBlock,
  'draw:custom-shape': readFrameBlock,
  'draw:text-box': readInner,
  'text:table-of-content': readInner,
  'text:illustration-index': readInner,
  'text:alphabetical-index': readInner,
  'text:bibliography': readInner,
  'text:index-body': readInner,
  'text:index-title': readInner,
  'text:numbered-paragraph': readInner,
  'text:note-body': readInner,
  'text:page-sequence': readInner,
  'office:text': readInner,
  // Parts of lists and tables that stand outside of one, as damaged or very deep documents have them.
  'text:list-item': readInner,
  'text:list-header': readInner,
  'table:table-row': readInner,
  'table:table-cell': readInner,
  'table:covered-table-cell': readInner,
};
