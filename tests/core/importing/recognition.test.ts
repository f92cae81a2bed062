import { importWell, shapeOf } from './story-shape.ts';
import { describe, expect, test } from 'vitest';
import { isByline } from '../../../core/importing/plain-text/byline.ts';
import { readCredit } from '../../../core/importing/plain-text/credit.ts';
import { isDateline, openingDateline } from '../../../core/importing/plain-text/dateline.ts';
import { isRelatedLine } from '../../../core/importing/plain-text/related.ts';
import { findAddresses, loneAddress } from '../../../core/importing/plain-text/web-address.ts';

describe('a caption is parted from its credit', () => {
  const caption = 'Crews load crates on the quay in Port Elder, Norland, on May 3, 2021.';
  test.each([
    'NPW/Ada Brook',
    'NPW/A. Brook/File Photo',
    'NPW-EFA/ADA BROOK',
    'Ada Brook / NPW / Nordpix',
    'Ada Brook/NPW via Nord Images',
    'NPW',
    'Nord Images',
    'Ada Brook',
    'U.S. Navy/Petty Officer 2nd Class Ada Brook',
    'NPW/Ada Brook ATTENTION EDITORS - THIS PICTURE WAS PROVIDED BY A THIRD PARTY',
    '(Ada Brook/NPW)',
    '[Ada Brook/NPW]',
    '(NPW Photo/Ada Brook)',
    '(Photo by Ada Brook/NPW via Nord Images)',
    'Photo: Ada Brook.',
    'PHOTO: ADA BROOK / NPW',
    'Photo credit: Ada Brook',
    'Photo by Ada Brook',
    'Photo courtesy of the Harbour Board',
    'Photo: press service of the Harbour Board',
    'Photo: t.me/harbourboard',
    'Photo: @adabrook / Flutter',
    'Photograph: Ada Brook/The Norland Times',
    'Image: Ada Brook.',
    'Screenshot: NPW',
    'Courtesy of Ada Brook',
    '© Ada Brook',
    '© 2021 NPW / Ada Brook',
    '©2021 Ada Brook',
    '– Photo: Ada Brook',
    '| Photo: Ada Brook',
    'Foto: dpn/Jana Feld',
    'Foto: picture union/dpn/Jana Feld',
    'Fot. Jan Kowalczuk / Kurier Zagórski',
    'Crédit photo : Odile Marchais',
    'Фото: Анна Лугова / Речной вестник',
    'Фото: РВС',
    'Архивное фото: Анна Лугова',
    'Фота: Аляксей Рачны',
    'Анна Лугова / Речной вестник',
  ])('%s', (credit) => {
    expect(readCredit(`${caption} ${credit}`)).toEqual({ caption, credit });
  });

  test.each(['NPW/Ada Brook', 'Photo: Ada Brook', '© NPW', '(Foto: Jana Feld)'])(
    '%s alone is a credit',
    (credit) => {
      expect(readCredit(credit)).toEqual({ caption: '', credit });
    },
  );

  test.each([
    'He told the Courier. "It was mine." Nobody answered.',
    'The firm paid Brook/Field Partners.',
    'She won. Nobody knew why. (NPW)',
    'The water was tested by two laboratories (Hartwell and Munro).',
    'It was praised by the Courier/Echo group of papers.',
    'Court frees former minister Mr. Jo Field',
    'The insurers and/or the company will pay.',
    'It happened on 3 May 2021.',
    'Photography is not allowed inside.',
    'The photo: that is what they come for.',
    'Harbour shut',
  ])('%s is no caption with a credit', (text) => {
    expect(readCredit(text)).toBeNull();
  });

  test('a long paragraph never is, whatever it ends with', () => {
    expect(readCredit(`${'The harbour is shut. '.repeat(50)}NPW/Ada Brook`)).toBeNull();
  });
});

