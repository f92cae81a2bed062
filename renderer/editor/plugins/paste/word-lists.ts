/** An item of a list as Word puts it on the clipboard: a paragraph that says its level and mark. */
export interface WordListItem {
  /** 1 for the outermost. */
  readonly level: number;
  readonly kind: 'ul' | 'ol';
}

type ReadAttribute = (element: Element, name: string) => string | null;

const listStyle = /mso-list:\s*\S+\s+level(\d+)/i;

/** Whether an element is such a paragraph. */
export function isWordListItem(element: Element, attribute: ReadAttribute): boolean {
  return listStyle.test(attribute(element, 'style') ?? '');
}

/** Reads the item's level, and from its mark (`·`, `1.`, `a)`) its kind. */
export function wordListItem(
  element: Element,
  attribute: ReadAttribute,
  textOf: (node: Node) => string,
): WordListItem {
  const level = Number(listStyle.exec(attribute(element, 'style') ?? '')?.[1] ?? '1');
  const mark = textOf(element).trim().slice(0, 12);
  const isNumbered = /^(?:\d{1,4}|[a-z]{1,5})[.)]/i.test(mark);
  return { level: Math.min(Math.max(level, 1), 9), kind: isNumbered ? 'ol' : 'ul' };
}
