import type { BlockContext, Rule, Spot } from '../rule.ts';
import { writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';
import type { Vocabulary } from '../vocabulary.ts';

// Which verb goes with which word, for those that begin a sentence and leave no doubt.
const VERBS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    this: { are: 'is' },
    these: { is: 'are', was: 'were', has: 'have' },
    those: { is: 'are', was: 'were', has: 'have' },
    they: { is: 'are', was: 'were', has: 'have' },
    we: { is: 'are', was: 'were', has: 'have' },
    he: { are: 'is', have: 'has' },
    she: { are: 'is', have: 'has' },
    it: { are: 'is', have: 'has' },
  }).map(([subject, verbs]) => [subject, new Map(Object.entries(verbs))]),
);
const THINGS = new Set(
  'reason thing way city country town village island player leader member problem question example point part step boat car house book film song man woman child victim suspect witness driver worker student teacher candidate company project idea country plan factor sign mistake error goal symptom'.split(
    ' ',
  ),
);
const IRREGULAR = new Map([
  ['man', 'men'],
  ['woman', 'women'],
  ['child', 'children'],
]);
const AFTER_NOUN = new Set(
  'why that who which in of is was has had for behind to at on from and but he she they we it'.split(
    ' ',
  ),
);
const COMPARED = new Set(
  'better worse bigger smaller larger higher lower longer shorter stronger weaker older younger faster slower easier harder cheaper richer poorer safer wider deeper'.split(
    ' ',
  ),
);
const HIGHEST = new Set(
  'best worst biggest smallest largest highest lowest longest shortest strongest weakest oldest youngest fastest slowest easiest hardest cheapest richest poorest safest widest deepest'.split(
    ' ',
  ),
);
const BE = new Set(
  "is was are were am be been he's she's it's i'm we're they're you're".split(' '),
);
const RANGE_END = 5;
const HEADS = new Set([...VERBS.keys(), ...BE, 'one', 'more', 'most', 'between', 'a']);

/** Words that do not agree with their neighbours. */
export const agreement: Rule = {
  id: 'agreement',
  kind: 'realword',
  severity: 'error',
  description: 'Words that do not agree: these is, one of the reason, more better than.',
  reason: 'A sentence that was changed half way keeps the old ending, and readers trip over it.',
  examples: {
    flags: [
      'These [is] the boats. They [was] late, and so it goes.',
      'It is one of the [reason] why the ferry is late.',
      'The new boat is [more better] than the old one, and the [most fastest] of all.',
      'It takes between 10 [to] 15 minutes.',
      'He was [suppose] to come.',
      'They found [a lots] of fish. [This days] nobody fishes.',
    ],
    ignores: [
      'People like these are late. This, they said, is one of the reasons.',
      'One of the city leaders came, and one of the party; one of the boat’s owners did.',
      'There are more older boats, and more better-known ones, than before.',
      'Between 10 and 15 came; from 10 to 15; between 9 to 5 and 10 to 6 there is little choice.',
      'I suppose to some it is late. A lots auction was held. Bits of this days-long vote.',
      'If only it were so. “They is a word,” said the teacher. Had he have known.',
    ],
    fixes: [
      ['Those was the days.', 'Those were the days.'],
      ['This boat is more faster than that.', 'This boat is faster than that.'],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens, vocabulary, isTitleCase }: BlockContext): Iterable<Spot> {
  if (vocabulary?.language.tag !== 'en' || isTitleCase) return;
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    if (!HEADS.has(tokens[at]?.folded ?? '')) continue;
    const run = runAt(text, tokens, at);
    const [first, second] = run;
    if (first === undefined || second === undefined || first.joinsPrevious) continue;
    const spot =
      verb(text, first, second) ??
      oneOf(run, vocabulary) ??
      comparison(tokens[at - 1], run) ??
      range(run) ??
      supposed(first, second, run[2]) ??
      determiner(first, second, run[2]);
    if (spot !== undefined) yield spot;
  }
}

