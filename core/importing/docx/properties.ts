import type { XmlElement } from '../office/read-xml.ts';
import { childOf } from '../office/xml-tree.ts';

/** The value of a property (`w:val` of the element called `name`), or undefined. */
export function valueOf(properties: XmlElement | undefined, name: string): string | undefined {
  return childOf(properties, name)?.attributes['w:val'];
}

/** Whether a property that is on or off is on; undefined where it says nothing (ISO 29500-1, 17.17.4). */
export function isOn(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = childOf(properties, name);
  if (!element) return undefined;
  return !/^(?:0|false|off|none)$/i.test(element.attributes['w:val'] ?? 'true');
}

/** A whole number from `least` to `most`, or undefined. */
export function wholeNumber(
  text: string | undefined,
  least: number,
  most: number,
): number | undefined {
  if (text === undefined || !/^-?\d{1,9}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

/** A moment as Word writes it, in milliseconds since 1970 in UTC; null when it is none. */
export function momentOf(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?$/.test(text))
    return null;
  const moment = Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isFinite(moment) ? moment : null;
}
