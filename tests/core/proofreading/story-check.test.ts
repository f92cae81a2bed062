import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE, type HouseStyle } from '../../../core/proofreading/house-style.ts';
import type { Language } from '../../../core/proofreading/language/language.ts';
import type { BlockContext, Rule } from '../../../core/proofreading/rule.ts';
import { RULES } from '../../../core/proofreading/rules.ts';
import { createStoryCheck, type StoryCheck } from '../../../core/proofreading/story-check.ts';
import { block, english, languages } from './english.ts';

/** Names nearly alike, slips that the story may excuse, doubles, words that other words speak for. */
const word = fc.constantFrom(
  ...'The the a an mayor Velmarsk Velmrask velmarsk’s Torvenhal Torvenhall Torvenha hosptial'.split(
    ' ',
  ),
  ...'goverment of of hour form from marketeur Ostrevane Ostrevnae said sane same no know'.split(
    ' ',
  ),
  // For what sees the whole story: marks left open, dashes, varieties of English.
  ...['"', '“', '”', '(', '– and', '— and', '- and', 'colour', 'color', 'organise', 'organize'],
);
const paragraph = fc
  .tuple(fc.array(word, { maxLength: 14 }), fc.constantFrom('en-GB', 'en-US', 'de'))
  .map(([words, lang]) => block(words.join(' '), 'paragraph', lang));

const houseRule = {
  id: 'chair',
  pattern: 'mayor',
  isExpression: false,
  matchesCase: false,
  suggestions: ['chair'],
  message: 'The house writes “chair”.',
};
const style = fc.record({
  words: fc.subarray(['hosptial', 'marketeur']),
  names: fc.subarray(['Velmrask']),
  rulesOff: fc.subarray(['name', 'nonword', 'doubled', 'house:chair']),
  rules: fc.subarray([houseRule]),
});

/** One thing that happens to a story that is being checked. */
type Event =
  | { readonly at: number; readonly removed: number; readonly blocks: readonly ProofText[] }
  | { readonly move: number; readonly to: number }
  | { readonly undo: true }
  | { readonly style: HouseStyle }
  | { readonly view: number }
  | { readonly turn: number };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ at: fc.nat(8), removed: fc.nat(2), blocks: fc.array(paragraph, { maxLength: 3 }) }),
  fc.record({ move: fc.nat(8), to: fc.nat(8) }),
  fc.constant({ undo: true } as const),
  fc.record({ style }),
  fc.record({ view: fc.nat(8) }),
  fc.record({ turn: fc.nat(6) }),
);

/** A story with its check beside it, and what the check told so far, as the editor holds it. */
function createDesk(rules: readonly Rule[] = RULES) {
  const check = createStoryCheck(languages, rules);
  let story: readonly ProofText[] = [];
  let told: (readonly Finding[])[] = [];
  const before: (readonly ProofText[])[] = [];
  let houseStyle = PLAIN_HOUSE_STYLE;

  function splice(at: number, removed: number, blocks: readonly ProofText[]): void {
    check.splice(at, removed, blocks);
    story = story.toSpliced(at, removed, ...blocks);
    told = told.toSpliced(at, removed, ...blocks.map(() => []));
  }

  function change(next: readonly ProofText[]): void {
    before.push(story);
    let at = 0;
    while (at < Math.min(story.length, next.length) && story[at] === next[at]) at += 1;
    splice(at, story.length - at, next.slice(at));
  }

  function turn(blocks: number): boolean {
    let left = blocks;
    const isDone = check.work(() => (left -= 1) < 0);
    for (const { block: index, findings } of check.takeChanges()) told[index] = findings;
    return isDone;
  }

  function happen(one: Event): void {
    if ('turn' in one) turn(one.turn);
    else if ('view' in one) check.lookFirst(one.view, one.view + 2);
    else if ('style' in one) check.setHouseStyle((houseStyle = one.style));
    else if ('undo' in one) change(before.at(-1) ?? story);
    else if ('move' in one) {
      const moved = story.slice(one.move, one.move + 1);
      change(story.toSpliced(one.move, 1).toSpliced(one.to, 0, ...moved));
    } else {
      const at = Math.min(one.at, story.length);
      change(story.toSpliced(at, one.removed, ...one.blocks));
    }
  }

  return {
    happen,
    turn,
    check,
    /** What the editor shows: the last told of every block. */
    shown: () =>
      told.flatMap((findings, index) => findings.map((one) => ({ ...one, block: index }))),
    fromScratch: () => createProofreader(languages, { rules }).check(story, houseStyle),
  };
}

describe('a check that goes on while the story changes', () => {
  it('ends with what a check from scratch finds, whatever happened and however it was cut up', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 14 }), (events) => {
        const desk = createDesk();
        for (const one of events) desk.happen(one);
        while (!desk.turn(3));
        expect(desk.check.findings()).toEqual(desk.fromScratch());
        expect(desk.shown()).toEqual(desk.fromScratch());
      }),
      { seed: 20_303, numRuns: 250 },
    );
  });

  it('is right at each rest, when it rests between all that happens', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 8 }), (events) => {
        const desk = createDesk();
        for (const one of events) {
          desk.happen(one);
          while (!desk.turn(100));
          expect(desk.shown()).toEqual(desk.fromScratch());
        }
      }),
      { seed: 20_304, numRuns: 80 },
    );
  });
});

