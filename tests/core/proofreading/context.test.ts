import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextIds } from '../../../core/proofreading/context-ids.ts';
import {
  EVIDENCE_SIZE,
  evidence,
  idsAround,
  placeOf,
  standing,
  weigh,
} from '../../../core/proofreading/evidence.ts';
import {
  ContextId,
  type GapFit,
  type RunLength,
} from '../../../core/proofreading/language/context.ts';
import { tokenize } from '../../../core/proofreading/token.ts';
import { english } from './english.ts';

const { lexicon, confusables } = english;
const model = english.context!;
const id = (word: string): number => model.idOf(lexicon.find(word));
const after = (words: string, next: string): number => {
  const [earlier = '', before = ''] = words.split(' ');
  return model.byWords(id(earlier), id(before), id(next));
};

describe('the context model of English', () => {
  it.each([
    ['the united', 'states', 'skates'],
    ['prime minister', 'of', 'off'],
    ['one of', 'the', 'then'],
    ['in order', 'to', 'too'],
    ['he was', 'arrested', 'arresting'],
  ])('expects after “%s” rather “%s” than “%s”', (words, expected, other) => {
    expect(after(words, expected)).toBeGreaterThan(after(words, other));
  });

  it('tells how long a run it knows', () => {
    const told = { run: 1 as 1 | 2 | 3 };
    model.byWords(id('the'), id('united'), id('states'), told);
    expect(told.run).toBe(3);
    model.byWords(id('walnut'), id('of'), id('the'), told);
    expect(told.run).toBe(2);
    model.byWords(id('of'), id('walnut'), id('whereby'), told);
    expect(told.run).toBe(1);
  });

  it('gives probabilities, by words and by classes, whatever it is asked', () => {
    const some = [0, 1, 2, 3, 4, 5, id('the'), id('harbour'), id('sang'), 65_535];
    for (const earlier of some) {
      for (const before of some) {
        for (const word of some) {
          for (const view of [model.byWords, model.byClasses, model.logProbability]) {
            const chance = view(earlier, before, word);
            expect(chance).toBeLessThanOrEqual(0.7);
            expect(chance).toBeGreaterThan(-60);
          }
        }
      }
    }
  });

  it('says the same of a word in a gap as of the three runs that it stands in', () => {
    const some = [0, 1, 2, 3, 4, 5, ...['the', 'of', 'harbour', 'united', 'states'].map(id)];
    const any = fc.constantFrom(...some);
    const told: GapFit = { after: 0, between: 0, before: 0, afterRun: 1, betweenRun: 1 };
    const run: RunLength = { run: 1 };
    fc.assert(
      fc.property(any, any, any, any, any, (a, b, word, c, d) => {
        model.inGap(model.gap(a, b, c, d), word, told);
        expect(told.after).toBe(model.byWords(a, b, word, run));
        expect(told.afterRun).toBe(run.run);
        expect(told.between).toBe(model.byWords(b, word, c, run));
        expect(told.betweenRun).toBe(run.run);
        expect(told.before).toBe(c === ContextId.edge ? 0 : model.byWords(word, c, d));
      }),
      { seed: 44, numRuns: 3000 },
    );
  });

  it('reads numbers, years, unknown names and possessives as what they are', () => {
    const text = 'In 1987 Xqzorb saw 12 of Xqzorb’s boats.';
    const ids = contextIds(text, tokenize(text), lexicon, model).map((one) => one.id);
    expect(ids.slice(2, 4)).toEqual([ContextId.year, ContextId.name]);
    expect(ids[5]).toBe(ContextId.number);
    expect(ids[7]).toBe(ContextId.possessive);
    expect([ids[0], ids.at(-1)]).toEqual([ContextId.edge, ContextId.edge]);
  });
});

describe('the evidence for a word in the wrong place', () => {
  const weights = english.evidenceWeights!;
  const context = { ...english, context: model };

  /** What the evidence says for `meant` at the word in [brackets]. */
  function say(marked: string, meant: string): number {
    const from = marked.indexOf('[');
    const text = marked.replace(/[[\]]/g, '');
    const tokens = tokenize(text);
    const run = contextIds(text, tokens, lexicon, model);
    const at = run.findIndex(({ token }) => tokens[token]?.from === from);
    const token = tokens[run[at]?.token ?? -1];
    if (token === undefined) throw new Error('no word in brackets');
    const written = lexicon.find(token.folded);
    const place = placeOf(text, token, idsAround(run, at), written, model);
    let said = Number.NaN;
    confusables.each(written, (other, about) => {
      if (lexicon.word(other) !== meant) return;
      const there = standing(place.around, model.idOf(other), model);
      const numbers = evidence(place, about(), there, context);
      expect(numbers).toHaveLength(EVIDENCE_SIZE);
      said = weigh(numbers, weights);
    });
    return said;
  }

  it('has a weight for each number and one for none', () => {
    expect(weights).toHaveLength(EVIDENCE_SIZE + 1);
  });

  it.each([
    ['They walked [form] the station to the hall.', 'from'],
    ['The minister refused [too] answer questions.', 'to'],
    ['It was the [fist] time in a decade.', 'first'],
  ])('speaks for the word meant in “%s”', (text, meant) => {
    expect(say(text, meant)).toBeGreaterThan(0);
  });

  it.each([
    ['They walked [from] the station to the hall.', 'form'],
    ['The minister refused [to] answer questions.', 'too'],
    ['He raised his [fist] at the crowd.', 'first'],
  ])('speaks for the word written in “%s”', (text, other) => {
    expect(say(text, other)).toBeLessThan(0);
  });
});
