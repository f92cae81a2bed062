import type { Spot } from './check.ts';
import { findShapes, shapePattern, type FiguredText } from './figured-text.ts';
import { sayNumber } from './saying.ts';

const NAME = "\\p{Lu}[\\p{L}’'-]+(?: (?:of |from |de |van |von )?\\p{Lu}[\\p{L}’'.-]*){0,3}";
const names = shapePattern(
  `(?:\\b(?:[Tt]he|[Aa]ll|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) {n}(?: \\p{Ll}[\\p{L}-]*){1,3}(?:,| \\(|:| —| –)|{n}(?: \\p{Ll}[\\p{L}-]*){1,2}, namely) ?(?<list>${NAME}(?:, ${NAME}){0,8},? and ${NAME})(?=[,.;)]| —| –|$)(?!, (?:and )?\\p{Lu})(?!,? (?:among|included|are among|were among|and\\b))`,
);
const article = '(?:an?|another) [^,.;:()—–]{1,60}';
const indefinite = shapePattern(
  `{n} [^\\uE000\\uE001,.;:()—–]{1,30}(?: —| –|:| \\() ?(?<list>an? [^,.;:()—–]{1,60}(?:, ${article}){0,6},? and ${article})(?=\\)| —| –|[.;]|$)`,
);
// Longer lists are seldom given name by name, and then with asides.
const MOST = 12;

/** Lists of names, or of “a man, a woman and a boy”, that are longer or shorter than they say. */
export function* listedNames(figured: FiguredText): Iterable<Spot> {
  for (const pattern of [names, indefinite]) {
    for (const { figures, words, to } of findShapes(figured, pattern)) {
      const said = figures[0];
      const list = words['list'] ?? '';
      if (!said || said.hedged || said.value > MOST || said.value < 2) continue;
      const count = countOf(list);
      if (count === null || count === said.value) continue;
      yield {
        message: `The text says ${sayNumber(said.value)}, but the list has ${sayNumber(count)}.`,
        working: `Listed: ${saidList(list)}; that is ${sayNumber(count)}.`,
        spans: [{ from: said.from, to }],
      };
    }
  }
}

function countOf(list: string): number | null {
  const ands = list.match(/ and /g)?.length ?? 0;
  if (ands !== 1) return null;
  return list.split(/,? and |, /).length;
}

function saidList(list: string): string {
  return list.replace(/\uE000[a-z]\d+\uE001/gu, '…');
}
