import { anyOf, type Sentence } from './signal.ts';

/** Why a sentence holds nothing to check, whatever words are in it; null when it may. */
export type LeftOut = 'question' | 'command' | 'greeting' | 'label' | null;

const commands = new RegExp(
  `^(?:please |do not |don[’']t |never |always |just |so )?(?:${anyOf(
    `read see click sign subscribe follow listen watch share email e-mail call contact send let consider
    imagine think remember take look please visit join download support donate tell ask stay keep get
    find check try note bear write scroll tap turn come go enjoy register book expect meet stop wait
    make give help forget picture suppose`,
  )})\\b(?! (?:was|were|is|are|has|had|said|of)\\b)`,
  'iu',
);
const greetings =
  /^(?:hello|hi|good (?:morning|afternoon|evening|day)|welcome|thanks?|thank you|dear|happy|congratulations|goodbye|farewell|bye|well done|greetings|cheers|yes|no|well|sorry|ladies and gentlemen|bon voyage|merry)\b[^.]{0,60}[.!,]?$/iu;

/** What kind of sentence it is when it states nothing. */
export function leftOut({ text, isEnglish }: Sentence): LeftOut {
  if (/[?？؟][)”’"'»]*$/u.test(text) && !/[”’"»] \p{L}/u.test(text)) return 'question';
  if (!isEnglish) return null;
  if (/^[“"]/u.test(text)) return null;
  if (greetings.test(text)) return 'greeting';
  if (commands.test(text)) return 'command';
  if (text.endsWith(':') && text.length < 60) return 'label';
  return null;
}

const judging = anyOf(
  `absurd admirable amazing appalling astonishing awful baffling beautiful bizarre brave breathtaking
  brilliant charming clever clumsy contemptible courageous cowardly cruel cynical delightful deplorable
  depressing disappointing disaster disastrous disgrace disgraceful disgusting dismal dreadful dull
  elegant encouraging exciting excellent fair fantastic farce fiasco fine foolish fortunate frustrating
  funny glorious gloomy good great grim handsome hollow hopeless horrible idiotic impressive inspired
  inspiring intolerable ironic joy ludicrous lovely magical magnificent marvellous mean mistake naive
  nonsense outrageous outstanding painful pathetic perfect pleasant pointless poor proud refreshing
  regrettable remarkable ridiculous sad scandal scandalous sensible shabby shame shameful shocking silly
  smart splendid spectacular strange stunning stupid sublime superb surprising tasteless tedious
  terrible thoughtless timid touching tragic tragedy triumph ugly unacceptable unfair unforgivable
  unfortunate unjust unwise useless vital welcome wise wonderful worrying wrong wretched
  important interesting obvious clear crucial essential necessary desirable worthwhile overdue`,
);

const opinions: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [
    /\b(?:I|we) (?:\w+ )?(?:think|believe|feel|hope|fear|suspect|doubt|suppose|guess|wish|love|hate|prefer|cannot help)\b/giu,
    0.7,
  ],
  [
    /\b(?:in my (?:view|opinion|judg\w+)|to my mind|it seems to me|for my money|if you ask me|my guess|frankly|surely|of course|needless to say|let[’']s face it|no doubt|without doubt|undoubtedly|arguably|sadly|happily|mercifully|thankfully|alas|fortunately|unfortunately|hopefully|clearly|obviously)\b/giu,
    0.5,
  ],
  [
    /\b(?:should|ought to|must|needs? to|deserves?(?: to)?|has to|have to|cannot be allowed|it is time|it is high time|had better)\b/giu,
    0.42,
  ],
  [
    /\b(?:may|might|could|would|perhaps|maybe|probably|possibly|likely|seems?|seemed|appears? to|feels?|felt)\b/giu,
    0.2,
  ],
  [
    /\b(?:nobody knows|who knows|time will tell|remains to be seen|only time|hard to (?:say|see|imagine|believe)|easy to (?:see|say|forget)|it is not enough|there is (?:no|little) (?:doubt|excuse|reason|hope|point)|nothing (?:is )?(?:more|less|quite|like)|what a|how \w+ (?:it|that|this|we)|life goes on|one thing is)\b/giu,
    0.6,
  ],
  [new RegExp(`\\b${judging}\\b`, 'giu'), 0.4],
];

/**
 * How much of the sentence is judgement, wish or guess: from 0 to 1. Words within quotation marks
 * are somebody's and do not count.
 */
export function opinionOf({ text, isEnglish }: Sentence): number {
  if (!isEnglish) return 0;
  const own = text.replaceAll(/“[^”]*(?:”|$)|^[^“”]*”/gu, ' ');
  let doubt = 1;
  for (const [pattern, weight] of opinions) {
    const count = Math.min(2, own.match(pattern)?.length ?? 0);
    doubt *= (1 - weight) ** count;
  }
  return 1 - doubt;
}
