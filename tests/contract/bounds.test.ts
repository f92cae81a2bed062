import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { channels } from '../../core/contract/contract.ts';

// A page gone wild must not be able to fill the memory or the store: whatever a channel takes, each
// text and list in it has an end. Found by walking the schemas, so that a new channel is held too.

/** What can be seen of a valibot schema at run time. */
interface Seen {
  readonly kind?: string;
  readonly type: string;
  readonly pipe?: readonly Seen[];
  readonly entries?: Readonly<Record<string, Seen>>;
  readonly item?: Seen;
  readonly items?: readonly Seen[];
  readonly wrapped?: Seen;
  readonly options?: readonly unknown[];
  readonly key?: Seen;
  readonly value?: Seen;
}

const long = 'a'.repeat(200_000);
/** Texts that are long and of a form that some check may like. */
const texts = [
  long,
  `https://example.org/${long}`,
  `mailto:${long}@example.org`,
  `en-${'abcdefgh-'.repeat(25_000)}x`,
  `${'0'.repeat(200_000)}.sqlite`,
  `${long}.sqlite`,
  'f'.repeat(1_000_001),
  ' '.repeat(200_000),
  '/a'.repeat(100_000),
];

/** What a channel takes without an end, each with who bounds it in its place. */
const boundedElsewhere = new Map([
  [
    'journal.append input.steps[]',
    'each step must fit the story’s schema (db/journal-store.ts); what is pasted may be long',
  ],
  [
    'import.add input.record',
    'read against the record’s own schema (main/importing/received-story.ts)',
  ],
]);

function endless(schema: Seen, place: string): string[] {
  const within = (part: Seen | undefined, at: string) => (part ? endless(part, at) : []);
  const found: string[] = [];
  const hasEnd = schema.pipe?.some(({ type }) => type === 'max_length') ?? false;
  const isTaken = (text: string) => v.safeParse(schema as never, text).success;
  if (schema.type === 'string' && !hasEnd && texts.some(isTaken)) found.push(`${place} (text)`);
  if (schema.type === 'array' && !hasEnd) found.push(`${place} (list)`);
  if (schema.type === 'record') found.push(`${place} (record)`);
  if (['loose_object', 'object'].includes(schema.type)) found.push(`${place} (open object)`);
  if (['unknown', 'any'].includes(schema.type) && !boundedElsewhere.has(place)) found.push(place);
  for (const [name, entry] of Object.entries(schema.entries ?? {}))
    found.push(...endless(entry, `${place}.${name}`));
  found.push(...within(schema.item, `${place}[]`), ...within(schema.wrapped, place));
  for (const part of schema.items ?? []) found.push(...endless(part, `${place}[]`));
  for (const option of schema.options ?? [])
    if (typeof option === 'object' && option !== null)
      found.push(...endless(option as Seen, place));
  return found;
}

describe('every text and list that the page can send has an end', () => {
  test.each(Object.entries(channels))('%s', (name, channel) => {
    expect(endless(channel.input as unknown as Seen, `${name} input`)).toEqual([]);
  });
});

test('a text or list without an end would be found', () => {
  const open = v.strictObject({
    a: v.string(),
    b: v.array(v.number()),
    c: v.nullable(v.strictObject({ d: v.pipe(v.string(), v.minLength(1)) })),
    e: v.union([v.literal('x'), v.record(v.string(), v.string())]),
  });
  expect(endless(open as unknown as Seen, 'x')).toEqual([
    'x.a (text)',
    'x.b (list)',
    'x.c.d (text)',
    'x.e (record)',
  ]);
});

test('numbers are counts and moments: none is endless, broken or negative', () => {
  const walk = (schema: Seen, place: string): string[] => {
    const found: string[] = [];
    if (schema.type === 'number')
      for (const number of [NaN, Infinity, -1, 1.5, 2 ** 60])
        if (v.safeParse(schema as never, number).success) found.push(`${place} takes ${number}`);
    const parts: [string, Seen | undefined][] = [
      ...Object.entries(schema.entries ?? {}),
      ['item', schema.item],
      ['wrapped', schema.wrapped],
      ...(schema.options ?? []).map((option): [string, Seen | undefined] => [
        'option',
        typeof option === 'object' && option !== null ? (option as Seen) : undefined,
      ]),
    ];
    for (const [name, part] of parts) if (part) found.push(...walk(part, `${place}.${name}`));
    return found;
  };
  for (const [name, channel] of Object.entries(channels))
    expect(walk(channel.input as unknown as Seen, name)).toEqual([]);
});
