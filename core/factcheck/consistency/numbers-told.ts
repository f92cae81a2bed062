import type { TextSpan } from '../../article/text-blocks.ts';
import type { Figure } from './figure.ts';
import { isQuoted, type FiguredText, type ShapeSentence } from './figured-text.ts';
import { stemOf, stemsIn } from './stems.ts';

/** A number with what it counts, as one sentence tells it. */
export interface ToldNumber extends TextSpan {
  readonly kind: 'count' | 'money' | 'percent';
  readonly unit: string;
  readonly value: number;
  readonly step: number;
  readonly hedged: boolean;
  readonly said: string;
  /** The stem of the noun that it counts, or empty. */
  readonly noun: string;
  /** The words between number and noun. */
  readonly qualifiers: string;
  /** What befell those it counts, “killed”; or empty. */
  readonly fate: string;
  /** The three words before it, or fewer at the start of a sentence. */
  readonly lead: string;
  readonly isDefinite: boolean;
  /** Whether the sentence tells of another time or another part as well. */
  readonly isQualified: boolean;
  /** Whether the sentence tells another number of the same thing. */
  readonly isOneOfSeveral: boolean;
  /** Whether nothing but the sentence's end or another clause follows what it counts. */
  readonly isLast: boolean;
  /** Whether the sentence begins with the words before it, or with who says so. */
  readonly isOpening: boolean;
  /** The stems of the sentence's other words. */
  readonly stems: readonly string[];
}

const plurals = /^(?:people|men|women|children|police|fish|sheep|dead|injured|wounded|missing)$/u;
const notNouns =
  /^(?:as|was|is|has|its|his|does|less|across|plus|this|versus|unless|always|perhaps|runs|says|goes|kills|leaves|wins|hits|makes|takes|gets|gives)$/u;
const fates: readonly (readonly [name: string, after: RegExp, before: RegExp])[] = [
  [
    'killed',
    /^(?: (?!injured|wounded|hurt|missing)[\p{L}-]+){0,2}? (?:were |was |are |have been |had )?(?:killed|dead|died|die|deaths?)\b/u,
    /\b(?:kill(?:s|ed|ing)?|claim(?:s|ed) the lives of|the deaths of|death toll (?:of|is|was|stands at|stood at)) $/u,
  ],
  [
    'injured',
    /^(?: (?!killed|dead|missing)[\p{L}-]+){0,2}? (?:were |was |are |have been )?(?:injured|wounded|hurt)\b/u,
    /\b(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt) $/u,
  ],
  [
    'arrested',
    /^(?: [\p{L}-]+){0,2}? (?:were |was |are |have been )?(?:arrested|detained)\b/u,
    /\b(?:arrest(?:s|ed)|detain(?:s|ed)) $/u,
  ],
  ['missing', /^(?: [\p{L}-]+){0,2}? (?:were |was |are )?missing\b/u, /^\b$/u],
];
const qualified =
  /\b(?:earlier|last|previous\w*|ago|another|more|other|others|further|additional|initial\w*|at first|first|later|so far|since|as many|as much|the same|half|separate\w*|similar\w*|elsewhere|nearby|average|total|rose|risen|then|again|each|every|per|than|compared|instead|former\w*|originally|revised|up from|down from|of (?:whom|which)|including|among|estimate\w*|feared|expected|would|could|might|if)\b|\uE000[yl]|\uE001 of (?:the|them|these|those|its)\b/iu;

/** The numbers that a text tells of, outside quotations. */
export function numbersTold(figured: FiguredText): readonly ToldNumber[] {
  return figured.sentences.flatMap((sentence) => sentenceNumbers(figured, sentence));
}

// “In May the firm sold”, “At Sund the blast killed”: it tells of that time and place alone.
const opening =
  /^(?:(?!(?:On|In|By|At|After|When) )(?:\p{L}+ ){1,4}said (?:that )?)?[Tt]he \p{L}+ \p{L}+ $/u;
const LONGEST = 600;

