import { describe, expect, test } from 'vitest';
import { guessLanguage } from '../../../core/importing/guess-language.ts';
import { languageSamples } from '../../fixtures/languages/all.ts';

describe('a story', () => {
  test.each(languageSamples)('in $tag is told from its words', ({ tag, story }) => {
    expect(guessLanguage(story, 'en-GB')).toBe(tag);
    expect(guessLanguage(story.toUpperCase(), 'en-GB')).toBe(tag);
  });

  test('sentence by sentence never tells a wrong language, and mostly the right one', () => {
    const sentences = languageSamples.flatMap(({ tag, story }) =>
      story
        .replace(/\s+/g, ' ')
        .split(/(?<=[.»”“])\s/)
        .filter((sentence) => sentence.length > 20)
        .map((sentence) => ({ tag, guess: guessLanguage(sentence, 'en-GB'), sentence })),
    );
    expect(sentences.filter(({ tag, guess }) => guess !== null && guess !== tag)).toEqual([]);
    const told = sentences.filter(({ guess }) => guess !== null);
    expect(told.length / sentences.length).toBeGreaterThan(0.85);
  });

  test('with a quotation in a neighbouring language stays in its own', () => {
    const [be, ru, uk] = ['be', 'ru', 'uk'].map(
      (wanted) => languageSamples.find(({ tag }) => tag === wanted)?.story ?? '',
    ) as [string, string, string];
    const quote = (story: string) => /\n\n([^.]+)\./.exec(story)?.[1] ?? '';
    expect(guessLanguage(`${be}\n«${quote(ru)}»`, 'en-GB')).toBe('be');
    expect(guessLanguage(`${ru}\n«${quote(uk)}»`, 'en-GB')).toBe('ru');
    expect(guessLanguage(`${uk}\n«${quote(be)}»`, 'en-GB')).toBe('uk');
  });
});

describe('Belarusian, Russian and Ukrainian', () => {
  test.each([
    ['be', 'Міністэрства абвясціла, што новы мост адкрыюць у кастрычніку.'],
    ['be', 'Ён не ўдзельнічаў у нарадзе і нічога не ведаў пра гэты ліст.'],
    ['be', 'Суд пакінуў выракі без змены, паведамілі праваабаронцы.'],
    ['ru', 'Министерство объявило, что новый мост откроют в октябре.'],
    ['ru', 'Он не участвовал в совещании и ничего не знал об этом письме.'],
    ['ru', 'Суд оставил приговоры без изменений, сообщили правозащитники, выступая вчера.'],
    ['uk', 'Міністерство оголосило, що новий міст відкриють у жовтні.'],
    ['uk', 'Він не брав участі в нараді й нічого не знав про цей лист.'],
    ['uk', 'Суд залишив вироки без змін, повідомили правозахисники.'],
    ['bg', 'Министерството обяви, че новият мост ще бъде открит през октомври, съобщиха от града.'],
    ['sr', 'Министарство је објавило да ће нови мост бити отворен у октобру.'],
  ])('%s: %s', (tag, text) => {
    expect([tag, null]).toContain(guessLanguage(text, 'en-GB'));
    if (tag !== 'bg') expect(guessLanguage(text, 'en-GB')).toBe(tag);
  });
});

describe('neighbours in Latin letters', () => {
  test.each([
    ['sk', 'Prístav je zatvorený od rána a nikto nevie, kedy sa znova otvorí, hovorí mesto.'],
    ['cs', 'Přístav je zavřený od rána a nikdo neví, kdy se znovu otevře, říká město.'],
    ['da', 'Havnen har været lukket siden i morges, og ingen ved, hvornår den åbner igen.'],
    ['sv', 'Hamnen har varit stängd sedan i morse och ingen vet när den öppnar igen.'],
    ['pt', 'O porto está fechado desde a manhã e ninguém sabe quando volta a abrir.'],
    ['es', 'El puerto está cerrado desde la mañana y nadie sabe cuándo vuelve a abrir.'],
    ['it', 'Il porto è chiuso da questa mattina e nessuno sa quando sarà di nuovo aperto.'],
    ['ro', 'Portul este închis de dimineață și nimeni nu știe când se va deschide din nou.'],
    ['nl', 'De haven is sinds vanochtend gesloten en niemand weet wanneer hij weer open gaat.'],
    ['lt', 'Uostas uždarytas nuo ryto ir niekas nežino, kada jis bus vėl atidarytas.'],
    ['lv', 'Osta ir slēgta kopš rīta, un neviens nezina, kad to atkal atvērs, saka pilsēta.'],
  ])('%s: %s', (tag, text) => {
    expect(guessLanguage(text, 'en-GB')).toBe(tag);
  });

  test.each([
    'Satama on ollut kiinni aamusta asti eikä kukaan tiedä milloin se avataan.',
    'A kikötő reggel óta zárva van, és senki sem tudja, mikor nyitják ki újra.',
    'Mae’r porthladd ar gau ers y bore a does neb yn gwybod pryd y bydd yn agor.',
  ])('what is not known is not guessed: %s', (text) => {
    expect(guessLanguage(text, 'en-GB')).toBe(null);
  });
});
