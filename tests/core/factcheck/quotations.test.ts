import { describe, expect, test } from 'vitest';
import type { BlockRole } from '../../../core/article/text-blocks.ts';
import { quotationsIn } from '../../../core/factcheck/quotations.ts';
import { storyLanguages } from '../../../core/article/languages.ts';

function quoted(text: string, language = 'en-GB', role: BlockRole = 'paragraph'): string[] {
  const found = quotationsIn({ role, text }, language);
  for (const { from, to, words } of found) expect(text.slice(from, to)).toBe(words);
  return found.map(({ words }) => words);
}

describe('the words in quotation marks', () => {
  test.each<[string, string, string[]]>([
    ['curly double', 'She said: “We will not yield.”', ['We will not yield.']],
    ['straight double', 'She said: "We will not yield."', ['We will not yield.']],
    ['curly single', '‘We will not yield,’ she said.', ['We will not yield,']],
    ['straight single', "'We will not yield,' she said.", ['We will not yield,']],
    ['after a bracket', 'The mayor (“a very tired man”) left.', ['a very tired man']],
    ['after a dash', 'He left—“for good this time,” he said.', ['for good this time,']],
    ['broken off', '"We were only—" The line went dead.', ['We were only—']],
    ['broken by its attribution', '“We will,” she said, “not yield.”', ['We will,', 'not yield.']],
    [
      'with an inner quotation',
      '“He told us ‘go home now’ and left,” she said.',
      ['He told us ‘go home now’ and left,'],
    ],
    [
      'with an inner quotation, British style',
      '‘He told us “go home now” and left,’ she said.',
      ['He told us “go home now” and left,'],
    ],
    [
      'ending in two marks',
      '“I heard him shout ‘everybody out of here!’” she said.',
      ['I heard him shout ‘everybody out of here!’'],
    ],
    [
      'two in a row',
      '“One thing is clear.” “Two things are.”',
      ['One thing is clear.', 'Two things are.'],
    ],
  ])('%s', (_name, text, words) => {
    expect(quoted(text)).toEqual(words);
  });

  test.each<[string, string, string]>([
    ['de', 'Sie sagte: „Wir geben nicht auf.“ Dann ging sie.', 'Wir geben nicht auf.'],
    ['de', 'Sie sagte: »Wir geben nicht auf.« Dann ging sie.', 'Wir geben nicht auf.'],
    ['de', '‚Wir geben nicht auf‘, sagte sie.', 'Wir geben nicht auf'],
    ['pl', 'Powiedziała: „Nie poddamy się nigdy”.', 'Nie poddamy się nigdy'],
    ['fr', 'Elle a dit : « Nous ne céderons pas. »', 'Nous ne céderons pas.'],
    ['ru', '«Мы не „сдадимся“ никогда», — сказала она.', 'Мы не „сдадимся“ никогда'],
    ['sv', 'Hon sade: ”Vi ger aldrig upp”, och gick.', 'Vi ger aldrig upp'],
    ['ar', 'قالت: ”لن نستسلم أبدا“ ثم غادرت.', 'لن نستسلم أبدا'],
  ])('%s: %s', (language, text, words) => {
    expect(quoted(text, language)).toEqual([words]);
  });

  test.each(storyLanguages.map((language) => [language.name, language] as const))(
    'the marks of %s, outer and inner',
    (_name, { tag, quotes: [open, close, innerOpen, innerClose] }) => {
      const inside = `aaa bbb ${innerOpen}ccc ddd${innerClose} eee`;
      const text = `Fff ggg: ${open}${inside}${close} hhh ${open}kkk lll mmm${close}, nnn.`;
      expect(quoted(text, tag)).toEqual([inside, 'kkk lll mmm']);
    },
  );
});