describe('lines that lead to other stories', () => {
  test.each([
    'Who pays for the quay? (ENG explainer)',
    'Who pays? (video)',
    'Why do ferries sink? (RUS, ENG)',
    'Why do ferries sink? – ENG explainer',
    'How it all began | Explainer',
    'Three ships and a storm (photo report)',
    'Harbour chief resigns, says letter (PHOTOS)',
    '“They took our door.” What happened at number nine (ENG)',
    'READ MORE: Night shifts on the ferries',
    'Read more about the strike',
    'RELATED | The quay',
    'See also: The quay.',
    'Watch: Crews walk out',
    'EXPLAINER: Why the ferries are old',
    'You might also like: Ten ferries',
    '→ The quay',
    'Siehe auch: Wem das Kraftwerk gehört',
    'Lire aussi\u00a0: Ces villages',
    'Czytaj także: Skąd się wzięły tory',
    'Читайте также: Кто построит мост',
    'Чытайце таксама: Хто пабудуе мост',
    'Читайте також: Хто збудує міст',
  ])('%s', (line) => expect(isRelatedLine(line, true)).toBe(true));

  test.each([
    'The mayor and her deputy, Jo Field (left)',
    'What to know about it is in the paper (The Norland Times)',
    'Costs (estimate)',
    'The bridge as it was in 1920 (archive photo)',
    'The water was tested twice (in Holm and in Brigg).',
    'Did it help anyone? Nobody knows. Who would count?',
    'Who would count?',
    'Read more slowly, the report says less than it seems to.',
    'By the numbers (2021)',
    'Harbour shut',
    'Watching: the third eye',
    'Listen — I said no, and then again no.',
  ])('not “%s”', (line) => expect(isRelatedLine(line, true)).toBe(false));

  test('a title that asks nothing must stand alone', () => {
    expect(isRelatedLine('Three ships and a storm (photo report)', false)).toBe(false);
    expect(isRelatedLine('Who pays for the quay? (video)', false)).toBe(true);
  });
});

describe('bylines', () => {
  test.each([
    'By Ada Brook',
    'BY ADA BROOK',
    'By ADA BROOK, Staff Writer',
    'By Ada Brook, Jon Field and Mira Holt in Port Elder',
    'By Ada Brook | NPW',
    'By Ada Brook - May 3, 2021',
    'By Ada Brook (text) and Jon Field (photos)',
    'By Ada Brook ada@npw.example',
    'By Dr. Ada Brook',
    'By NPW staff',
    'By our correspondent in Holm',
    'Story by Ada Brook; photos by Jon Field',
    'Von Jana Feld und Ruth Moos',
    'Par Odile Marchais',
    'Por Ana Ríos y Luis Mar',
    'Автор: Анна Лугова',
    'Автор Анна Лугова',
    'Авторы: Анна Лугова и Иван Рогов',
    'От Анны Луговой',
    'ОТ АННЫ ЛУГОВОЙ',
    'Ад Аляксея Рачнога',
    'Аўтар: Аляксей Рачны',
    'Від Оксани Лугової',
    'Автор тексту: Оксана Лугова',
    'Autorzy: Jan Kowalczuk i Anna Rzeczna',
    'Przez Jana Kowalczuka',
  ])('%s', (line) => expect(isByline(line)).toBe(true));

  test.each([
    'By Monday, all was over',
    'By law, no ferry may sail',
    'By-election called in Holm',
    'By the sea',
    'By Monday the queue was a mile long.',
    'Von Anfang an dabei',
    'От Москвы',
    'От зари и до заката',
    'От Верхнего Брода до моря',
    'Ад рання да ночы',
    'Від Києва',
    'Автор письма не назван',
    'Ada Brook',
  ])('not “%s”', (line) => expect(isByline(line)).toBe(false));
});

describe('datelines', () => {
  test.each([
    'PORT ELDER, 3 May —',
    'PORT ELDER —',
    'PORT ELDER, Norland (NPW) -',
    'Port Elder (NPW) –',
    'Port Elder, May 3 (NPW) -',
    'Port Elder, 3 May 2021 –',
    'HOLM, May 3. /NPW/.',
    'ВЕРХНИЙ БРОД, 3 мая —',
    'Верхний Брод, 3 марта (РВС) —',
    'ВЕРХНІ БРОД, 3 сакавіка —',
    'Верхній Брід, 3 березня —',
    'Zagórze, 3 marca —',
  ])('%s opens a paragraph', (dateline) => {
    expect(openingDateline(`${dateline} The crews of the four island ferries went home.`)).toBe(
      dateline,
    );
  });

  test.each([
    'London – The crews of the ferries went home.',
    '“NO” – the crews said it twice and then again.',
    'BREAKING — The crews of the ferries went home.',
  ])('“%s” opens with none', (paragraph) => expect(openingDateline(paragraph)).toBe(''));

  test.each([
    'PORT ELDER, 3 May',
    'Port Elder, 3 May 2021',
    '3 May 2021',
    'May 3, 2021 | 10:15 am',
    'Published: 3 May 2021, 10:15',
    '2021-05-03',
    '3 мая 2021 г.',
    '3 maja 2021',
    '3. Mai 2021',
  ])('%s is a line of its own', (line) => expect(isDateline(line)).toBe(true));

  test.each([
    '12 people killed in 2021',
    'Election 2021',
    'Belarus, Norland sign deal on May 3',
    'PORT ELDER',
    'Crews walk out, May follow',
  ])('not “%s”', (line) => expect(isDateline(line)).toBe(false));
});

