import { arrange, hasWords, type Entry, type Role } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { elementsIn, isElement } from '../office/xml-tree.ts';
import type { PieceDraft } from '../story-draft.ts';
import { readFrame } from './frames.ts';
import { readInline, readInside } from './inline.ts';
import { addList } from './lists.ts';
import type { Line, Place, TextReading } from './reading.ts';
import { takeOut } from './words.ts';

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
  const line: Line = { runs: [], before: [], after: [] };
  readInside(element, line, { ...outer, style, spans: [] }, reading);
  const [deletion] = reading.deletions.values();
  if (deletion) takeOut('\n', deletion, line, reading);
  const [insertion = null] = [...reading.insertions.values()].slice(-1);
  const id = reading.notes.endParagraph(hasWords(line.runs) ? insertion : null);
  if (id !== null) line.runs.push({ text: '', notes: [id] });
  return entryOf(line, roleOf(element, style.role), style.isRule);
};

function roleOf({ name, attributes }: XmlElement, role: Role | null): Role {
  if (name !== 'text:h' || (role !== null && role.kind !== 'heading'))
    return role ?? { kind: 'plain' };
  const level = Number(attributes['text:outline-level'] ?? '1');
  return { kind: 'heading', level: Number.isInteger(level) && level >= 1 ? level : 1 };
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
  const rows = readRows(element, place, reading);
  return [{ kind: 'piece', piece: { kind: 'table', caption: [], rows } }];
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
    const cell = arrange(readBlocks(content, place, reading));
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
