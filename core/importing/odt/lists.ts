import { arrange, type Entry } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { elementsIn } from '../office/xml-tree.ts';
import type { ListDraft, PieceDraft } from '../story-draft.ts';
import type { Place, TextReading } from './reading.ts';

interface Item {
  readonly pieces: readonly PieceDraft[];
  /** The number that the item begins anew with. */
  readonly start: number | undefined;
}

/** Reads a list (ODF 1.3, 5.3). One that only numbers headings is headings. */
export function readLists(list: XmlElement, place: Place, reading: TextReading): Entry[] {
  return draftsOf(list, place, reading, '', 1).map((piece) => ({ kind: 'piece', piece }));
}

function draftsOf(
  list: XmlElement,
  place: Place,
  reading: TextReading,
  outerStyle: string,
  level: number,
): PieceDraft[] {
  const style = list.attributes['text:style-name'] ?? outerStyle;
  const items = elementsIn(list).map((element): Item => {
    const start = Number(element.attributes['text:start-value'] ?? '');
    const isStart = Number.isInteger(start) && element.attributes['text:start-value'] !== undefined;
    return {
      pieces: itemOf(element, place, reading, style, level),
      start: isStart ? start : undefined,
    };
  });
  const pieces = items.flatMap((item) => item.pieces);
  if (pieces.length > 0 && pieces.every(({ kind }) => kind === 'heading')) {
    reading.tally.add('headingNumbers', pieces.length);
    return pieces;
  }
  return listsOf(list, items, reading, style, level);
}

function itemOf(
  element: XmlElement,
  place: Place,
  reading: TextReading,
  style: string,
  level: number,
): PieceDraft[] {
  const isItem = element.name === 'text:list-item' || element.name === 'text:list-header';
  const content = isItem ? elementsIn(element) : [element];
  return content.flatMap((child) =>
    child.name === 'text:list'
      ? draftsOf(child, place, reading, style, level + 1)
      : arrange(reading.readBlocks([child], place)),
  );
}

function listsOf(
  list: XmlElement,
  items: readonly Item[],
  { styles, counters, tally }: TextReading,
  style: string,
  level: number,
): ListDraft[] {
  const { ordered, start, isLettered } = styles.listLevel(style, Math.min(level, 10));
  if (isLettered) tally.add('letteredLists', items.length);
  const key = `${style} ${level}`;
  const goesOn =
    list.attributes['text:continue-numbering'] === 'true' ||
    list.attributes['text:continue-list'] !== undefined;
  let next = (goesOn ? counters.get(key) : undefined) ?? start;
  const lists: { ordered: boolean; start: number; items: (readonly PieceDraft[])[] }[] = [];
  for (const item of items) {
    if (item.start !== undefined) next = item.start;
    const open = lists.at(-1);
    const isInTurn = open && (!ordered || open.start + open.items.length === next);
    if (isInTurn) open.items.push(item.pieces);
    else lists.push({ ordered, start: next, items: [item.pieces] });
    next += 1;
  }
  counters.set(key, next);
  return lists.map((one) => ({ kind: 'list', ...one }));
}
