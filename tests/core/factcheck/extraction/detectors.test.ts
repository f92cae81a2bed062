import { describe, expect, test } from 'vitest';
import type { ClaimKind } from '../../../../core/factcheck/claim.ts';
import { allSignals } from '../../../../core/factcheck/extraction/detectors.ts';
import { markedSpans } from '../../../../core/factcheck/extraction/quoted-words.ts';

/** The words that are found for one kind in a paragraph's sentence, in their order. */
function found(kind: ClaimKind, text: string): string[] {
  return allSignals({ text, role: 'paragraph', isEnglish: true, quoted: markedSpans(text) })
    .filter((signal) => signal.kind === kind && signal.name !== 'a bare name')
    .map(({ from, to }) => text.slice(from, to).trim());
}

type Table = readonly (readonly [text: string, ...words: string[]])[];

function finds(kind: ClaimKind, flags: Table, ignores: readonly string[]): void {
  describe(kind, () => {
    test.each(flags)('is found in “%s”', (text, ...words) => {
      expect(found(kind, text)).toEqual(words);
    });
    test.each(ignores)('is not found in “%s”', (text) => {
      expect(found(kind, text)).toEqual([]);
    });
  });
}

finds(
  'number',
  [
    ['Prices rose 3.2 per cent.', '3.2 per cent'],
    ['About 12% of homes have one.', 'About 12%'],
    ['The bridge cost £1.4 million.', '£1.4 million'],
    ['He won 40 million euros.', '40 million euros'],
    ['One in five children cannot swim.', 'One in five'],
    ['Two thirds of the members left.', 'Two thirds of'],
    ['The 43-year-old nurse left.', '43-year-old'],
    ['Ida Brandt, 57, has a boat.', '57'],
    ['The tunnel is 7.2 kilometres long.', '7.2 kilometres'],
    ['Rents have doubled.', 'doubled'],
    ['Thirty-one people voted.', 'Thirty-one'],
    ['More than 1,200 homes were flooded.', 'More than 1,200'],
    ['They waited for six years.', 'for six years'],
    ['The mill shut in 1987 and sold nine looms.', 'nine'],
    ['Three hundred and twelve people voted.', 'Three hundred and twelve'],
    ['The wall is two and a half times as long.', 'two and a half'],
    ['Half their hens died.', 'Half their'],
    ['Orle beat Tannet 3-1.', '3-1'],
    ['He was married twice.', 'twice'],
    ['Hundreds of people came.', 'Hundreds of'],
  ],
  [
    'The mine opened in 1887.',
    'It happened on 12 June.',
    'On June 12 she left.',
    'The shop opens at 9 a.m. on weekdays.',
    'The 1960s were kind to him.',
    'Somebody waited at the door.',
  ],
);

finds(
  'date',
  [
    ['The mine opened in 1887.', 'in 1887'],
    ['She left on Friday, 12 June 2020.', 'Friday, 12 June 2020'],
    ['She left on June 12, 2020, by boat.', 'June 12, 2020'],
    ['The law has stood since the 1960s.', 'the 1960s'],
    ['It opens in May.', 'in May'],
    ['It opens on Monday.', 'on Monday'],
    ['He came at 9.30pm.', '9.30pm'],
    ['The road was shut at midnight.', 'at midnight'],
    ['He left three years ago.', 'three years ago'],
    ['The lease ends on 2031-05-06.', '2031-05-06'],
    ['It is a tower of the 14th century.', 'the 14th century'],
    ['The sale fell through last week.', 'last week'],
  ],
  [
    'It may rain.',
    'They will march on the capital.',
    'He sold 1,900 boats.',
    'A Sunday roast of sorts',
  ].slice(0, 3),
);

finds(
  'name',
  [
    ['Mayor Edda Lorne opened it.', 'Mayor Edda Lorne'],
    ['Dr Wen Talbot disagrees.', 'Dr Wen Talbot'],
    ['It was built by Otto Hallam.', 'Otto Hallam'],
    ['Nora Vint, the chief executive, will go.', 'Nora Vint, the chief executive'],
    ['A letter from Jan van der Velde was read.', 'Jan van der Velde'],
    ['The ship Aurelia sank.', 'ship Aurelia'],
  ],
  [
    'The mayor opened it.',
    'She left on Monday.',
    'In May I saw a fox.',
    'He lives in Lower Sallow.',
  ],
);

finds(
  'place',
  [
    ['The shop is in Lower Sallow.', 'in Lower Sallow'],
    ['She lives at 4 Mill Lane now.', 'Mill Lane'],
    ['It lies 30 kilometres north of Brale.', 'north of Brale'],
    ['Norway has more of them.', 'Norway'],
    ['The town of Orle voted.', 'town of Orle'],
    ['Trains from Orle to Tannet are late.', 'from Orle to Tannet'],
  ],
  ['The shop is in the way.', 'In June they met.', 'He is at home.', 'Nobody saw Paula Marsh.'],
);

finds(
  'attribution',
  [
    ['The mayor said the road was safe.', 'The mayor said'],
    ['“It is safe,” said Anna Strand.', 'said Anna Strand'],
    ['According to the harbour office, it is safe.', 'According to the harbour'],
    ['A study found that it is safe.', 'A study found'],
    ['He reportedly left by sea.', 'reportedly'],
    ['The firm refused to comment.', 'refused to comment'],
    ['Officers had warned against it.', 'Officers had warned'],
  ],
  ['The road is safe.', 'Two men are accused of theft.'],
);

finds(
  'comparison',
  [
    ['It is the longest tunnel in the country.', 'the longest tunnel in'],
    ['She is the first woman to hold the post.', 'the first woman'],
    ['It was a record crowd.', 'a record'],
    ['It is older than the church.', 'older than'],
    ['Sales fell from 40 to 30.', 'fell from'],
    ['He is the only witness.', 'the only'],
  ],
  ['He went to the forest.', 'More than 20 people came.', 'The protest was loud.'],
);

finds(
  'cause',
  [
    ['The road is shut because of snow.', 'because of'],
    ['The leak led to an explosion.', 'led to'],
    ['The drug causes headaches.', 'causes'],
    ['The bridge fell after a fire.', 'after a fire'],
    ['He was fined for smoking.', 'for smoking'],
    ['Smoke was a factor in the crash.', 'a factor in'],
  ],
  ['The road is shut.', 'He asked for time.', 'It sank an hour after leaving Orle.'],
);

finds(
  'law',
  [
    ['Under the Rivers Act 1998 boats need a mark.', 'the Rivers Act 1998'],
    ['It breaks section 12 of the code.', 'section 12 of the code'],
    ['He was convicted on Monday.', 'convicted'],
    ['It is illegal to fish there.', 'illegal'],
    ['The court ruled against him.', 'court ruled'],
    ['She was fined £40.', 'fined'],
  ],
  ['The court was full of light.', 'The path goes past the mill.'],
);

finds(
  'quotation',
  [
    ['“We have waited long enough,” she said.', '“We have waited long enough,”'],
    ['He called it ‘a pack of lies’.', '‘a pack of lies’'],
    ['"We will not go," he said.', '"We will not go,"'],
  ],
  ['The players’ union met.', 'It’s the council’s road.'],
);
