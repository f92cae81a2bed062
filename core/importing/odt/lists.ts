import { arrange, type Entry } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { elementsIn } from '../office/xml-tree.ts';
import type { ListDraft, PieceDraft } from '../story-draft.ts';
import type { Place, TextReading } from './reading.ts';

interface Item {
  readonly pieces: readonly PieceDraft[];
  /** The number that the item begins anew with. */
  readonly start: number | undefined;
  /** The list style that its sign is of. */
  readonly style: string;
}

/** Reads a list (ODF 1.3, 5.3) behind what was read before it. One that only numbers headings is headings. */
export function addList(
  entries: Entry[],
  list: XmlElement,
  place: Place,
  reading: TextReading,
): void {
  const last = entries.at(-1);
  const before = last?.kind === 'piece' ? last.piece : undefined;
  for (const piece of joined(before, draftsOf(list, place, reading, '', 1)))
    entries.push({ kind: 'piece', piece });
}

/**
 * Puts lists that nothing leads into the last item of the list before them. Word processors write a
 * list so whose signs are of another style than those of the list that it is nested in: beside it,
 * in items that have no words. Without a list before it, it stands by itself.
 */
function joined(
  before: PieceDraft | undefined,
  pieces: readonly PieceDraft[],
): readonly PieceDraft[] {
  const [first, ...others] = pieces;
  const inner = first?.kind === 'list' ? first.items[0] : undefined;
  if (first?.kind !== 'list' || !inner || !isUnled(inner)) return pieces;
  const rest = first.items.length > 1 ? [{ ...first, items: first.items.slice(1) }] : [];
  const home = before?.kind === 'list' ? before.items.at(-1) : undefined;
  if (!home) return [...joined(undefined, inner), ...rest, ...others];
  addTo(home, joined(home.at(-1), inner));
  return [...rest, ...others];
}

function isUnled(item: readonly PieceDraft[]): boolean {
  return item.length > 0 && item.every(({ kind }) => kind === 'list');
}

// Items of lists that were read here are still open; copying them for each list would take for ever.
function addTo(item: readonly PieceDraft[], pieces: readonly PieceDraft[]): void {
  for (const piece of pieces) (item as PieceDraft[]).push(piece);
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
      style: element.attributes['text:style-override'] ?? style,
    };
  });
  const pieces = items.flatMap((item) => item.pieces);
  if (pieces.length > 0 && pieces.every(({ kind }) => kind === 'heading')) {
    reading.tally.add('headingNumbers', pieces.length);
    return pieces;
  }
  return listsOf(list, items, reading, level);
}

function itemOf(
  element: XmlElement,
  place: Place,
  reading: TextReading,
  style: string,
  level: number,
): PieceDraft[] {
  const isItem = element.name === 'text:list-item' || element.name === 'text:list-header';
  const pieces: PieceDraft[] = [];
  for (const child of isItem ? elementsIn(element) : [element]) {
    if (child.name !== 'text:list') addTo(pieces, arrange(reading.readBlocks([child], place)));
    else {
      const lists = draftsOf(child, place, reading, style, level + 1);
      const before = pieces.at(-1);
      addTo(pieces, before ? joined(before, lists) : lists);
    }
  }
  return pieces;
}

function listsOf(
  list: XmlElement,
  items: readonly Item[],
  { styles, counters, tally }: TextReading,
  level: number,
): ListDraft[] {
  const goesOn =
    list.attributes['text:continue-numbering'] === 'true' ||
    list.attributes['text:continue-list'] !== undefined;
  const lists: { ordered: boolean; start: number; items: (readonly PieceDraft[])[] }[] = [];
  let style: string | null = null;
  let next = 1;
  for (const item of items) {
    const { ordered, start, isLettered } = styles.listLevel(item.style, Math.min(level, 10));
    const key = `${item.style} ${level}`;
    if (isLettered) tally.add('letteredLists', 1);
    const isOtherStyle = item.style !== style;
    if (isOtherStyle) next = (goesOn ? counters.get(key) : undefined) ?? start;
    style = item.style;
    if (item.start !== undefined) next = item.start;
    const open = lists.at(-1);
    const last = open?.items.at(-1);
    if (last && isUnled(item.pieces)) {
      addTo(last, joined(last.at(-1), item.pieces));
      continue;
    }
    const isInTurn =
      open?.ordered === ordered && (!ordered || open.start + open.items.length === next);
    if (isInTurn) open.items.push(item.pieces);
    else lists.push({ ordered, start: next, items: [item.pieces] });
    // Lists that nothing leads bear no number.
    if (!isUnled(item.pieces)) next += 1;
    counters.set(key, next);
  }
  return lists.map((one) => ({ kind: 'list', ...one }));
}
