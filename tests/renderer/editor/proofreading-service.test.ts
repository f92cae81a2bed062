import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Finding, ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { Language } from '../../../core/proofreading/language/language.ts';
import type { SpellingPack } from '../../../core/proofreading/language/spelling-pack.ts';
import type {
  ProofreadingAnswer,
  ProofreadingRequest,
} from '../../../renderer/proofreading-worker/messages.ts';
import { createOneWorker } from '../../../renderer/proofreading-worker/one-worker.ts';
import { createProofreadingService } from '../../../renderer/proofreading-worker/service.ts';
import { english, languages as atHand } from '../../core/proofreading/english.ts';

const block = (text: string): ProofText => ({
  role: 'paragraph',
  text,
  lang: 'en-GB',
  foreign: [],
});

type Checked = Extract<ProofreadingAnswer, { kind: 'checked' }>;

/** A service whose turns a test takes by hand, on a clock that `tick` milliseconds pass at each look. */
function serve({ languages = new Map<string, Language | SpellingPack>(), tick = 0 } = {}) {
  const answers: Checked[] = [];
  let turn: (() => void) | null = null;
  let clock = 0;
  const { hear, languageArrived } = createProofreadingService(languages, {
    answer: (answer) => {
      if (answer.kind === 'checked') answers.push(answer);
    },
    later: (next) => (turn = next),
    now: () => (clock += tick),
  });
  hear({ kind: 'open', story: 1 });
  const takeTurn = (): boolean => {
    const next = turn;
    turn = null;
    next?.();
    return next !== null;
  };
  const settle = (): Checked[] => {
    while (takeTurn());
    return answers.splice(0);
  };
  let requests = 0;
  const check = (at: number, removed: number, ...texts: string[]): void => {
    hear({ kind: 'check', request: (requests += 1), at, removed, blocks: texts.map(block) });
  };
  return { hear, languageArrived, takeTurn, settle, check, answers };
}

describe('the proofreading service', () => {
  test('answers every block that was put in, and others only when their findings changed', () => {
    const { check, settle } = serve();
    check(0, 0, 'It is is here.', 'Fine.');
    expect(settle()).toMatchObject([
      {
        kind: 'checked',
        story: 1,
        request: 1,
        isDone: true,
        changed: [
          { block: 0, findings: [{ text: expect.stringContaining('is') as string }] },
          { block: 1, findings: [] },
        ],
      },
    ]);
    check(1, 1, 'Fine too.');
    expect(settle()).toMatchObject([{ request: 2, changed: [{ block: 1, findings: [] }] }]);
  });

  test('takes the house style without an answer; with the next check it counts', () => {
    const { hear, check, settle } = serve();
    check(0, 0, 'It is is here.');
    settle();
    hear({ kind: 'house-style', style: { ...PLAIN_HOUSE_STYLE, rulesOff: ['doubled'] } });
    expect(settle()).toEqual([]);
    check(0, 0);
    expect(settle()).toMatchObject([{ changed: [{ block: 0, findings: [] }] }]);
  });

  test('a long check is told piece by piece, what is in view first, and takes edits in between', () => {
    // Four looks at the clock fill a turn.
    const { hear, check, takeTurn, settle, answers } = serve({ tick: 10 });
    const texts = Array.from({ length: 40 }, (_, at) => `Block ${at} is is here.`);
    check(0, 0, ...texts);
    hear({ kind: 'in-view', from: 20, to: 22 });
    while (answers.every(({ changed }) => changed.length === 0)) takeTurn();
    const first = answers.find(({ changed }) => changed.length > 0);
    expect(first?.isDone).toBe(false);
    expect(first?.changed.slice(0, 2).map(({ block: at }) => at)).toEqual([20, 21]);
    answers.splice(0);
    check(30, 1, 'An an edit.');
    takeTurn();
    expect(answers).toMatchObject([{ request: 2, isDone: false }]);
    while (!answers.some(({ changed }) => changed.some(({ block: at }) => at === 30))) takeTurn();
    const told = answers.flatMap(({ changed }) => changed.map(({ block: at }) => at));
    // The edited block came before the rest of the story.
    expect(told).not.toContain(39);
    const rest = settle();
    expect(rest.at(-1)).toMatchObject({ request: 2, isDone: true });
    expect(rest.filter(({ isDone }) => isDone)).toHaveLength(1);
  });

  test('another story begins with nothing of the one before', () => {
    const { hear, check, settle } = serve();
    check(0, 0, 'It is is here.', 'Fine.');
    hear({ kind: 'open', story: 2 });
    settle();
    check(0, 0, 'Fine.');
    expect(settle()).toMatchObject([
      { story: 2, request: 2, isDone: true, changed: [{ block: 0, findings: [] }] },
    ]);
  });

  test('a language that arrives later is told of without a new request', () => {
    const languages = new Map<string, Language | SpellingPack>();
    const { check, settle, languageArrived } = serve({ languages });
    check(0, 0, 'Fine.', 'A goverment fell.');
    settle();
    languages.set('en', english);
    languageArrived('en');
    expect(settle()).toMatchObject([
      { request: 1, isDone: true, changed: [{ block: 1, findings: [{ text: 'goverment' }] }] },
    ]);
  });

  test('however the story is cut up and sent, the findings are those of the whole story', () => {
    const text = fc.constantFrom(
      'It is is here.',
      'Fine.',
      'A apple fell.',
      'Two  spaces.',
      'Krasnov met Krasnov.',
      'Krasnow left.',
      '',
    );
    const splice = fc.record({
      at: fc.nat(8),
      removed: fc.nat(3),
      texts: fc.array(text, { maxLength: 4 }),
      turns: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(splice, { maxLength: 8 }), fc.constantFrom(0, 10), (splices, tick) => {
        const { check, takeTurn, settle, answers } = serve({ languages: new Map(atHand), tick });
        const story: ProofText[] = [];
        const held: (readonly Finding[])[] = [];
        const take = (): void => {
          for (const { changed } of answers.splice(0)) {
            for (const { block: index, findings } of changed) held[index] = findings;
          }
        };
        for (const { at: wanted, removed, texts, turns } of splices) {
          const at = Math.min(wanted, story.length);
          const cut = Math.min(removed, story.length - at);
          story.splice(at, cut, ...texts.map(block));
          held.splice(at, cut, ...texts.map(() => []));
          check(at, cut, ...texts);
          for (let turn = 0; turn < turns; turn += 1) takeTurn();
          take();
        }
        answers.push(...settle());
        take();
        const plain = (findings: readonly Finding[]) =>
          findings.map(({ rule, from, to, text: words }) => ({ rule, from, to, words }));
        expect(held.flatMap((list) => plain(list))).toEqual(
          plain(createProofreader(atHand).check(story, PLAIN_HOUSE_STYLE)),
        );
      }),
      { seed: 20_268, numRuns: 120 },
    );
  });
});

