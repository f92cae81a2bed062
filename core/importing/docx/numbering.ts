import type { ListPlace } from '../office/arrange.ts';
import type { XmlElement } from '../office/read-xml.ts';
import type { Tally } from '../office/tally.ts';
import { childOf, childrenOf } from '../office/xml-tree.ts';
import { valueOf, wholeNumber } from './properties.ts';
import type { WordStyles } from './styles.ts';

interface Level {
  readonly format: string;
  readonly start: number;
}

interface Numbering {
  /** What counts together: lists of one abstract definition go on with one another. */
  readonly counter: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly restarts: ReadonlyMap<number, number>;
}

/** Where paragraphs stand in the document's lists; asked in the document's order, it counts those not gone. */
export type Numberer = (list: string, level: number, isGone?: boolean) => ListPlace | null;

const formatsWithoutNumbers = new Set(['bullet', 'none']);

/** Reads `numbering.xml` (ISO 29500-1, 17.9). */
export function readNumbering(root: XmlElement | null, styles: WordStyles, tally: Tally): Numberer {
  const numberings = readNumberings(root ?? undefined, styles);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return (list, level, isGone = false) => {
    const numbering = numberings.get(list);
    const { format, start } = numbering?.levels.get(level) ?? { format: 'bullet', start: 1 };
    if (!numbering || format === 'none') return null;
    const ordered = !formatsWithoutNumbers.has(format);
    if (isGone) return { level, ordered, value: start };
    const counts = counters.get(numbering.counter) ?? [];
    counters.set(numbering.counter, counts);
    const restart = numbering.restarts.get(level);
    if (restart !== undefined && !begun.has(`${list} ${level}`)) counts.length = level;
    begun.add(`${list} ${level}`);
    const value = (counts[level] ?? (restart ?? start) - 1) + 1;
    counts[level] = value;
    counts.length = level + 1;
    if (/letter|roman/i.test(format)) tally.add('letteredLists');
    return { level, ordered, value };
  };
}

function readNumberings(
  root: XmlElement | undefined,
  styles: WordStyles,
): ReadonlyMap<string, Numbering> {
  const abstract = new Map<string, XmlElement>();
  for (const definition of childrenOf(root, 'w:abstractNum')) {
    abstract.set(definition.attributes['w:abstractNumId'] ?? '', definition);
  }
  const links = new Map<string, string>();
  const lists = childrenOf(root, 'w:num');
  for (const list of lists) {
    links.set(list.attributes['w:numId'] ?? '', valueOf(list, 'w:abstractNumId') ?? '');
  }
  const byStyle = new Map(
    [...abstract].map(([id, definition]) => [valueOf(definition, 'w:styleLink') ?? '', id]),
  );
  const follow = (id: string): string => {
    // A definition may be no more than the name of a style that has one.
    const style = valueOf(abstract.get(id), 'w:numStyleLink');
    if (style === undefined) return id;
    return byStyle.get(style) ?? links.get(styles.paragraph(style).list ?? '') ?? id;
  };
  const followed = new Map([...abstract.keys()].map((id) => [id, follow(id)]));
  return new Map(
    lists.map((list) => {
      const counter = followed.get(valueOf(list, 'w:abstractNumId') ?? '') ?? '';
      return [list.attributes['w:numId'] ?? '', toNumbering(list, counter, abstract.get(counter))];
    }),
  );
}

function toNumbering(
  list: XmlElement,
  counter: string,
  definition: XmlElement | undefined,
): Numbering {
  const levels = new Map(levelsOf(definition));
  const restarts = new Map<number, number>();
  for (const override of childrenOf(list, 'w:lvlOverride')) {
    const at = wholeNumber(override.attributes['w:ilvl'], 0, 8) ?? 0;
    for (const [, level] of levelsOf(override)) levels.set(at, level);
    const start = wholeNumber(valueOf(override, 'w:startOverride'), 0, 1_000_000);
    if (start !== undefined) restarts.set(at, start);
  }
  return { counter, levels, restarts };
}

function levelsOf(parent: XmlElement | undefined): (readonly [number, Level])[] {
  return childrenOf(parent, 'w:lvl').map((level) => [
    wholeNumber(level.attributes['w:ilvl'], 0, 8) ?? 0,
    {
      format: valueOf(level, 'w:numFmt') ?? formatInside(level) ?? 'decimal',
      start: wholeNumber(valueOf(level, 'w:start'), 0, 1_000_000) ?? 1,
    },
  ]);
}

/** Newer number formats stand beside a fallback that older programs read. */
function formatInside(level: XmlElement): string | undefined {
  const alternates = childOf(level, 'mc:AlternateContent');
  return valueOf(childOf(alternates, 'mc:Fallback'), 'w:numFmt');
}
