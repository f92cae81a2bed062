import type { Change, ChangeKind } from '../office/note-book.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { elementsIn } from '../office/xml-tree.ts';
import { momentOf } from './properties.ts';
import type { Place } from './reading.ts';

const kinds: Readonly<Record<string, ChangeKind>> = {
  'w:ins': 'insertion',
  'w:del': 'deletion',
  'w:moveTo': 'moved-here',
  'w:moveFrom': 'moved-away',
  'w:cellIns': 'insertion',
  'w:cellDel': 'deletion',
};

/** The change that an element tells of; null when it tells of none. */
export function changeOf({ name, attributes }: XmlElement): Change | null {
  const kind = kinds[name];
  if (kind === undefined) return null;
  return { kind, author: attributes['w:author'] ?? '', at: momentOf(attributes['w:date']) };
}

/** The insertion among an element's properties, whatever else they tell of. */
export function insertionAmong(properties: XmlElement | undefined): Change | null {
  const found = elementsIn(properties).flatMap((element) => changeOf(element) ?? []);
  return found.find((change) => !takesOut(change)) ?? null;
}

/** A place within a change. */
export function placeWithin<Changed extends Pick<Place, 'change' | 'put'>>(
  place: Changed,
  change: Change | null,
): Changed {
  const put = change !== null && !takesOut(change) ? change : place.put;
  return { ...place, change: within(place.change, change), put };
}

/** The change among an element's properties, such as that of a paragraph's mark or a row. */
export function changeIn(properties: XmlElement | undefined): Change | null {
  const found = elementsIn(properties).flatMap((element) => changeOf(element) ?? []);
  return found.find(takesOut) ?? found[0] ?? null;
}

/** What holds where one change stands in another: what is taken out stays out. */
function within(outer: Change | null, inner: Change | null): Change | null {
  if (inner === null || (outer !== null && takesOut(outer))) return outer;
  return inner;
}

/** Whether a change leaves words out of the text. */
export function takesOut({ kind }: Change): boolean {
  return kind === 'deletion' || kind === 'moved-away' || kind === 'hidden';
}
