import { CONFUSIONS_BY_WORD, type Confusion } from '../confusions.ts';
import type { BlockContext, Rule, Spot } from '../rule.ts';
import { withApostropheOf, writeLike } from '../suggest.ts';
import type { Token } from '../token.ts';

/** Words that are often mistaken for one another, where their neighbours leave no doubt. */
export const confusion: Rule = {
  id: 'confusion',
  kind: 'realword',
  severity: 'error',
  description: 'Words that are easily mistaken for one another: then and than, its and it’s.',
  reason: 'Readers see such a slip at once, and it makes them doubt the rest.',
  examples: {
    flags: [
      'The new bridge is longer [then] the old one.',
      'The team could [loose] the match.',
      'They should [of] told the mayor.',
      'The island has [it’s] own parliament.',
      'In the [passed] two years the town grew.',
      'They came back [form] the island at noon.',
      'The plan is [to] expensive.',
      'He asked [weather] the ferry would sail.',
      'He was one [off] the best players.',
      'They [cant] come and it [wont] start.',
      'She [lead] the party to victory.',
      'The plan was [apposed] by the council.',
      'The firm will [loose] trade.',
      'He [payed] the fine at once.',
      'The school [principle] resigned.',
      'They looked, but [the] were too late.',
      'The company has [it’s] head office on the island and asked [it’s] crew to stay.',
      'The end of [it’s] life was near, and one of the [worlds] largest ships sank at [it’s] berth.',
      'The minister [who’s] department is in charge left.',
      'They hope so, but [there] going to be late. He took a [weeks] holiday after last [years] vote.',
      'The harbour [as] been closed since May.',
      'The talks were [every] difficult.',
      'The end of [they] season is near.',
      'He lives in [he] north.',
      'It [many] be too late.',
      'She [saw] born on the island.',
      'On the island, [were] she grew up, it rained.',
      'They lost twice in the [passed] 30 seasons.',
    ],
    ignores: [
      'He was older then, and the boats were smaller.',
      'A loose stone fell; they should of course repair it.',
      'It’s the last ferry, and its captain knows it.',
      'Most of it’s gone, and what there is of it’s not good. Now that the ferry is had, it’s late.',
      'When you get on it’s easy. Of the worlds that we know, it’s home that counts.',
      'They passed the years in peace.',
      'They came to form the new government.',
      'He went to many towns and back to old friends.',
      'It was as if they had been there, as had many; such as being late.',
      'Every difficult case came to him, and it is every citizen’s right.',
      'It was the first for years; he went from one boat to the next for weeks.',
      'It is every busy parent’s fear. The men she saw arrested by police were free.',
      'Nor were they met with silence. Who is there trying to sell? Two weeks work was not enough.',
      'Those who saw going out as a duty went to where they were.',
      'In that many have died, it is they who paid.',
      'They asked that she lead the party, and did he lead the team?',
      'They payed out the rope; the school has a principle of its own.',
      'The weather was fine, and off the coast it was calm.',
    ],
    fixes: [
      ['Their is no bread left.', 'There is no bread left.'],
      ['It is bigger then before.', 'It is bigger than before.'],
    ],
  },
  checkBlock,
};

function* checkBlock({ text, tokens, vocabulary }: BlockContext): Iterable<Spot> {
  if (vocabulary?.language.tag !== 'en') return;
  for (const [at, token] of tokens.entries()) {
    const places = CONFUSIONS_BY_WORD.get(token.folded);
    if (places === undefined || token.isTechnical || token.joinsNext || token.joinsPrevious)
      continue;
    if (token.shape !== 'lower' && !token.opensSentence) continue;
    const before = joined(text, tokens.slice(Math.max(0, at - 2), at + 1), 'before');
    const after = joined(text, tokens.slice(at, at + 3), 'after');
    const place = places.find((one) => fits(one, before, after));
    if (place === undefined) continue;
    const right = writeLike(place.meant, token.text, vocabulary).replace("'", '’');
    const own = token.text.includes("'") ? token.text : text;
    yield {
      from: token.from,
      to: token.to,
      message: `“${right}” is meant here, not “${token.text}”.`,
      suggestions: [withApostropheOf(own, right)],
    };
  }
}

function fits({ before, after }: Confusion, ahead: string, behind: string): boolean {
  return (before?.test(ahead) ?? true) && (after?.test(behind) ?? true);
}

/** The neighbours on one side of a word, up to the first pause, which is written “|”. */
function joined(text: string, run: readonly Token[], side: 'before' | 'after'): string {
  const words: string[] = [];
  const order = side === 'after' ? run : run.toReversed();
  for (let at = 1; at < 3; at += 1) {
    const [near, far] = [order[at - 1], order[at]];
    const [left, right] = side === 'after' ? [near, far] : [far, near];
    if (
      left === undefined ||
      right === undefined ||
      !/^[ \u00a0]$/.test(text.slice(left.to, right.from))
    ) {
      words.push('|');
      break;
    }
    words.push(far?.folded ?? '');
  }
  return side === 'after' ? words.join(' ') : words.reverse().join(' ');
}