/** A rule that tells which blocks it looked at, with the help of the story's word “beacon”. */
function createWitness(ask = 'beacon') {
  const seen = { own: [] as string[], inStory: [] as string[] };
  const examples = { flags: [], ignores: [], fixes: [] };
  const told = { severity: 'hint', description: '', reason: '', examples } as const;
  const rule: Rule = {
    ...{ id: 'witness', kind: 'style', ...told },
    checkBlock: ({ text }: BlockContext) => {
      seen.own.push(text);
      return [];
    },
    checkInStory: ({ text }, words) => {
      seen.inStory.push(text);
      const message = `${String(words.count(ask))} times`;
      return text === '' ? [] : [{ from: 0, to: 1, message, suggestions: [] }];
    },
  };
  const take = () => {
    const { own, inStory } = seen;
    Object.assign(seen, { own: [], inStory: [] });
    return { own, inStory };
  };
  return { rule, take };
}

const texts = (...all: string[]): ProofText[] => all.map((text) => block(text));
const told = (check: StoryCheck): string[] =>
  check
    .takeChanges()
    .map(({ block: index, findings }) => `${String(index)} ${findings[0]?.message ?? ''}`);

describe('work', () => {
  it('is not done twice for a text that did not change, was moved, or was cut and came back', () => {
    const { rule, take } = createWitness();
    const check = createStoryCheck(languages, [rule]);
    check.splice(0, 0, texts('one', 'two', 'three'));
    check.work();
    expect(take()).toEqual({ own: ['one', 'two', 'three'], inStory: ['one', 'two', 'three'] });
    check.splice(1, 1, texts('two!'));
    check.work();
    expect(take()).toEqual({ own: ['two!'], inStory: ['two!'] });
    check.splice(0, 3, texts('three', 'one', 'two!'));
    check.work();
    expect(take()).toEqual({ own: [], inStory: [] });
    check.splice(0, 1, []);
    check.work();
    check.splice(2, 0, texts('three'));
    check.work();
    expect(take()).toEqual({ own: [], inStory: ['three'] });
  });

  it('is done again only where the story answers a rule otherwise', () => {
    const { rule, take } = createWitness();
    const check = createStoryCheck(languages, [rule]);
    check.splice(0, 0, texts('one', 'two'));
    check.work();
    expect(told(check)).toEqual(['0 0 times', '1 0 times']);
    take();
    check.splice(2, 0, texts('a lantern'));
    check.work();
    expect(take().inStory).toEqual(['a lantern']);
    expect(told(check)).toEqual(['2 0 times']);
    check.splice(2, 1, texts('a beacon'));
    check.work();
    expect(take()).toEqual({ own: ['a beacon'], inStory: ['a beacon', 'one', 'two'] });
    expect(told(check)).toEqual(['0 1 times', '1 1 times', '2 1 times']);
  });

  it('for a rule that is switched off and on again is remembered', () => {
    const { rule, take } = createWitness();
    const check = createStoryCheck(languages, [rule]);
    check.splice(0, 0, texts('one'));
    check.work();
    take();
    check.takeChanges();
    check.setHouseStyle({ ...PLAIN_HOUSE_STYLE, rulesOff: ['witness'] });
    check.work();
    expect(told(check)).toEqual(['0 ']);
    check.setHouseStyle(PLAIN_HOUSE_STYLE);
    check.work();
    expect(told(check)).toEqual(['0 0 times']);
    expect(take()).toEqual({ own: [], inStory: [] });
  });

  it('begins with what is in view, then with what was put in', () => {
    const { rule, take } = createWitness();
    const check = createStoryCheck(languages, [rule]);
    const once = (): (() => boolean) => {
      let turns = 0;
      return () => (turns += 1) > 11;
    };
    check.splice(0, 0, texts('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'));
    check.lookFirst(6, 8);
    expect(check.work(once())).toBe(false);
    expect(take().own.slice(0, 2)).toEqual(['g', 'h']);
    expect(check.takeChanges().map(({ block: index }) => index)).toEqual([6, 7, 8]);
    check.splice(2, 1, texts('C'));
    check.lookFirst(4, 6);
    check.work();
    expect(take().own.slice(0, 4)).toEqual(['e', 'f', 'C', 'j']);
  });
});

it('reads foreign words anew when they are marked as of another language', () => {
  const check = createStoryCheck(languages, RULES);
  const marked = (lang: string): ProofText => ({
    ...block('Der Hafen bleibt nach dem Sturm geschlosen, it says.'),
    foreign: [{ from: 0, to: 42, lang }],
  });
  let blocks = 0;
  const found = (lang: string): string[] => {
    check.splice(0, blocks, [marked(lang)]);
    blocks = 1;
    check.work();
    return check.findings().map(({ text }) => text);
  };
  expect(found('la')).toEqual([]);
  expect(found('de')).toEqual(['geschlosen']);
  expect(found('la')).toEqual([]);
});

describe('a language that arrives later', () => {
  it('has its own blocks looked at again, and no others', () => {
    const { rule, take } = createWitness();
    const atHand = new Map<string, Language>();
    const check = createStoryCheck(atHand, [...RULES, rule]);
    const german = block('Ein Turm.', 'paragraph', 'de-AT');
    check.splice(0, 0, [block('A goverment fell.'), german]);
    check.work();
    check.takeChanges();
    take();
    atHand.set('en', english);
    check.languageArrived('en');
    check.work();
    expect(take().own).toEqual(['A goverment fell.']);
    const [changed] = check.takeChanges();
    expect(changed).toMatchObject({ block: 0, findings: [{ from: 0 }, { text: 'goverment' }] });
  });
});
