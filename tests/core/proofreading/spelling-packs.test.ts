import { beforeAll, describe, expect, it } from 'vitest';
import type { ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { packedLanguages } from '../../../core/proofreading/language/packed-languages.ts';
import type { SpellingPack } from '../../../core/proofreading/language/spelling-pack.ts';
import { createPackWords, type PackWords } from '../../../core/proofreading/pack-words.ts';
import { languageSamples } from '../../fixtures/languages/all.ts';
import { cleanTexts } from '../../fixtures/languages/clean.ts';
import { english } from './english.ts';
import { findings, openedPack, storyIn } from './packs.ts';

it('there is a sample of every language that ships', () => {
  expect(languageSamples.map(({ tag }) => tag)).toEqual(packedLanguages.map(({ tag }) => tag));
});

describe.each(languageSamples)('spelling in $tag', ({ tag, right, slips, story }) => {
  let pack: SpellingPack;
  let words: PackWords;
  beforeAll(async () => {
    pack = await openedPack(tag);
    words = createPackWords(pack, PLAIN_HOUSE_STYLE);
  });

  it('knows words in their forms', () => {
    const forms = right.trim().split(/\s+/);
    expect(forms.length).toBeGreaterThanOrEqual(50);
    expect(forms.filter((form) => !words.isRight(form))).toEqual([]);
  });

  it('knows no slip, and offers what was meant, mostly first', () => {
    const isMissed = (place: number) => place < 0 || place > 4;
    const placeOf = (slip: string, meant: string) =>
      createPackWords(pack, PLAIN_HOUSE_STYLE)
        .meant(slip)
        .findIndex(({ word }) => word === meant);
    const offers = slips.map(([slip, meant]) => {
      // Hunspell stops looking after a quarter of a second by the clock, which a busy machine may
      // use up: what was missed is asked for again.
      let place = placeOf(slip, meant);
      for (let tries = 0; isMissed(place) && tries < 4; tries++) place = placeOf(slip, meant);
      return { slip, meant, isKnown: words.isRight(slip), place };
    });
    expect(offers.filter(({ isKnown, place }) => isKnown || isMissed(place))).toEqual([]);
    const first = offers.filter(({ place }) => place === 0).length;
    expect(first / offers.length).toBeGreaterThanOrEqual(0.7);
  });

  it('is silent on clean texts, names, new words and all', () => {
    for (const text of [story, ...(cleanTexts[tag] ?? [])])
      expect(findings([english, pack], storyIn(tag, text))).toEqual([]);
  });

  it('finds nearly every slip where it stands in a sentence', () => {
    const missed = slips.filter(
      ([slip]) => findings([pack], storyIn(tag, `x\n\n… die ${slip}.`)).length === 0,
    );
    expect(missed.length / slips.length).toBeLessThan(0.2);
  });

  it('finds a slip in that story and mends it', () => {
    const blocks = storyIn(tag, story);
    const [slip = '', meant = ''] = slips.find(([one]) => one === one.toLowerCase()) ?? [];
    const last = blocks.at(-1);
    const text = `${last?.text ?? ''} (${slip})`;
    const broken = [...blocks.slice(0, -1), { ...last, text } as ProofText];
    const found = findings([pack], broken);
    expect(found.map((one) => one.text)).toEqual([slip]);
    expect(found[0]).toMatchObject({ rule: 'spelling', kind: 'nonword' });
    expect(found[0]?.suggestions).toContain(meant);
  });
});

describe('what is spelt and what is not', () => {
  let german: SpellingPack;
  let polish: SpellingPack;
  let ukrainian: SpellingPack;
  beforeAll(async () => {
    [german, polish, ukrainian] = await Promise.all([
      openedPack('de'),
      openedPack('pl'),
      openedPack('uk'),
    ]);
  });
  const block = (text: string, lang: string, ...foreign: ProofText['foreign']): ProofText => ({
    role: 'paragraph',
    text,
    lang,
    foreign,
  });
  const found = (packs: SpellingPack[], ...blocks: ProofText[]) =>
    findings(packs, blocks).map(({ text }) => text);

  it('words marked as foreign are spelt in their own language', () => {
    const text = 'The harbour board calls it eine neue Regirung and shrugs.';
    const from = text.indexOf('eine');
    const span = { from, to: text.indexOf(' and'), lang: 'de' };
    expect(found([german], block(text, 'en-GB', span))).toEqual(['Regirung']);
    expect(found([], block(text, 'en-GB', span))).toEqual([]);
    expect(found([german], block(text, 'en-GB', { ...span, lang: 'cy' }))).toEqual([]);
  });

  it('English words in a story of another language are spelt as English', () => {
    const text = 'Sie nannten es “a quiet harbuor” und lachten.';
    const span = { from: text.indexOf('a quiet'), to: text.indexOf('”'), lang: 'en-GB' };
    const [finding, ...others] = findings([english, german], [block(text, 'de', span)]);
    expect(finding).toMatchObject({ text: 'harbuor', rule: 'spelling' });
    expect(finding?.suggestions[0]).toBe('harbour');
    expect(finding?.message).toContain('English');
    expect(others).toEqual([]);
  });

  it('the same words in two languages are read apart', () => {
    const text = 'Sie sagte: krzesło.';
    const span = { from: text.indexOf('krz'), to: text.length - 1, lang: 'pl' };
    expect(found([german, polish], block(text, 'de', span))).toEqual([]);
    expect(found([german, polish], block(text, 'de', { ...span, lang: 'de' }))).toEqual([]);
    const slip = text.replace('krzesło', 'krzesłło');
    expect(found([german, polish], block(slip, 'de', { ...span, to: slip.length - 1 }))).toEqual([
      'krzesłło',
    ]);
  });

  it('a language without a pack is silent, and so is one whose pack is not at hand', () => {
    expect(found([german], block('Mae hen wlad fy nhadau yn annwyl i mi.', 'cy'))).toEqual([]);
    expect(found([german], block('To jest zupełnie zwyyczajne zdanie.', 'pl'))).toEqual([]);
  });

  it('a region does not matter', () => {
    expect(found([german], block('Die Regirung tagt.', 'de-AT'))).toEqual(['Regirung']);
  });

  it('names, acronyms, numbers, addresses and words of another script are left alone', () => {
    for (const text of [
      'Mit Zyndrowka und Quellmarek sprach sie über die NVKRZ und das Ö3X-Modell.',
      'Mehr auf www.zyndrowka.example und an dsk@zyndrowka.example, #zyndrowkaplan.',
      'Er kam am 3. Mai um 12h30, zahlte 4,50 Euro und sagte „привіт“.',
    ])
      expect(found([german], block(text, 'de'))).toEqual([]);
    expect(found([ukrainian], block('Він купив newhelikopterr і пішов до міста.', 'uk'))).toEqual(
      [],
    );
  });

  it('German nouns are words, other capitals most likely names', () => {
    expect(found([german], block('Das Parlamment hat die Sitzung verschoben.', 'de'))).toEqual([
      'Parlamment',
    ]);
    expect(found([german], block('Gestern kam Parlamment nach Hause.', 'de'))).toEqual([]);
    expect(found([polish], block('Wczoraj przyjechał Kowalskki do domu.', 'pl'))).toEqual([]);
  });

  it('a paragraph in another language than it says is not picked to pieces', () => {
    const text = 'Депутати міської ради в середу не змогли домовитися про ремонт мосту.';
    expect(found([ukrainian], block(text, 'ru'))).toEqual([]);
    const english = 'The councillors could not agree who should pay for the bridge.';
    expect(found([german], block(english, 'de'))).toEqual([]);
    const quote = `Sie sagte: “${english}” Danach ging sie nach Hause.`;
    expect(found([german], block(quote, 'de'))).toEqual([]);
  });

  it('a word that the story uses again and again is a term of its own', () => {
    const text = 'Der Bericht nennt das lindenauisch, wieder lindenauisch und noch lindenauisch.';
    expect(found([german], block(text, 'de'))).toEqual([]);
  });

  it('the newsroom’s own words and names are right, in their forms too', () => {
    const text = 'Wir sahen den quaddelig gelben Turm. Zwirbelts Haus steht da.';
    const style = { ...PLAIN_HOUSE_STYLE, words: ['quaddelig'], names: ['Ada Zwirbelt'] };
    const own = findings([german], [block(text, 'de')], style);
    expect(own.map((one) => one.text)).toEqual([]);
    const off = { ...PLAIN_HOUSE_STYLE, rulesOff: ['spelling'] };
    expect(findings([german], [block('Die Regirung tagt.', 'de')], off)).toEqual([]);
  });

  it('apostrophes and capitals stay as they were written', () => {
    const [finding] = findings([ukrainian], [block('Мала сьім’я живе тут.', 'uk')]);
    expect(finding?.suggestions[0]).toBe('сім’я');
    const [first] = findings([german], [block('Gestren war Markt in der Stadt.', 'de')]);
    expect(first?.suggestions[0]).toBe('Gestern');
  });
});

describe('hostile text', () => {
  it.each([
    ['a word of 100,000 letters', 'Ж'.repeat(100_000)],
    ['a compound of 100,000 letters', 'Dampfschiff'.repeat(9_000)],
    ['lone surrogates', `Die Regir\ud800ung \udc00 ${'\ud83d '.repeat(2_000)}`],
    ['combining marks by the thousand', `Regirung${'\u0301\u0323'.repeat(5_000)} tagt`],
    ['hyphens by the thousand', 'Regirung-'.repeat(5_000)],
    ['apostrophes by the thousand', "l'".repeat(20_000)],
    ['zero width and right to left', 'Re\u200bgi\u202erung \u2066x\u2069 '.repeat(500)],
    ['20,000 unknown words', Array.from({ length: 20_000 }, (_, at) => `zyx${at}q`).join(' ')],
    ['20,000 strange words', Array.from({ length: 20_000 }, (_, at) => strange(at)).join(' ')],
  ])('%s is read in a moment', async (_, text) => {
    const packs = await Promise.all(['de', 'fr', 'uk'].map(openedPack));
    const start = performance.now();
    for (const lang of ['de', 'fr', 'uk']) {
      findings(packs, [{ role: 'paragraph', text, lang, foreign: [] }]);
    }
    // An hour would be a fault of the rule, a slow machine is not: it takes a fraction of this.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('marks of foreign words by the thousand take time in proportion to their number', async () => {
    const packs = [await openedPack('de')];
    const timeOf = (marks: number): number => {
      const sentence = 'They call it Regirung here. ';
      const foreign = Array.from({ length: marks }, (_, at) => {
        const from = at * sentence.length + sentence.indexOf('Regirung');
        return { from, to: from + 'Regirung'.length, lang: 'de' };
      });
      const text = sentence.repeat(marks);
      const start = performance.now();
      findings(packs, [{ role: 'paragraph', text, lang: 'en-GB', foreign }]);
      return performance.now() - start;
    };
    timeOf(1_000);
    // Eight times as many take eight times as long, or sixty-four times if time is quadratic.
    expect(timeOf(32_000) / timeOf(4_000)).toBeLessThan(32);
  });

  function strange(at: number): string {
    return at.toString(26).replace(/\d/g, (digit) => 'qwxzjkvyph'.charAt(Number(digit)));
  }
});
