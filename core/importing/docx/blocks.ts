import { arrange, type Entry } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { childOf, elementsIn, isElement } from '../office/xml-tree.ts';
import type { PieceDraft } from '../story-draft.ts';
import { alternativesOf } from './alternatives.ts';
import { changeIn, changeOf, within } from './changes.ts';
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
    if (this.carried) {
      const { carried } = this;
      this.carried = null;
      this.entries.push(
        ...entriesOf(
          {
            line: carried,
            properties: undefined,
            style: this.reading.styles.paragraph(undefined),
            goesOn: false,
          },
          this.reading,
        ),
      );
    }
    return this.entries;
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
      const change = within(place.change, changeOf(element));
      this.read(element.children, { ...place, change });
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
    const change = within(place.change, changeOf(element));
    if (wrappers.has(name) || changeOf(element)) {
      return readRows(element, { ...place, change }, reading);
    }
    const stray = arrange(readBlocks([element], place, reading));
    return stray.length > 0 ? [[stray]] : [];
  });
}

function readRow(row: XmlElement, outer: Place, reading: WordReading): Cell[] {
  const change = within(outer.change, changeIn(childOf(row, 'w:trPr')));
  return readCells(row, { ...outer, change }, reading);
}

function readCells(parent: XmlElement, place: Place, reading: WordReading): Cell[] {
  return elementsIn(parent).flatMap((element): Cell[] => {
    const { name } = element;
    if (/^w:(?:trPr|tblPrEx|sdtPr|sdtEndPr)$/.test(name)) return [];
    const change = within(place.change, changeIn(childOf(element, 'w:tcPr')));
    if (name === 'w:tc') {
      return [arrange(readBlocks(element.children, { ...place, change }, reading))];
    }
    if (wrappers.has(name)) return readCells(element, place, reading);
    const stray = arrange(readBlocks([element], place, reading));
    return stray.length > 0 ? [stray] : [];
  });
}
