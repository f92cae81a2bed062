import type { ImportedTag } from '../imported-document.ts';
import { readPlainField } from './plain-field.ts';
import { itemsIn, plainIn, type NewsItem } from './news-item.ts';

// The lists of an item that name what it is about, as 1.x and as 2.x and 3.x call them.
const lists: readonly (readonly [ImportedTag['kind'], readonly string[]])[] = [
  ['topic', ['subject', 'subjects']],
  ['person', ['person', 'people']],
  ['organisation', ['organisation', 'organisations']],
  ['place', ['place', 'places']],
  ['topic', ['event', 'events', 'object', 'objects']],
];

/** The tags of an item: subjects, people, organisations, places, keywords. */
export function readTags(item: NewsItem): ImportedTag[] {
  const named = lists.flatMap(([kind, names]) =>
    itemsIn(item, ...names).flatMap((one) => {
      const name = plainIn(one, 'name') || nameIn(one);
      return name === '' ? [] : [{ kind, name }];
    }),
  );
  const words = item.get('keywords') ?? item.get('keyword');
  const listed: unknown[] = Array.isArray(words)
    ? words
    : typeof words === 'string'
      ? words.split(/[,;]/)
      : [];
  const topics = listed
    .filter((word): word is string => typeof word === 'string' && word.trim() !== '')
    .map((word) => ({ kind: 'topic' as const, name: readPlainField(word).trim() }));
  return [...named, ...topics];
}

/** In some versions names come in several languages or roles. */
function nameIn(one: NewsItem): string {
  const first = itemsIn(one, 'names')[0];
  return first ? plainIn(first, 'value', 'name') : '';
}