/** Up to six words with nothing but a space between them. */
function runAt(text: string, tokens: readonly Token[], at: number): readonly Token[] {
  const run: Token[] = [];
  for (let next = at; next < tokens.length && run.length <= RANGE_END; next += 1) {
    const token = tokens[next];
    const last = run.at(-1);
    if (token === undefined || token.isTechnical) break;
    if (last !== undefined && !/^[ \u00a0]$/.test(text.slice(last.to, token.from))) break;
    run.push(token);
  }
  return run;
}

/** “These is” */
function verb(text: string, subject: Token, token: Token): Spot | undefined {
  const meant = VERBS.get(subject.folded)?.get(token.text);
  // In somebody’s own words it may be a dialect, and in the middle of a sentence much is right.
  const isFirst = subject.shape === 'title' && subject.opensSentence;
  const isQuoted = /["“‘'«„]/.test(text.charAt(subject.from - 1));
  if (meant === undefined || !isFirst || isQuoted || token.joinsNext) return undefined;
  return {
    from: token.from,
    to: token.to,
    message: `With “${subject.folded}” it is “${meant}”.`,
    suggestions: [meant],
  };
}

/** “one of the reason” */
function oneOf(
  [one, of, the, noun, next]: readonly Token[],
  vocabulary: Vocabulary,
): Spot | undefined {
  if (
    one?.folded !== 'one' ||
    of?.text !== 'of' ||
    !/^(?:the|its|their|these|those)$/.test(the?.text ?? '')
  )
    return undefined;
  if (noun === undefined || !THINGS.has(noun.text) || noun.joinsNext) return undefined;
  if (next !== undefined && !AFTER_NOUN.has(next.folded)) return undefined;
  const plural = pluralOf(noun.text);
  if (!vocabulary.isWord(plural)) return undefined;
  const { from, to } = noun;
  return { from, to, message: `“One of” takes more than one: ${plural}.`, suggestions: [plural] };
}

function pluralOf(noun: string): string {
  return IRREGULAR.get(noun) ?? (/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`);
}

/** “more better than”, “the most fastest” */
function comparison(
  before: Token | undefined,
  [more, word, than]: readonly Token[],
): Spot | undefined {
  if (more === undefined || word === undefined || word.joinsNext) return undefined;
  const isMore = more.text === 'more' && COMPARED.has(word.text) && than?.text === 'than';
  const isMost = more.text === 'most' && HIGHEST.has(word.text) && before?.folded === 'the';
  if (!isMore && !isMost) return undefined;
  const message = `“${word.text}” says it without “${more.text}”.`;
  return { from: more.from, to: word.to, message, suggestions: [word.text] };
}

/** “between 10 to 15” */
function range([between, low, to, high, ...rest]: readonly Token[]): Spot | undefined {
  if (between?.folded !== 'between' || to?.text !== 'to') return undefined;
  if (low?.shape !== 'number' || high?.shape !== 'number') return undefined;
  if (rest.some(({ folded }) => folded === 'and' || folded === 'or')) return undefined;
  const message = 'Between takes “and”; from takes “to”.';
  return { from: to.from, to: to.to, message, suggestions: ['and'] };
}

/** “was suppose to” */
function supposed(be: Token, token: Token, to: Token | undefined): Spot | undefined {
  if (token.text !== 'suppose' || to?.text !== 'to' || !BE.has(be.folded)) return undefined;
  const { from, to: end } = token;
  return { from, to: end, message: '“Supposed to” is meant.', suggestions: ['supposed'] };
}

/** “a lots of”, “this days” */
function determiner(first: Token, second: Token, third: Token | undefined): Spot | undefined {
  if (second.joinsNext || second.shape !== 'lower') return undefined;
  const { from } = first;
  if (first.folded === 'a' && second.text === 'lots' && third?.text === 'of') {
    const suggestions = [
      writeLike('a lot', first.text, undefined),
      writeLike('lots', first.text, undefined),
    ];
    return { from, to: second.to, message: 'It is “a lot of” or “lots of”.', suggestions };
  }
  if (first.folded === 'this' && second.text === 'days') {
    const suggestions = [writeLike('these days', first.text, undefined)];
    return { from, to: second.to, message: 'More than one: these days.', suggestions };
  }
  return undefined;
}
