import { arrange, hasWords, type Entry } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { childOf, elementsIn, isElement } from '../office/xml-tree.ts';
import type { PieceDraft } from '../story-draft.ts';
import { alternativesOf } from './alternatives.ts';
import { changeIn, changeOf, placeWithin } from './changes.ts';
import { isPlaceholder, sayPlaceholder } from './inline.ts';
import { entriesOf, newLine, readParagraph } from './paragraphs.ts';
import type { Line, Place, WordReading } from './reading.ts';

/** Reads blocks in order; what stands between them as words of its own becomes a paragraph. */
export function readBlocks(
  children: readonly XmlNode[],
  place: Place,
  reading: WordReading,
): Entry[] {
  const blocks = new BlockReader(place, reading);
  blocks.read(children, place);
  return blocks.end();
}

const wrappers = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:body',
  'w:txbxContent',
]);
const properties = /^w:(?:sdtPr|sdtEndPr|customXmlPr|sectPr|tblPr|tcPr)$/;

class BlockReader {
  private readonly entries: Entry[] = [];
  private readonly place: Place;
  private readonly reading: WordReading;
  /** Words that wait for the paragraph that they go on in. */
  private carried: Line | null = null;
  private loose: XmlElement[] = [];

  constructor(place: Place, reading: WordReading) {
    this.place = place;
    this.reading = reading;
  }

  read(children: readonly XmlNode[], place: Place): void {
    for (const child of children) if (isElement(child)) this.readBlock(child, place);
  }

  end(): Entry[] {
    this.flush();
    this.endCarried();
    return this.entries;
  }

  private endCarried(): void {
    if (!this.carried) return;
    const { carried } = this;
    this.carried = null;
    const style = this.reading.styles.paragraph(undefined);
    const read = { line: carried, properties: undefined, style, goesOn: false };
    this.entries.push(...entriesOf(read, this.reading));
  }

  private readBlock(element: XmlElement, place: Place): void {
    const { name } = element;
    if (properties.test(name)) return;
    if (name === 'w:p') this.readParagraph(element.children, place);
    else if (name === 'w:tbl') this.add(readTable(element, place, this.reading));
    else if (name === 'w:altChunk' || name === 'w:subDoc') this.reading.tally.add('embedded');
    else if (name === 'mc:AlternateContent') {
      for (const form of alternativesOf(element, this.reading)) this.read(form.children, place);
      this.reading.alternatives -= 1;
    } else if (changeOf(element)) {
      this.read(element.children, placeWithin(place, changeOf(element)));
    } else if (name === 'w:sdt' && isPlaceholder(element)) sayPlaceholder(element, this.reading);
    else if (wrappers.has(name)) this.read(element.children, place);
    else this.loose.push(element);
  }

  private readParagraph(children: readonly XmlNode[], place: Place): void {
    this.flush();
    const line = this.carried ?? newLine();
    this.carried = null;
    const read = readParagraph(children, line, place, this.reading);
    if (read.goesOn) this.carried = read.line;
    else this.entries.push(...entriesOf(read, this.reading));
  }

  /** Makes a paragraph of what stood between blocks, such as the marks of comments. */
  private flush(): void {
    if (this.loose.length === 0) return;
    const { loose } = this;
    this.loose = [];
    const line = this.carried ?? newLine();
    this.carried = null;
    const read = readParagraph(loose, line, this.place, this.reading);
    this.entries.push(...entriesOf(read, this.reading));
  }

  private add(piece: PieceDraft): void {
    this.flush();
    // Paragraphs that are gone stood before it; words that stay wait for those that they go on in.
    if (this.carried && !hasWords(this.carried.runs)) this.endCarried();
    this.entries.push({ kind: 'piece', piece });
  }
}

type Cell = readonly PieceDraft[];

function readTable(table: XmlElement, place: Place, reading: WordReading): PieceDraft {
  return { kind: 'table', caption: [], rows: readRows(table, place, reading) };
}

function readRows(parent: XmlElement, place: Place, reading: WordReading): Cell[][] {
  return elementsIn(parent).flatMap((element): Cell[][] => {
    const { name } = element;
    if (properties.test(name) || name === 'w:tblGrid') return [];
    if (name === 'w:tr') return [readRow(element, place, reading)];
    if (wrappers.has(name) || changeOf(element))
      return readRows(element, placeWithin(place, changeOf(element)), reading);
    const stray = arrange(readBlocks([element], place, reading));
    return stray.length > 0 ? [[stray]] : [];
  });
}

function readRow(row: XmlElement, outer: Place, reading: WordReading): Cell[] {
  return readCells(row, placeWithin(outer, changeIn(childOf(row, 'w:trPr'))), reading);
}

function readCells(parent: XmlElement, place: Place, reading: WordReading): Cell[] {
  return elementsIn(parent).flatMap((element): Cell[] => {
    const { name } = element;
    if (/^w:(?:trPr|tblPrEx|sdtPr|sdtEndPr)$/.test(name)) return [];
    if (name === 'w:tc') {
      const inner = placeWithin(place, changeIn(childOf(element, 'w:tcPr')));
      return [arrange(readBlocks(element.children, inner, reading))];
    }
    if (wrappers.has(name)) return readCells(element, place, reading);
    const stray = arrange(readBlocks([element], place, reading));
    return stray.length > 0 ? [stray] : [];
  });
}
