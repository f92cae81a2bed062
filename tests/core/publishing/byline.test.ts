import { expect, test } from 'vitest';
import { bylineNames } from '../../../core/publishing/byline.ts';

test.each<[string, string[]]>([
  ['By Ada Brook', ['Ada Brook']],
  ['Ada Brook', ['Ada Brook']],
  ['By Ada Brook and Jon Field', ['Ada Brook', 'Jon Field']],
  ['By Ada Brook, Jon Field and Mira Dask', ['Ada Brook', 'Jon Field', 'Mira Dask']],
  ['BY ADA BROOK', ['ADA BROOK']],
  ['By Ada Brook in Port Elder', ['Ada Brook']],
  ['By Ada Brook, political editor', ['Ada Brook']],
  ['By Ada Brook | ada@news.example', ['Ada Brook']],
  ['By Ada Brook and Ada Brook', ['Ada Brook']],
  ['Words by Ada Brook; pictures by Jon Field', ['Ada Brook']],
  ['By Luis de la Vara and Hanne van der Moor', ['Luis de la Vara', 'Hanne van der Moor']],
  ['By Sean O’Malley-Brandt', ['Sean O’Malley-Brandt']],
  ['Von Greta Moor und Jan Feld', ['Greta Moor', 'Jan Feld']],
  ['Par Odile Marchand et Jean Lacour', ['Odile Marchand', 'Jean Lacour']],
  ['Por Inés Campo y Juan Prado', ['Inés Campo', 'Juan Prado']],
  ['Аўтар: Ганна Ляскевіч і Пятро Дзмітрук', ['Ганна Ляскевіч', 'Пятро Дзмітрук']],
  ['Текст: Анна Лескова и Пётр Дымов', ['Анна Лескова', 'Пётр Дымов']],
  ['山田花子', ['山田花子']],
  ['By our own correspondent', []],
  ['By', ['By']],
  ['', []],
])('%j names %j', (byline, names) => {
  expect(bylineNames(byline)).toEqual(names);
});