describe('one worker over all stories', () => {
  /** Workers that only remember. */
  function createWorkers() {
    const started: {
      posted: ProofreadingRequest[];
      isStopped: boolean;
      answered: (answer: ProofreadingAnswer) => void;
    }[] = [];
    const missing: string[] = [];
    const one = createOneWorker(
      (answered) => {
        const worker = { posted: [] as ProofreadingRequest[], isStopped: false, answered };
        started.push(worker);
        return {
          post: (request) => worker.posted.push(request),
          stop: () => (worker.isStopped = true),
        };
      },
      (tag) => missing.push(tag),
    );
    return { one, started, missing };
  }
  const done = (story: number): Checked => {
    return { kind: 'checked', story, request: 1, changed: [], isDone: true };
  };

  test('is started once, before the first story, and told of each that opens and closes', () => {
    const { one, started } = createWorkers();
    one.warm();
    one.open().close();
    one.open();
    expect(started).toHaveLength(1);
    expect(started[0]?.posted).toEqual([
      { kind: 'open', story: 1 },
      { kind: 'close' },
      { kind: 'open', story: 2 },
    ]);
  });

  test('tells each story its own answers, and takes nothing from one that was left', () => {
    const { one, started } = createWorkers();
    const heard: string[] = [];
    const first = one.open();
    first.hear(({ kind }) => heard.push(`first ${kind}`));
    const second = one.open();
    second.hear(({ kind }) => heard.push(`second ${kind}`));
    first.post({ kind: 'in-view', from: 0, to: 1 });
    first.close();
    started[0]?.answered(done(1));
    started[0]?.answered(done(2));
    expect(heard).toEqual(['second checked']);
    expect(started[0]?.posted).toEqual([
      { kind: 'open', story: 1 },
      { kind: 'open', story: 2 },
    ]);
  });

  test('tells whose words could not be had, and goes on', () => {
    const { one, started, missing } = createWorkers();
    const heard: string[] = [];
    one.open().hear(({ kind }) => heard.push(kind));
    started[0]?.answered({ kind: 'language-missing', tag: 'de' });
    started[0]?.answered(done(1));
    expect(missing).toEqual(['de']);
    expect(heard).toEqual(['checked']);
    expect(started[0]?.isStopped).toBe(false);
  });

  test('that failed is stopped, and the next opening starts another', () => {
    const { one, started } = createWorkers();
    const heard: string[] = [];
    one.open().hear(({ kind }) => heard.push(kind));
    started[0]?.answered({ kind: 'failed', message: 'It broke.' });
    expect(heard).toEqual(['failed']);
    expect(started[0]?.isStopped).toBe(true);
    one.open();
    started[0]?.answered(done(2));
    expect(started).toHaveLength(2);
    expect(started[1]?.posted).toEqual([{ kind: 'open', story: 2 }]);
    expect(heard).toEqual(['failed']);
  });
});
