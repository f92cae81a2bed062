import {
  countWords,
  KINDS,
  type Kind,
  type LabelledText,
  type Misspelling,
  type Slip,
} from './labelled-set.ts';

// How answers are held against a labelled set. A flag finds a slip when it overlaps it and is at
// most thirty characters longer, and says the kind-specific rest (see `finds`), or when one of its
// suggestions gives exactly the right text. Every other flag is a false positive.

/** One flag of a tool. Offsets are UTF-16 code units, the end exclusive. */
export interface Flag {
  readonly start: number;
  readonly end: number;
  readonly kind?: string;
  readonly suggestions: readonly string[];
}

/** What a tool answered: the flags of each text that it answered. */
export type Answers = ReadonlyMap<string, readonly Flag[]>;

/** Slips of one kind: how many there are, were found, and had the right word among the suggestions. */
export interface Tally {
  readonly slips: number;
  readonly found: number;
  readonly wrong: number;
  readonly first: number;
  readonly amongFive: number;
}

export interface Missed {
  readonly text: string;
  readonly slip: Slip;
}

export interface Detection {
  readonly all: Tally;
  readonly kinds: Readonly<Record<Kind | 'other', Tally>>;
  readonly missed: readonly Missed[];
}

const LONGER_BY = 30;
const FIVE = 5;

/** Finds, misses and false flags over texts with slips. */
export function scoreSlips(texts: readonly LabelledText[], answers: Answers): Detection {
  const kinds = noTallies();
  const missed: Missed[] = [];
  for (const { id, text, errors } of texts) {
    const flags = answers.get(id) ?? [];
    const used = new Set<Flag>();
    for (const slip of errors) {
      const hits = flags.filter((flag) => finds(text, slip, flag));
      for (const hit of hits) used.add(hit);
      kinds[slip.kind] = addUp(kinds[slip.kind], tallyOf(text, slip, hits));
      if (hits.length === 0) missed.push({ text: id, slip });
    }
    for (const flag of flags) {
      if (used.has(flag)) continue;
      const kind = kindOf(text, flag);
      kinds[kind] = addUp(kinds[kind], { ...NOTHING, wrong: 1 });
    }
  }
  return { all: Object.values(kinds).reduce(addUp, NOTHING), kinds, missed };
}

export interface Alarms {
  readonly words: number;
  readonly alarms: number;
}

/** Every flag on clean texts of one sort is a false alarm. */
export function scoreAlarms(
  texts: readonly LabelledText[],
  answers: Answers,
  sort: LabelledText['set'],
): Alarms {
  const chosen = texts.filter((text) => text.set === sort);
  return {
    words: chosen.reduce((sum, { text }) => sum + countWords(text), 0),
    alarms: chosen.reduce((sum, { id }) => sum + (answers.get(id)?.length ?? 0), 0),
  };
}

export interface Listed {
  readonly pairs: number;
  readonly flagged: number;
  readonly first: number;
  readonly amongFive: number;
}

/** Single misspellings: how often the right word is the first suggestion, or among five. */
export function scoreWords(words: readonly Misspelling[], answers: Answers): Listed {
  const rights = words.map((word) => {
    const flags = answers.get(word.id) ?? [];
    const flag = spokenFor(flags);
    const isRight = (suggestion: string) =>
      flag !== undefined && word.right.some((right) => isSameWord(word, flag, suggestion, right));
    const place = flag?.suggestions.slice(0, FIVE).findIndex(isRight) ?? -1;
    return { isFlagged: flags.length > 0, place };
  });
  return {
    pairs: words.length,
    flagged: rights.filter(({ isFlagged }) => isFlagged).length,
    first: rights.filter(({ place }) => place === 0).length,
    amongFive: rights.filter(({ place }) => place >= 0).length,
  };
}

function isSameWord({ text }: Misspelling, flag: Flag, suggestion: string, right: string): boolean {
  const mended = text.slice(0, flag.start) + suggestion + text.slice(flag.end);
  return plain(mended).toLowerCase() === right.toLowerCase();
}

/** Shares in 0 to 1; null where there is nothing to take a share of. */
export function recallOf({ found, slips }: Tally): number | null {
  return share(found, slips);
}

export function precisionOf({ found, wrong }: Tally): number | null {
  return share(found, found + wrong);
}

