import { parse } from 'parse5';
import { shownText } from '../html/visible.ts';
import { readPlainField } from './plain-field.ts';

/** A ninjs object: its keys in small letters, as 1.x and 2.x spell them (3.x writes `bodyText`). */
export type NewsItem = ReadonlyMap<string, unknown>;

const deepest = 12;

/**
 * A JSON value with every object as a map by keys in small letters: nothing of it can stand for a
 * property of ours. What nests deeper than any news item is left out.
 */
export function readItem(value: unknown): NewsItem | null {
  const read = toMap(value, 0);
  return read instanceof Map ? (read as NewsItem) : null;
}

function toMap(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.slice(0, 2000).map((one) => toMap(one, depth + 1));
  return new Map(
    Object.entries(value).map(([key, one]) => [key.toLowerCase(), toMap(one, depth + 1)]),
  );
}

/** The words of a text that the standard calls plain; empty where there is none. */
export function plainIn(item: NewsItem, ...names: readonly string[]): string {
  return readPlainField(textIn(item, ...names)).trim();
}

/** The words of a text in a role: plain, but of one that is told to be HTML those that it shows. */
export function wordsOf({ role, type, text }: RoleText): string {
  const isMarkup = /html|xml|nitf/.test(role + type);
  const words = isMarkup
    ? shownText(parse(text, { scriptingEnabled: false }))
    : readPlainField(text);
  return words.replace(/\s+/g, ' ').trim();
}

/** A text of an item as written, trimmed; empty where there is none. */
export function textIn(item: NewsItem, ...names: readonly string[]): string {
  for (const name of names) {
    const value = item.get(name);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

/** The objects in a list, or the values of an object of objects (as 1.x has associations). */
export function itemsIn(item: NewsItem, ...names: readonly string[]): NewsItem[] {
  return names.flatMap((name) => {
    const value = item.get(name);
    const list: unknown[] =
      value instanceof Map ? [...value.values()] : Array.isArray(value) ? value : [];
    return list.filter((one): one is NewsItem => one instanceof Map);
  });
}

/**
 * The value of a text that 2.x and 3.x give in several roles; else what 1.x has under a name with
 * an underscore and its role (`body_html`).
 */
export function rolesIn(item: NewsItem, plural: string, single: string): RoleText[] {
  const listed = itemsIn(item, plural).map((one) => ({
    role: textIn(one, 'role').toLowerCase(),
    type: textIn(one, 'contenttype').toLowerCase(),
    text: textIn(one, 'value'),
  }));
  const named = [...item].flatMap(([key, value]) => {
    const isOne = key === single || key.startsWith(`${single}_`);
    const role = key.slice(single.length + 1);
    return isOne && typeof value === 'string' ? [{ role, type: '', text: value.trim() }] : [];
  });
  return [...listed, ...named].filter(({ text }) => text !== '');
}

/** A text and what it is for. */
export interface RoleText {
  readonly role: string;
  /** Its media type in small letters, or empty. */
  readonly type: string;
  readonly text: string;
}
