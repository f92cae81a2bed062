import { decodePage } from '../html/decode-page.ts';
import type { FileToImport } from '../file-to-import.ts';
import { itemsIn, readItem, rolesIn, textIn, type NewsItem } from './news-item.ts';

const mostBytes = 64 * 1024 * 1024;

/**
 * The news item that a file holds (IPTC ninjs 1.x, 2.x, 3.x), or null. Other JSON is none: ninjs
 * has an address or its standard's name, and the headline or the body of a story.
 */
export function parseNinjs(bytes: Uint8Array): NewsItem | null {
  if (bytes.length > mostBytes || !beginsAsObject(bytes)) return null;
  const text = decodePage(bytes);
  if (text === null) return null;
  const item = readItem(parseJson(text.replace(/^\ufeff/, '')));
  return item && isNewsItem(item) ? item : null;
}

/** Whether a file is a news item in ninjs. */
export function isNinjs({ bytes }: Pick<FileToImport, 'bytes'>): boolean {
  return parseNinjs(bytes) !== null;
}

function beginsAsObject(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).replaceAll('\0', '');
  return /^\ufeff?\s*\{\s*(?:"|$)/.test(start);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const standardNames = /ninjs/i;
const own = [
  ...['versioncreated', 'firstcreated', 'contentcreated', 'representationtype', 'pubstatus'],
  ...['copyrightholder', 'usageterms', 'slugline', 'urgency', 'infosource', 'infosources'],
  ...['located', 'altids', 'mimetype', 'ednote', 'byline', 'by', 'profile', 'version'],
];

function isNewsItem(item: NewsItem): boolean {
  const [standard] = [item.get('standard')];
  const isNamed =
    standard instanceof Map && standardNames.test(textIn(standard as NewsItem, 'name', 'schema'));
  const hasWords =
    rolesIn(item, 'headlines', 'headline').length > 0 ||
    rolesIn(item, 'bodies', 'body').length > 0 ||
    rolesIn(item, 'descriptions', 'description').length > 0 ||
    itemsIn(item, 'associations').length > 0;
  const marks = own.filter((name) => item.has(name)).length;
  const isKnown = marks >= 2 || (marks >= 1 && textIn(item, 'type') !== '');
  return hasWords && (isNamed || (textIn(item, 'uri') !== '' && isKnown));
}
