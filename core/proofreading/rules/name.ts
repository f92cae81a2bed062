import { slipCost } from '../language/edit-cost.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import { nameBase, usualForm, type StoryWords } from '../story-words.ts';
import { candidates, MOST_SUGGESTIONS, writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';

const SHORTEST = 4;
// A near twin that is written half as often is a name of its own.
const MORE_OFTEN = 2;
// In nats: about two slips; more make another name.
const FARTHEST = 13;
const LONG = 7;
const LIKELY_SLIP = 6;
const WELL_KNOWN = 130;

/** Unknown names that nearly match one which the story mentions more often, or which all know. */
export const name: Rule = {
  id: 'name',
  kind: 'name',
  severity: 'error',
  description: 'A name spelt unlike its other mentions.',
  reason: 'A name spelt two ways makes readers doubt both, and the person notices.',
  examples: {
    flags: [
      'Governor Velmarsk spoke. Velmarsk said no. Later [Velmrask] left.',
      'The minister flew to [Washingtn] on Friday.',
      'The Torvenhal region voted. Torvenhal had waited. Yet [Torvenhall] is calm.',
    ],
    ignores: [
      'Irena Sovalsky met Sovalsky’s aide. The Sovalskys agreed with Sovalsky.',
      'Police in Quellmark named Dorvath, Ilmeni and Perroux.',
      'Pavel Drumov and Anna Drumova spoke; Drumov left before Drumov’s car came.',
    ],
    fixes: [
      [
        'Dr Ostrevane came. Ostrevane spoke. Then Ostrevnae left.',
        'Dr Ostrevane came. Ostrevane spoke. Then Ostrevane left.',
      ],
    ],
  },
  checkInStory,
};

function* checkInStory(context: BlockContext, words: StoryWords): Iterable<Spot> {
  for (const token of unknownNames(context)) {
    const inStory = likelyNames(token, words);
    const suggestions = inStory.length > 0 ? inStory : wellKnownNames(token, context, words);
    if (suggestions.length === 0) continue;
    const source =
      inStory.length > 0 ? 'that the story spells so more often' : 'that is well known';
    yield {
      from: token.from,
      to: token.to,
      message: `“${token.text}” is nearly “${suggestions[0] ?? ''}”, a name ${source}.`,
      suggestions,
    };
  }
}

const unknownOf = new WeakMap<BlockContext, readonly Token[]>();

function unknownNames(context: BlockContext): readonly Token[] {
  const kept = unknownOf.get(context);
  if (kept !== undefined) return kept;
  const { vocabulary } = context;
  const unknown = context.tokens.filter(
    (token) =>
      vocabulary !== undefined &&
      !token.isTechnical &&
      (token.shape === 'title' || token.shape === 'mixed') &&
      nameBase(token.folded).length >= SHORTEST &&
      !vocabulary.isName(token.folded),
  );
  unknownOf.set(context, unknown);
  return unknown;
}

function likelyNames(token: Token, words: StoryWords): string[] {
  const base = nameBase(token.folded);
  const own = words.name(base);
  const found: { form: string; cost: number }[] = [];
  for (const near of words.namesNear(base)) {
    const other = words.name(near);
    if (other === undefined) continue;
    if (isInflection(base, near) || other.all < (own?.all ?? 1) * MORE_OFTEN) continue;
    const slip = slipCost(base, near);
    if (slip > FARTHEST) continue;
    found.push({ form: usualForm(other), cost: slip - Math.log(other.all) });
  }
  const suffix = endingOf(token, base);
  return found
    .sort((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ form }) => form + suffix);
}

/** Long unknown names, mentioned once, that are one likely slip from a name which all know. */
function wellKnownNames(token: Token, { vocabulary }: BlockContext, words: StoryWords): string[] {
  const base = nameBase(token.folded);
  const isOnce = (words.name(base)?.all ?? 0) === 1;
  if (vocabulary === undefined || base.length < LONG || token.shape !== 'title' || !isOnce)
    return [];
  const best = candidates(base, vocabulary)[0];
  if (best === undefined || best.slip > LIKELY_SLIP || isInflection(base, best.word)) return [];
  if (vocabulary.frequency(best.word) < WELL_KNOWN || !vocabulary.isOnlyName(best.word)) return [];
  return [writeLike(best.word, token.text, vocabulary) + endingOf(token, base)];
}

/** What a possessive adds to a name, as written. */
function endingOf({ text, folded }: Token, base: string): string {
  return text.slice(text.length - (folded.length - base.length));
}

// What English and its neighbours add to a name: number, people, language, family, gender.
const AFTER_ANY =
  /^(?:s|es|a|an|ian|ans|ians|ese|ish|ist|ists|ism|ic|er|ers|ov|ova|sky|ski|ska|skaya)$/;
const AFTER_VOWEL = /^(?:n|ns)$/;
const AFTER_CONSONANT = /^(?:i|y)$/;
const GENDER_PAIRS = new Set(['ai', 'ay', 'ao', 'ae']);

/** Whether two names differ as a place and its people, a man and a woman, one and many do. */
function isInflection(one: string, other: string): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (longer.startsWith(shorter)) {
    const ending = longer.slice(shorter.length);
    const place = /[aeiouy]$/.test(shorter) ? AFTER_VOWEL : AFTER_CONSONANT;
    return AFTER_ANY.test(ending) || place.test(ending);
  }
  if (one.length !== other.length || one.slice(0, -1) !== other.slice(0, -1)) return false;
  return GENDER_PAIRS.has([one.at(-1), other.at(-1)].sort().join(''));
}
