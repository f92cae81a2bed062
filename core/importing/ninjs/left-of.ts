import { rolesIn, textIn, type NewsItem, type RoleText } from './news-item.ts';

// What a story has no place for, by its key and by what an editor calls it.
const unheld: readonly (readonly [string, string])[] = [
  ['ednote', 'a note to editors'],
  ['usageterms', 'terms of use'],
  ['copyrightnotice', 'a copyright notice'],
  ['trustindicators', 'trust indicators'],
  ['pubstatus', 'its status'],
  ['urgency', 'its urgency'],
  ['uri', 'its address at the agency'],
  ['version', 'its version'],
  ['title', 'a title beside the headline'],
];

/** Says what of an item has no place in a story, with its words. */
export function leftOf(item: NewsItem, body: RoleText | null): string[] {
  const said = unheld.flatMap(([key, name]) => {
    const value = item.get(key);
    const text = typeof value === 'number' ? String(value) : textIn(item, key);
    return text === '' || text === 'usable' ? [] : [`${name} (“${text.slice(0, 300)}”)`];
  });
  const altids = altidsOf(item);
  const others = rolesIn(item, 'bodies', 'body').filter(
    (one) => one !== body && one.text !== body?.text,
  );
  return [
    ...(said.length + altids.length === 0
      ? []
      : [`What the agency says beside the story: ${[...said, ...altids].join(', ')}.`]),
    ...(others.length === 0
      ? []
      : [
          `The same story in other forms, of which the richest was taken: ${others.map(({ role, type }) => role || type || 'unnamed').join(', ')}.`,
        ]),
  ];
}

/** Identifiers: objects in 2.x and 3.x, names with values in 1.x. */
function altidsOf(item: NewsItem): string[] {
  const value = item.get('altids');
  const pairs: [string, unknown][] = Array.isArray(value)
    ? value.flatMap((one) => (one instanceof Map ? [pairOf(one as NewsItem)] : []))
    : value instanceof Map
      ? [...(value as NewsItem)]
      : [];
  return pairs
    .filter(([, text]) => typeof text === 'string' && text !== '')
    .slice(0, 20)
    .map(([role, text]) => `${role || 'an identifier'} (“${String(text).slice(0, 200)}”)`);
}

function pairOf(one: NewsItem): [string, unknown] {
  return [textIn(one, 'role'), textIn(one, 'value')];
}