test('a dateline in a paragraph that ends in a footnote is not taken for a standfirst', () => {
  const lead = 'The council voted to close the baths, which have leaked for 24 years.[1]';
  const next = 'Nobody there wished to say when the doors would be shut for good.';
  expect(shapeOf(importWell(`Baths shut\n\nPORT ELDER, 3 May — ${lead}\n\n${next}`))).toEqual([
    'headline: Baths shut',
    'dateline: PORT ELDER, 3 May',
    `paragraph: ${lead}`,
    `paragraph: ${next}`,
  ]);
  expect(shapeOf(importWell(`Baths shut\n\n${lead}\n\n${next}`))[1]).toBe(`paragraph: ${lead}`);
});

test('a Russian head is read whole', () => {
  const lead = 'Паром подорожает со следующей зимы, сообщили в городском совете.';
  expect(
    shapeOf(
      importWell(`Паром подорожает\n\nОт Анны Луговой\n\nБРОД, 3 марта — ${lead}\n\n${lead}`),
    ),
  ).toEqual([
    'headline: Паром подорожает',
    'byline: От Анны Луговой',
    'dateline: БРОД, 3 марта',
    `paragraph: ${lead}`,
    `paragraph: ${lead}`,
  ]);
});

describe('web addresses', () => {
  test.each([
    ['See https://npw.example/a.', ['https://npw.example/a']],
    ['(see www.npw.example)', ['https://www.npw.example']],
    ['https://npw.example/wiki/Quay_(Holm), they say', ['https://npw.example/wiki/Quay_(Holm)']],
    ['“https://npw.example/a?b=c&d=e#f”!', ['https://npw.example/a?b=c&d=e#f']],
    ['one http://a.example two https://b.example/', ['http://a.example', 'https://b.example/']],
    ['javascript:alert(1) data:text/html,x file:///etc/passwd', []],
    ['https://ada:secret@npw.example/', []],
    ['https://', []],
    [`https://npw.example/${'a'.repeat(5000)}`, []],
  ])('in “%s”', (text, links) => {
    const found = findAddresses(text);
    expect(found.map(({ href }) => href)).toEqual(links);
    for (const { from, to, href } of found) expect(href.endsWith(text.slice(from, to))).toBe(true);
  });

  test('alone on a line are embeds only when they are safe', () => {
    expect(loneAddress('https://video.example/watch?v=1')).toBe('https://video.example/watch?v=1');
    expect(loneAddress('www.video.example/1')).toBe('https://www.video.example/1');
    expect(loneAddress('javascript:alert(1)')).toBeNull();
    expect(loneAddress('see https://video.example')).toBeNull();
  });
});

describe('lines that name a picture’s words', () => {
  const rest = 'The crews of the four island ferries went home on Monday and nobody knew why.';
  test.each([
    [
      'Caption: The quay on Monday.\nCredit: the harbour board',
      'Caption: The quay on Monday.',
      'Credit: the harbour board',
    ],
    [
      'Caption: The quay on Monday.\n\nCredit: the harbour board',
      'Caption: The quay on Monday.',
      'Credit: the harbour board',
    ],
    [
      'Caption: The quay.\nPhoto: Ada Brook\nCredit: NPW',
      'Caption: The quay.',
      'Photo: Ada Brook Credit: NPW',
    ],
    ['Caption: The quay.\nPhoto: Ada Brook', 'Caption: The quay.', 'Photo: Ada Brook'],
    [
      'The quay on Monday morning. Photo: Ada Brook\nCredit: a friend of hers',
      'The quay on Monday morning.',
      'Photo: Ada Brook Credit: a friend of hers',
    ],
  ])('%j are of one picture', (lines, caption, credit) => {
    const story = importWell(`Harbour shut\n\n${rest}\n\n${lines}\n\n${rest}`);
    expect(shapeOf(story).slice(2, 5)).toEqual([
      'figure',
      `  caption: ${caption}`,
      `  credit: ${credit}`,
    ]);
    expect(shapeOf(story)).toHaveLength(6);
  });
});

describe('a dateline that opens the first paragraph', () => {
  test('moves up without its dash, and the report says so', () => {
    const story = importWell(
      'Harbour shut\n\nPORT ELDER, 3 May — The ferry stayed at the quay all day, and nobody said why.',
    );
    expect(shapeOf(story)).toEqual([
      'headline: Harbour shut',
      'dateline: PORT ELDER, 3 May',
      'paragraph: The ferry stayed at the quay all day, and nobody said why.',
    ]);
    expect(story.report.dropped).toEqual([
      '1 dash behind the dateline; it has a place of its own.',
    ]);
  });
});
