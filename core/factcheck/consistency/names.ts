import type { TextSpan } from '../../article/text-blocks.ts';
import { textOffset, type FiguredText } from './figured-text.ts';

/** A person's name, or another of at least two words, as a story writes it. */
export interface WrittenName extends TextSpan {
  readonly first: string;
  readonly last: string;
  /** The words in capitals before it that are no part of it: “Interior Minister”. */
  readonly title: string;
  /** Where it stands in the shape. */
  readonly at: TextSpan;
}

// No word of a name is longer: without a bound a long row of letters takes its square.
const RUN =
  /(?<![\p{L}\p{N}.])(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]{0,40})(?: (?:(?:de|da|van|von|der|den|del|la|bin|al|el|di|dos) ){0,2}(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]{0,40})){1,6}/gu;
const NOT_NAMES: ReadonlySet<string> = new Set(
  'A An And As At Before But By For From He Her His If In It Its Last Later Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady St Of On One Only Or Our She So Some Still That The Their Then There These They This Those Though Three Two Under Until Was We What When Where Which While Who With Yesterday Today Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December North South East West Northern Southern Eastern Western New Old Great Upper Lower Port Lake Mount River Cape Fort San Santa'.split(
    ' ',
  ),
);
const ROLES: ReadonlySet<string> = new Set(
  'Minister President Mayor Ambassador Consul Governor Senator Chancellor Secretary Chairman Chairwoman Chair Director Chief Judge Justice King Queen Prince Princess Pope Bishop Archbishop Cardinal Father Sister Brother Captain Colonel General Major Lieutenant Sergeant Corporal Private Commander Admiral Brigadier Inspector Superintendent Constable Detective Officer Representative Congressman Congresswoman Deputy Councillor Coach Manager Professor Doctor Sheriff Marshal Premier Baron Baroness Duke Duchess Count Countess Rabbi Imam Sheikh Spokesman Spokeswoman Prosecutor Attorney Commissioner Leader Editor Lawyer Actor Actress Singer'.split(
    ' ',
  ),
);
// Names of places, bodies and things end so.
const NOT_SURNAMES =
  /^(?:Street|Road|Avenue|Square|Bridge|Park|Hotel|Hospital|University|School|College|Party|Union|Council|Court|Bank|Post|Times|News|Office|Ministry|Institute|Island|Islands|River|Lake|Valley|City|Town|County|House|Hall|Museum|Church|Club|United|Rovers|City|Cup|League|Prize|Award|Festival|Day|War|Act|Minister|President|Mayor|Company|Group|Limited|Ltd|Inc|States|Kingdom|Republic|Sea|Coast|Bay|Airport|Station|Line|Centre|Center|Democrats?|Greens?|Liberals?|Socialists?)$/;

/** The names of two words and more in a text, in order. Titles in capitals are taken off. */
export function namesIn(figured: FiguredText): readonly WrittenName[] {
  const names: WrittenName[] = [];
  for (const { 0: run, index } of figured.shape.matchAll(RUN)) {
    const words = run.split(' ');
    const start = nameStart(words);
    const parts = words.slice(start);
    const last = (parts.at(-1) ?? '').replace(/['’]s?$/u, '');
    const first = parts[0] ?? '';
    if (parts.length < 2 || NOT_SURNAMES.test(last) || last.length < 2) continue;
    const before = words.slice(0, start).join(' ');
    const from = index + before.length + (start > 0 ? 1 : 0);
    const to = index + run.length - ((parts.at(-1) ?? '').length - last.length);
    const title = words
      .slice(0, start)
      .filter((word) => !NOT_NAMES.has(word))
      .join(' ');
    const span = { from: textOffset(figured, from), to: textOffset(figured, to) };
    names.push({ first, last, title, at: { from, to }, ...span });
  }
  return names;
}

function nameStart(words: readonly string[]): number {
  let start = 0;
  words.forEach((word, index) => {
    const bare = word.replace(/\.$/, '');
    if (ROLES.has(bare) && index < words.length - 1) start = index + 1;
    else if (start === index && NOT_NAMES.has(bare)) start = index + 1;
  });
  return start;
}

/** One form for all spellings of a person's name. */
export function nameKey({ first, last }: Pick<WrittenName, 'first' | 'last'>): string {
  return `${first} ${last}`.toLowerCase();
}

/** How many single letters must change to make one word another, at most `most` + 1. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 40 || b.length > 40) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? most + 1;
}
