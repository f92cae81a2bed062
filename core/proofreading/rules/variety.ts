import { WordFlag } from '../language/lexicon.ts';
import type { BlockContext, Rule, StorySpot } from '../rule.ts';
import { writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';
import { oxfordTwinsOf, twinsOf } from '../varieties.ts';
import type { Vocabulary } from '../vocabulary.ts';

const VARIETY = /^en-(?:GB|IE|AU|NZ|ZA|US)\b/i;

/** American spelling in a British story, and the other way round, where the story has both. */
export const variety: Rule = {
  id: 'variety',
  kind: 'style',
  severity: 'warning',
  description: 'British and American spelling in one story.',
  reason: 'A story that spells two ways looks patched together from two sources.',
  examples: {
    flags: [
      'The colour of the harbour changed; its flavour too, and its [color] was grey.',
      'They travelled far to see the harbour and its theatre. [Neighbors] came too.',
    ],
    ignores: [
      'The colour of the harbour changed when the Low Farran Theater Center opened.',
      'The color of the harbor changed.',
      'The colour of the flour and the metre of the story are organised, or organized.',
      'He checks the tires of the program manager in the colourful catalogue.',
    ],
    fixes: [
      [
        'The flavour and the odour were good, and so were the rumours of Color. Color was all.',
        'The flavour and the odour were good, and so were the rumours of Color. Colour was all.',
      ],
    ],
  },
  overview: { summarise: findSpellings, judge: weighUp },
};

interface Other {
  readonly token: Token;
  readonly meant: string;
}
interface Spellings {
  /** How many words are spelt as in the story's own variety, where the other differs. */
  readonly own: number;
  readonly other: readonly Other[];
  readonly vocabulary: Vocabulary | undefined;
}

function* weighUp(found: readonly Spellings[]): Iterable<StorySpot> {
  let own = 0;
  let other = 0;
  for (const one of found) {
    own += one.own;
    other += one.other.length;
  }
  // Where the other spelling is not rare the story's language is in doubt, not its words.
  if (other === 0 || own <= other) return;
  for (const [block, spellings] of found.entries()) {
    const { vocabulary } = spellings;
    const [here, there] =
      vocabulary?.variety === WordFlag.american ? ['American', 'British'] : ['British', 'American'];
    for (const { token, meant } of spellings.other) {
      const right = writeLike(meant, token.text, vocabulary);
      yield {
        block,
        from: token.from,
        to: token.to,
        message: `“${token.text}” is ${there} spelling; the story otherwise spells the ${here} way.`,
        suggestions: [right],
      };
    }
  }
}

const NOTHING: Spellings = { own: 0, other: [], vocabulary: undefined };

function findSpellings({ block, tokens, vocabulary, isTitleCase }: BlockContext): Spellings {
  if (vocabulary?.language.tag !== 'en' || !VARIETY.test(block.lang)) return NOTHING;
  const other: Other[] = [];
  let own = 0;
  for (const token of tokens) {
    // With a capital it may belong to a name, which keeps its own spelling.
    const isPlain = token.shape === 'lower' || (token.shape === 'title' && token.opensSentence);
    if (!isPlain || token.isTechnical || (isTitleCase && token.shape === 'title')) continue;
    const meant = otherSpelling(token.folded, vocabulary);
    if (meant === true) own += 1;
    else if (meant !== undefined) other.push({ token, meant });
  }
  return own + other.length === 0 ? NOTHING : { own, other, vocabulary };
}

/** True for a word of the own variety, the own spelling for one of the other's. */
function otherSpelling(folded: string, vocabulary: Vocabulary): string | true | undefined {
  const known = rememberedOf(vocabulary);
  if (known.has(folded)) return known.get(folded);
  const judged = judge(folded, vocabulary);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(folded, judged);
  return judged;
}

type Judgement = string | true | undefined;
const MOST_REMEMBERED = 20_000;
const remembered = new WeakMap<Vocabulary, Map<string, Judgement>>();

function rememberedOf(vocabulary: Vocabulary): Map<string, Judgement> {
  let known = remembered.get(vocabulary);
  if (known === undefined) remembered.set(vocabulary, (known = new Map<string, Judgement>()));
  return known;
}

function judge(folded: string, vocabulary: Vocabulary): Judgement {
  const isAmerican = vocabulary.variety === WordFlag.american;
  const twins = twinsOf(folded, vocabulary);
  if (twins !== undefined) {
    const own = isAmerican ? twins.american : twins.british;
    if (own === folded) return true;
    // “theatre” is British by birth, and at home in America too.
    const isForeign = (vocabulary.flags(folded) & vocabulary.variety) === 0;
    return isForeign ? own : undefined;
  }
  const oxford = isAmerican ? oxfordTwinsOf(folded, vocabulary) : undefined;
  if (oxford === undefined) return undefined;
  return oxford.ize === folded ? true : oxford.ize;
}
