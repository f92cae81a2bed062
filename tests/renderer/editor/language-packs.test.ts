import { describe, expect, test } from 'vitest';
import type { ProofText } from '../../../core/proofreading/finding.ts';
import type { Language } from '../../../core/proofreading/language/language.ts';
import type { SpellingPack } from '../../../core/proofreading/language/spelling-pack.ts';
import {
  createLanguagePacks,
  type PackSurroundings,
} from '../../../renderer/proofreading-worker/language-packs.ts';
import type { ProofreadingRequest } from '../../../renderer/proofreading-worker/messages.ts';
import { createProofreadingService } from '../../../renderer/proofreading-worker/service.ts';
import { openedPack, storyIn } from '../../core/proofreading/packs.ts';
import { languageSamples } from '../../fixtures/languages/all.ts';

const block = (text: string, lang: string, foreign: ProofText['foreign'] = []): ProofText => ({
  role: 'paragraph',
  text,
  lang,
  foreign,
});

/** The worker's inside: packs and a service over one set of languages, with time by hand. */
function work(load: PackSurroundings['load'] = openedPack) {
  const languages = new Map<string, Language | SpellingPack>();
  const loaded: string[] = [];
  const waiting: (() => void)[] = [];
  const found = new Map<number, readonly string[]>();
  let turn: (() => void) | null = null;
  let arrivals = 0;
  const failures: string[] = [];
  const service = createProofreadingService(languages, {
    answer: (answer) => {
      if (answer.kind !== 'checked') return;
      for (const { block: at, findings } of answer.changed)
        found.set(
          at,
          findings.map(({ text }) => text),
        );
    },
    later: (next) => (turn = next),
    now: () => 0,
  });
  const packs = createLanguagePacks(languages, {
    load: (tag) => {
      loaded.push(tag);
      return load(tag);
    },
    arrived: (tag) => {
      arrivals += 1;
      service.languageArrived(tag);
    },
    failed: (tag) => failures.push(tag),
    wait: (_, act) => waiting.push(act),
  });
  const settle = () => {
    while (turn !== null) {
      const next = turn;
      turn = null;
      next();
    }
    return [...found].sort(([a], [b]) => a - b).flatMap(([, texts]) => texts);
  };
  const hear = (request: ProofreadingRequest) => {
    packs.hear(request);
    service.hear(request);
  };
  let story = 0;
  return {
    ...{ languages, loaded, settle, hear },
    failed: () => failures,
    open: () => {
      found.clear();
      hear({ kind: 'open', story: (story += 1) });
    },
    check: (...blocks: ProofText[]) =>
      hear({ kind: 'check', request: 1, at: 0, removed: 0, blocks }),
    arrived: async (count: number) => {
      await expect.poll(() => arrivals, { timeout: 20_000 }).toBe(count);
      return settle();
    },
    waitAMinute: () => {
      for (const act of waiting.splice(0)) act();
    },
  };
}

describe('spelling packs in the worker', () => {
  test.each(languageSamples)('a story in $tag is spelt once its pack is there', async (sample) => {
    const { tag, story, slips } = sample;
    const slip = slips.find(([one]) => one === one.toLowerCase())?.[0] ?? '';
    const { open, check, settle, arrived, loaded } = work();
    open();
    check(...storyIn(tag, story), block(`(${slip})`, tag));
    expect(settle()).toEqual([]);
    expect(await arrived(1)).toEqual([slip]);
    expect(loaded).toEqual([tag]);
  });

  test('a foreign mark in an English story brings its language, and no other', async () => {
    const { open, check, arrived, loaded } = work();
    open();
    const text = 'They call it eine Regirung.';
    const foreign = [{ from: text.indexOf('eine'), to: text.length - 1, lang: 'de-AT' }];
    check(block(text, 'en-GB', foreign), block('Croeso i bawb.', 'cy'));
    expect(await arrived(1)).toEqual(['Regirung']);
    expect(loaded).toEqual(['de']);
  });

  test('English alone fetches nothing', () => {
    const { open, check, loaded, settle } = work();
    open();
    check(block('All is well.', 'en-GB'), block('All is well.', 'en-US'));
    settle();
    expect(loaded).toEqual([]);
  });

  test('a pack is fetched once, kept for a while, and goes when no story needs it', async () => {
    const { open, check, arrived, loaded, languages, waitAMinute, settle } = work();
    open();
    check(block('Die Regirung tagt.', 'de'), block('Gut so.', 'de'));
    check(block('Noch ein Absatz.', 'de'));
    await arrived(1);
    open();
    check(block('Die Regirung tagt.', 'de'));
    waitAMinute();
    expect(languages.has('de')).toBe(true);
    expect(settle()).toEqual(['Regirung']);
    open();
    waitAMinute();
    expect(languages.has('de')).toBe(false);
    check(block('Die Regirung tagt.', 'de'));
    expect(await arrived(2)).toEqual(['Regirung']);
    expect(loaded).toEqual(['de', 'de']);
  });

  test('a pack that cannot be had leaves the story unspelt, and is asked for with the next', async () => {
    let isBroken = true;
    const { open, check, arrived, settle, failed } = work((tag) =>
      isBroken ? Promise.reject(new Error('no such file')) : openedPack(tag),
    );
    open();
    check(block('Die Regirung tagt.', 'de'));
    await expect.poll(failed).toEqual(['de']);
    expect(settle()).toEqual([]);
    isBroken = false;
    open();
    check(block('Die Regirung tagt.', 'de'));
    expect(await arrived(1)).toEqual(['Regirung']);
  });
});