function sentenceNumbers(figured: FiguredText, sentence: ShapeSentence): readonly ToldNumber[] {
  if (sentence.figures.length === 0 || sentence.to - sentence.from > LONGEST) return [];
  const words = figured.shape.slice(sentence.from, sentence.to);
  const stems = [...stemsIn(words.replace(/\uE000[a-z]\d+\uE001/gu, ' '))];
  const parts = words.split(/\uE000[a-z]\d+\uE001/u);
  const told = sentence.figures.flatMap((figure, index) => {
    const one = toldNumber(figured, figure, parts[index] ?? '', parts[index + 1] ?? '');
    return one ? [{ ...one, isQualified: qualified.test(words), stems }] : [];
  });
  return told.map((one) => ({
    ...one,
    isOneOfSeveral:
      sentence.figures.some(isBareNumber(told, one)) ||
      told.some((other) => other !== one && isSameThing(one, other)),
    stems: one.stems.filter((stem) => stem !== one.noun),
  }));
}

// “10 marchers in Holm and two in Varlen”, “two towns and a third”: more of the same.
function isBareNumber(
  told: readonly Pick<ToldNumber, 'from' | 'noun' | 'fate' | 'kind'>[],
  one: Pick<ToldNumber, 'from' | 'kind'>,
): (figure: Figure) => boolean {
  return ({ kind, from }) => {
    if (from === one.from) return false;
    if (kind === 'ordinal' || kind === 'fraction') return true;
    const other = told.find((candidate) => candidate.from === from);
    if (kind !== 'count') return false;
    return (
      other === undefined || (other.kind === 'count' && other.noun === '' && other.fate === '')
    );
  };
}

/** Whether two numbers count the same kind of thing. */
export function isSameThing(
  a: Pick<ToldNumber, 'kind' | 'unit' | 'noun' | 'qualifiers' | 'fate'>,
  b: Pick<ToldNumber, 'kind' | 'unit' | 'noun' | 'qualifiers' | 'fate'>,
): boolean {
  if (a.kind !== b.kind || a.unit !== b.unit || a.fate !== b.fate) return false;
  return a.fate !== '' || (a.noun === b.noun && a.qualifiers === b.qualifiers);
}

function toldNumber(figured: FiguredText, figure: Figure, before: string, after: string) {
  const { kind, from, to } = figure;
  if (kind !== 'count' && kind !== 'money' && kind !== 'percent') return null;
  if (isQuoted(figured, { from, to }) || figure.value < 2 || after.startsWith('-year-old'))
    return null;
  const { noun, qualifiers } = kind === 'count' ? nounAfter(after) : { noun: '', qualifiers: '' };
  const { unit, value, step, hedged } = figure;
  const lead = [...before.matchAll(/\p{L}+/gu)].slice(-3).map(([word]) => word.toLowerCase());
  return {
    kind,
    unit,
    value,
    step,
    hedged,
    said: figured.text.slice(from, to),
    noun,
    qualifiers,
    fate: kind === 'count' ? fateOf(before, after) : '',
    lead: lead.join(' '),
    isDefinite: /\b[Tt]he $/u.test(before),
    isOneOfSeveral: false,
    isLast: /^(?: [\p{Ll}-]+){0,2}(?:$|[.,;]| and\b)/u.test(after),
    isOpening: opening.test(before.trimStart()),
    from,
    to,
  };
}

// “5,000 march”, “300 homeless”: people, though they are not named.
const doings =
  /^ (?:march\w*|protest\w*|rall(?:y|ied)|flee|fled|gather\w*|evacuated|displaced|homeless|attend\w*|stranded)\b/u;

function nounAfter(after: string): { noun: string; qualifiers: string } {
  if (doings.test(after)) return { noun: stemOf('people'), qualifiers: '' };
  const words = /^(?: [\p{Ll}-]+){1,3}/u.exec(after)?.[0].trim().split(' ') ?? [];
  const index = words.findIndex(
    (word) => plurals.test(word) || (/[^s]s$/u.test(word) && !notNouns.test(word)),
  );
  const stop = words.findIndex((word) =>
    /^(?:in|on|of|to|at|by|for|from|and|or|with|were|was|are|have|had|who)$/u.test(word),
  );
  if (index < 0 || (stop >= 0 && stop < index)) return { noun: '', qualifiers: '' };
  return { noun: stemOf(words[index] ?? ''), qualifiers: words.slice(0, index).join(' ') };
}

function fateOf(before: string, after: string): string {
  return (
    fates.find(([, follows, precedes]) => follows.test(after) || precedes.test(before))?.[0] ?? ''
  );
}
