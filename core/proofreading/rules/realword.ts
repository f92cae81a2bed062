import {
  evidence,
  idsAround,
  placeOf,
  standingAs,
  weigh,
  wordGain,
  type Five,
  type Standing,
} from '../evidence.ts';
import { contextRun } from '../fit.ts';
import type { GapFit } from '../language/context.ts';
import type { Language } from '../language/language.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import type { StoryWords } from '../story-words.ts';
import { withApostropheOf, writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';

/** A right word where the sentence wants another that is easily mistaken for it. */
export const realword: Rule = {
  id: 'realword',
  kind: 'realword',
  severity: 'warning',
  description: 'A right word in the wrong place, such as “sane” for “same”.',
  reason:
    'No dictionary shows a slip that makes another word, and the sentence says something else.',
  examples: {
    flags: [
      'It is the largest town in [he] country.',
      'The match took place at the [sane] time.',
      'He walked all the [weigh] to the harbour.',
    ],
    ignores: [
      'They had to fill in a form at the office.',
      'Harbour to close',
      'They lost their homes, or worse, in the flood.',
      'They work in hard-to-reach places, under an and-or clause.',
      'He took off his coat and went into the hall.',
      'The county council met in the town hall.',
      'They’re there in their car. “The boats was old, an’ now they’m gone,” he said.',
    ],
    fixes: [['It was the fist time in a decade.', 'It was the first time in a decade.']],
  },
  checkInStory,
};

/** One word that fits better than the one written, with what speaks for it before the story does. */
interface Suspicion {
  readonly token: Token;
  readonly meant: string;
  readonly score: number;
  /** Among the commonest words: it counts as written again, however short the story. */
  readonly isSmall: boolean;
}

/** In nats: how sure the evidence must be. docs/proofreading.md tells how it was chosen. */
const THRESHOLD = 1.15;
/** What each further mention of the word written takes off, and of the word meant adds. */
const WRITTEN_AGAIN = -1.2;
const MEANT_AGAIN = 0.6;
const MOST_MENTIONS = 2;
/** What a headline takes off: its clipped language is not what the model learned from. */
const CLIPPED = 1.5;
const SENTENCE_END = /[.!?…:;][”’"')\]»]*\s*$/;
const LONGEST_END = 8;
const LONGEST_SPOKEN = 3;
// No story makes up for less than this.
const HOPELESS = THRESHOLD - MEANT_AGAIN * MOST_MENTIONS;
/** A word that fits so much worse by its neighbours needs no further look. */
const LEAST_GAIN = -2;
/** A word that the model knows beside both its neighbours, and not rarely, is left alone. */
const KNOWN_RUNS = 4;
const SMALL_WORD = 205;
/** Words that no comma parts from what they belong to; the model knows no commas. */
const BOUND_TO_BEFORE: ReadonlySet<string> = new Set(['of', 'than']);
const AT_HOME = -8;

const told: GapFit = { after: 0, between: 0, before: 0, afterRun: 1, betweenRun: 1 };

const suspicionsOf = new WeakMap<BlockContext, readonly Suspicion[]>();

function* checkInStory(context: BlockContext, words: StoryWords): Iterable<Spot> {
  for (const suspicion of suspicions(context)) {
    if (inStory(suspicion, words) < THRESHOLD) continue;
    const { token, meant } = suspicion;
    const right = writeLike(meant, token.text, context.vocabulary);
    yield {
      from: token.from,
      to: token.to,
      message: `“${token.text}” hardly fits here; “${right}” would.`,
      suggestions: [withApostropheOf(context.text, right)],
    };
  }
}

function inStory({ token, meant, score, isSmall }: Suspicion, words: StoryWords): number {
  return (
    score +
    WRITTEN_AGAIN *
      (isSmall ? MOST_MENTIONS : Math.min(MOST_MENTIONS, words.count(token.folded) - 1)) +
    MEANT_AGAIN * Math.min(MOST_MENTIONS, words.count(meant))
  );
}

function suspicions(context: BlockContext): readonly Suspicion[] {
  const kept = suspicionsOf.get(context);
  if (kept !== undefined) return kept;
  const found: Suspicion[] = [];
  const language = context.vocabulary?.language;
  if (language?.context !== undefined && !context.isTitleCase) {
    const { ids } = contextRun(context);
    const clipped = SENTENCE_END.test(context.text.slice(-LONGEST_END)) ? 0 : CLIPPED;
    for (let at = 1; at + 1 < ids.length; at += 1) {
      const token = context.tokens[ids[at]?.token ?? -1];
      if (token === undefined || !isOpenToDoubt(token, context.text)) continue;
      const suspicion = suspect(context.text, token, idsAround(ids, at), language);
      if (suspicion === undefined) continue;
      const score = suspicion.score - clipped;
      if (score >= HOPELESS) found.push({ ...suspicion, score });
    }
  }
  suspicionsOf.set(context, found);
  return found;
}

function isOpenToDoubt(token: Token, text: string): boolean {
  const { isTechnical, shape, opensSentence, to } = token;
  // “an’ so”, “wi’ them”: letters are left out, as they are when people speak.
  const isSpokenShort = to - token.from <= LONGEST_SPOKEN && /['’]/.test(text.charAt(to));
  if (isTechnical || isSpokenShort) return false;
  return shape === 'lower' || (shape === 'title' && opensSentence);
}

/** The word that most likely was meant in place of a token, if any speaks for itself at all. */
function suspect(
  text: string,
  token: Token,
  around: Five,
  language: Language,
): Suspicion | undefined {
  const { lexicon, confusables, context: model, evidenceWeights } = language;
  const written = lexicon.find(token.folded);
  if (written < 0 || model === undefined || evidenceWeights === undefined) return undefined;
  if (!model.knows(around[2]) || isPartOfCompound(token, lexicon.frequency(written))) {
    return undefined;
  }
  const place = placeOf(text, token, around, written, model);
  if (isAtHome(place.written)) return undefined;
  const opened = { ...language, context: model };
  const isSmall = lexicon.frequency(written) > SMALL_WORD;
  let best: Suspicion | undefined;
  confusables.each(written, (lexiconId, about) => {
    const id = model.idOf(lexiconId);
    // Nobody means a word twice in a row.
    if (id === around[1] || id === around[3] || !model.knows(id)) return;
    model.inGap(place.gap, id, told);
    if (wordGain(told, place.written) < LEAST_GAIN) return;
    const numbers = evidence(place, about(), standingAs(told), opened);
    const score = weigh(numbers, evidenceWeights);
    if (score <= (best?.score ?? Number.NEGATIVE_INFINITY)) return;
    const meant = lexicon.word(lexiconId);
    if (!(place.pauseBefore && BOUND_TO_BEFORE.has(meant))) best = { token, meant, score, isSmall };
  });
  return best;
}

function isAtHome({ words, runs }: Standing): boolean {
  return runs[0] + runs[1] >= KNOWN_RUNS && words[0] + words[1] > AT_HOME;
}

// “Hard-to-reach”, “and-or”: a small word between hyphens stands in no order that the model knows.
function isPartOfCompound({ joinsNext, joinsPrevious }: Token, frequency: number): boolean {
  return (joinsNext || joinsPrevious) && frequency > SMALL_WORD;
}