describe('apostrophes are no marks', () => {
  test.each([
    'The players’ union met in the ’90s and the owners’ league did too.',
    'It’s rock ’n’ roll, and that’s the bosses’ music.',
    "The players' union met in the '90s and the owners' league did too.",
    "It's rock 'n' roll, and that's the bosses' music.",
    'He is 5\' 10" tall and she is 6\'2".',
  ])('%s', (text) => {
    expect(quoted(text)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['‘We back the players’ union in this,’ he said.', ['We back the players’ union in this,']],
    ['‘We like the old wheels’ he said.', ['We like the old wheels']],
    [
      '‘We like the old wheels’ he said. ‘They turn,’ she said.',
      ['We like the old wheels', 'They turn,'],
    ],
    ['‘We can’t, won’t and shan’t go,’ he said.', ['We can’t, won’t and shan’t go,']],
    ['“That’s the players’ own fault,” he said.', ['That’s the players’ own fault,']],
    ["'We can't, won't and shan't go,' he said.", ["We can't, won't and shan't go,"]],
  ])('%s', (text, words) => {
    expect(quoted(text)).toEqual(words);
  });
});

describe('a quotation of several paragraphs', () => {
  test('runs to the end of a block that does not close it', () => {
    expect(quoted('She said: “We came at dawn. We saw nothing.')).toEqual([
      'We came at dawn. We saw nothing.',
    ]);
  });
  test('goes on in a block that begins with an opening mark', () => {
    expect(quoted('“Then we left again,” she said.')).toEqual(['Then we left again,']);
    expect(quoted('‘Then we left again. We didn’t look back.')).toEqual([
      'Then we left again. We didn’t look back.',
    ]);
  });
  test('ends at the first mark that may end it, whatever apostrophes follow', () => {
    const text = 'They called him ‘the king of the seas’ and the owners’ union laughed.';
    expect(quoted(text)).toEqual(['the king of the seas']);
  });
  test('is not taken for one where a second mark of its kind opens', () => {
    expect(quoted('He said “we go. She said “we are not going.”')).toEqual(['we are not going.']);
  });
});

describe('what is no quotation', () => {
  test.each([
    'The so-called “reforms” began in May.',
    'A “free press” needs readers.',
    'She saw “Gone With the Wind” twice.',
    'His novel “The Harbour of Lost and Found Things” sold well.',
    'They met “ ” there.',
    'She said the so-called “reforms” began in May.',
    'He wrote for “The Lorn Herald” until 2019.',
    'He hated the word “reform”, she said.',
  ])('%s', (text) => {
    expect(quoted(text)).toEqual([]);
  });

  test.each<[string, string[]]>([
    ['The minister called it “reckless”.', ['reckless']],
    ['The nurse was accused of “bullying” twice.', ['bullying']],
    ['A neighbour spoke of a “huge bang”.', ['huge bang']],
    ['“No,” the minister said.', ['No,']],
    ['“Never!” she shouted.', ['Never!']],
    ['The plan, which critics described as “deeply flawed”, passed.', ['deeply flawed']],
    ['She spoke of “a long winter”.', ['a long winter']],
    ['“No.” The minister said little else.', ['No.']],
    ['“I said ‘no’.” “Did you?” “I did.”', ['I said ‘no’.', 'Did you?', 'I did.']],
    ['According to the report, the wall is “structurally sound”.', ['structurally sound']],
    ['She said the wall was “sound”, “safe” and “dry”.', ['sound', 'safe', 'dry']],
    ['Varga: “We stay”', ['We stay']],
    ['‘We stay’: Varga rejects the plan', ['We stay']],
    ['“Not In My Name,” she said.', ['Not In My Name,']],
    ['He wrote in “The Lorn Herald”: “Nobody asked us.”', ['Nobody asked us.']],
    ['The ‘Iron Bridge’ shut; she called it ‘a total disgrace’.', ['a total disgrace']],
  ])('%s → %j', (text, words) => {
    expect(quoted(text)).toEqual(words);
  });
});

describe('block quotes and pull quotes', () => {
  test('are quoted whole without marks', () => {
    expect(quoted('We will not yield.', 'en-GB', 'quote')).toEqual(['We will not yield.']);
    expect(quoted('Never', 'en-GB', 'pull-quote')).toEqual(['Never']);
  });
  test('but for who spoke', () => {
    expect(quoted('We will not yield.\n— Anna Berg, mayor', 'en-GB', 'quote')).toEqual([
      'We will not yield.',
    ]);
    expect(quoted('— Anna Berg, mayor', 'en-GB', 'quote')).toEqual([]);
  });
  test('are read by their marks when they begin with one', () => {
    expect(quoted('“We will,” she said, “not yield.”', 'en-GB', 'pull-quote')).toEqual([
      'We will,',
      'not yield.',
    ]);
  });
  test('other lines of the page are left alone', () => {
    for (const role of ['byline', 'dateline', 'credit', 'related', 'embed'] as const)
      expect(quoted('She said: “We will not yield.”', 'en-GB', role)).toEqual([]);
  });
});
