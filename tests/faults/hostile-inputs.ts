// Inputs of the contract, made from its own schemas: of the right form, and with something in them
// that is not.

/** What can be seen of a valibot schema at run time. */
interface Schema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly wrapped?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly pipe?: readonly Schema[];
  readonly items?: readonly Schema[];
  readonly key?: Schema;
  readonly value?: Schema;
}

/** Values that have broken others: wrong types, ends of ranges, and words that mean something. */
const hostile: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  1.5,
  NaN,
  Infinity,
  2 ** 53,
  '',
  ' ',
  '\0',
  '../../etc/passwd',
  '\ud800',
  "'; DROP TABLE stories; --",
  '<img src=x onerror=trap()>',
  'javascript:trap()',
  '__proto__',
  'x'.repeat(100_000),
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: null, constructor: { prototype: {} } },
  { toString: 1, length: 9e9 },
  new Uint8Array(3),
  new Date(0),
  new Map([['id', 'a']]),
];

const words = [
  'Ferry',
  'https://example.org/',
  'en-GB',
  'draft',
  'claim',
  '1',
  'Ada',
  'a-b',
  'page',
];

/** An input for a channel. @param ids those of things that are there */
export function inputFor(schema: unknown, ids: readonly string[], random: () => number): unknown {
  return valueOf(schema as Schema, '', ids, random);
}

function valueOf(
  schema: Schema,
  name: string,
  ids: readonly string[],
  random: () => number,
): unknown {
  if (random() < 0.04) return some(hostile, random);
  const inner = (one: Schema, called = name): unknown => valueOf(one, called, ids, random);
  switch (schema.type) {
    case 'strict_object':
    case 'object':
    case 'loose_object': {
      const made = Object.entries(schema.entries ?? {}).map(([key, entry]) => [
        key,
        inner(entry, key),
      ]);
      if (random() < 0.03) made.push([some(words, random), some(hostile, random)]);
      return Object.fromEntries(made.filter(() => random() > 0.02)) as unknown;
    }
    case 'array': {
      const length = Math.floor(random() ** 3 * 6);
      return Array.from({ length }, () => (schema.item ? inner(schema.item) : null));
    }
    case 'tuple':
    case 'strict_tuple':
      return (schema.items ?? []).map((item) => inner(item));
    case 'nullable':
    case 'optional':
    case 'exact_optional':
    case 'nullish':
      return random() < 0.3 ? null : schema.wrapped ? inner(schema.wrapped) : null;
    case 'picklist':
      return some(schema.options ?? [null], random);
    case 'union':
    case 'variant':
      return inner(some((schema.options ?? []) as readonly Schema[], random));
    case 'literal':
      return schema.literal;
    case 'boolean':
      return random() < 0.5;
    case 'number':
      return Math.floor(random() ** 4 * (random() < 0.1 ? 1e12 : 200));
    case 'undefined':
      return undefined;
    case 'record':
      return { [some(words, random)]: schema.value ? inner(schema.value) : null };
    case 'instance':
    case 'custom':
      return random() < 0.5 ? new Uint8Array([137, 80, 78, 71]) : some(ids, random);
    case 'unknown':
    case 'any':
      return random() < 0.5 ? step(random) : some(hostile, random);
    default:
      return /id$/i.test(name) || random() < 0.2 ? some(ids, random) : some(words, random);
  }
}

/** A step of the journal, more or less. */
function step(random: () => number): unknown {
  const from = Math.floor(random() * 60);
  return {
    stepType: random() < 0.8 ? 'replace' : some(['addMark', 'attr', 'replaceAround'], random),
    from,
    to: from + Math.floor(random() * 10),
    slice: { content: [{ type: 'text', text: 'x' }] },
  };
}

function some<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined && items.length === 0) throw new RangeError('There is nothing to choose');
  return item as T;
}