/** F0.5, which weighs precision twice (van Rijsbergen 1979, with β = ½); null without slips. */
export function fHalfOf(tally: Tally): number | null {
  if (tally.slips === 0) return null;
  const recall = recallOf(tally) ?? 0;
  const precision = precisionOf(tally) ?? 0;
  if (recall + precision === 0) return 0;
  return (1.25 * precision * recall) / (0.25 * precision + recall);
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The kind of a flag: its own, or what its words show when the tool names none. */
export function kindOf(text: string, flag: Flag): Kind | 'other' {
  if (flag.kind !== undefined) return isKind(flag.kind) ? flag.kind : 'other';
  const words = text.slice(flag.start, flag.end);
  if (/^an?$/i.test(words)) return 'article';
  if (isDoubled(words)) return 'doubled';
  if (/[.,;:!?]\p{L}/u.test(words)) return 'spacing';
  if (!/^[\p{L}\p{M}'’-]+$/u.test(words)) return 'other';
  return /\p{Lu}/u.test(words) ? 'name' : 'nonword';
}

function finds(text: string, slip: Slip, flag: Flag): boolean {
  const end = Math.max(flag.end, flag.start + 1);
  if (flag.start >= slip.end || end <= slip.start) return false;
  if (flag.end - flag.start > slip.end - slip.start + LONGER_BY) return false;
  if (flag.suggestions.some((suggestion) => mends(text, slip, flag, suggestion))) return true;
  if (slip.kind === 'article') return touchesArticle(slip, flag.start, end);
  if (slip.kind === 'spacing') return spansMark(slip, flag.start, end);
  if (slip.kind === 'doubled') {
    return flag.kind === 'doubled' || isDoubled(text.slice(flag.start, flag.end));
  }
  return true;
}

function touchesArticle({ start, end, wrong }: Slip, from: number, to: number): boolean {
  const length = /^\S+/.exec(wrong)?.[0].length ?? 1;
  return from < Math.min(start + length, end) && to > start;
}

function spansMark({ start, wrong }: Slip, from: number, to: number): boolean {
  const mark = start + Math.max(0, wrong.search(/[.,;:!?]\p{L}/u));
  return from <= mark && to > mark + 1;
}

function isDoubled(words: string): boolean {
  return /^\s*(\p{L}+)\s+\1\s*$/iu.test(words);
}

/** Whether a flag's suggestion gives the right text over the whole stretch of slip and flag. */
function mends(text: string, slip: Slip, flag: Flag, suggestion: string): boolean {
  const from = Math.min(slip.start, flag.start);
  const to = Math.max(slip.end, flag.end);
  const given = text.slice(from, flag.start) + suggestion + text.slice(flag.end, to);
  const wanted = text.slice(from, slip.start) + slip.right + text.slice(slip.end, to);
  return plain(given) === plain(wanted);
}

function plain(text: string): string {
  return text.replaceAll('’', "'").replace(/\s+/g, ' ').trim();
}

function tallyOf(text: string, slip: Slip, hits: readonly Flag[]): Tally {
  const isRight = (flag: Flag) => (suggestion: string) => mends(text, slip, flag, suggestion);
  const flag = spokenFor(hits);
  const isFirst = flag?.suggestions.slice(0, 1).some(isRight(flag)) ?? false;
  const isAmong = hits.some((hit) => hit.suggestions.slice(0, FIVE).some(isRight(hit)));
  return {
    slips: 1,
    found: Number(hits.length > 0),
    wrong: 0,
    first: Number(isFirst),
    amongFive: Number(isAmong),
  };
}

/** Of several flags on one slip the one that an editor would take a suggestion from. */
function spokenFor(flags: readonly Flag[]): Flag | undefined {
  return flags.find(({ suggestions }) => suggestions.length > 0) ?? flags[0];
}

const NOTHING: Tally = { slips: 0, found: 0, wrong: 0, first: 0, amongFive: 0 };

function noTallies(): Record<Kind | 'other', Tally> {
  const all = [...KINDS, 'other' as const].map((kind) => [kind, NOTHING]);
  return Object.fromEntries(all) as Record<Kind | 'other', Tally>;
}

function addUp(a: Tally, b: Tally): Tally {
  return {
    slips: a.slips + b.slips,
    found: a.found + b.found,
    wrong: a.wrong + b.wrong,
    first: a.first + b.first,
    amongFive: a.amongFive + b.amongFive,
  };
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}
