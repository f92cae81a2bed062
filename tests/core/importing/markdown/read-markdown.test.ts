import { describe, expect, test } from 'vitest';
import { pictureHash } from '../../../../core/article/pictures/picture-hash.ts';
import { isMarkdown } from '../../../../core/importing/markdown/is-markdown.ts';
import { skyPng } from '../../../fixtures/stories/picture.ts';
import { shapeOf } from '../story-shape.ts';
import { readWell } from './read-well.ts';

const prose = 'The crews of the four island ferries went home on Monday and nobody told them why.';

describe('front matter', () => {
  test('gives the head, the details and the tags; what has no place is named', async () => {
    const story = await readWell(
      [
        '---',
        'title: "Ferry stops: the winter"',
        'subtitle: Nobody asked the islands',
        'author:',
        '  - name: Ada Brook',
        '  - Jon Field',
        'date: 2021-05-03T10:15:00+02:00',
        'lastmod: 2021-05-04',
        'lang: en-US',
        'slug: winter-ferry',
        'canonical_url: https://npw.example/ferry',
        'tags: [ferries, Port Elder]',
        'layout: post',
        'weight: 12',
        '---',
        '# Ferry stops: the winter',
        '',
        prose,
      ].join('\n'),
    );
    expect(shapeOf(story)).toEqual([
      'headline: Ferry stops: the winter',
      'standfirst: Nobody asked the islands',
      'byline: Ada Brook, Jon Field',
      `paragraph: ${prose}`,
    ]);
    expect(story.details).toMatchObject({
      language: 'en-US',
      slug: 'winter-ferry',
      canonicalUrl: 'https://npw.example/ferry',
      publishedAt: Date.UTC(2021, 4, 3, 8, 15),
    });
    expect(story.updatedAt).toBe(Date.UTC(2021, 4, 4));
    expect(story.tags).toEqual([
      { kind: 'topic', name: 'ferries' },
      { kind: 'topic', name: 'Port Elder' },
    ]);
    expect(story.report.dropped.join('\n')).toContain('“layout: post”, “weight: 12”');
  });

  test('in TOML is read line by line', async () => {
    const story = await readWell(
      `+++\ntitle = "Winter ferry"\ntags = ["ferries"]\ndate = 2021-05-03\ndraft = true\n+++\n\n${prose}`,
    );
    expect(shapeOf(story)).toEqual(['headline: Winter ferry', `paragraph: ${prose}`]);
    expect(story.tags).toEqual([{ kind: 'topic', name: 'ferries' }]);
    expect(story.report.dropped.join('\n')).toContain('draft: true');
  });

  test.each([
    ['never ends', '---\ntitle: Winter ferry\n\nNo end.'],
    ['is broken', '---\ntitle: [Winter\n---\n\nNo end.'],
    [
      'has aliases without end',
      `---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n---\n\nNo end.`,
    ],
  ])('that %s stays in the text', async (_why, text) => {
    const words = shapeOf(await readWell(text)).join(' ');
    expect(words).toContain('No end.');
    for (const word of text.match(/[a-zA-Z]{4,}/g) ?? []) expect(words).toContain(word);
  });
});

describe('blocks', () => {
  test('become those of a story', async () => {
    const story = await readWell(
      [
        '# Ferry stops',
        '',
        prose,
        '',
        'What it costs',
        '---',
        '',
        '1. one',
        '   - inner',
        '2. two',
        '',
        '> Quoted',
        '> words',
        '',
        '***',
        '',
        '- [x] done',
        '- [ ] open',
        '',
        '| Year | Cost |',
        '|---|---|',
        '| 2020 | 3 *m* |',
        '',
        '```',
        'kept   as',
        '  it stands',
        '```',
        '',
        'https://video.example/1',
        '',
        'Hard\\',
        'break.[^a]',
        '',
        '[^a]: A note.',
      ].join('\n'),
    );
    expect(shapeOf(story)).toEqual([
      'headline: Ferry stops',
      `paragraph: ${prose}`,
      'heading 2: What it costs',
      'ordered_list',
      '  list_item',
      '    paragraph: one',
      '    bullet_list',
      '      list_item',
      '        paragraph: inner',
      '  list_item',
      '    paragraph: two',
      'blockquote',
      '  paragraph: Quoted words',
      'section_break',
      'bullet_list',
      '  list_item',
      '    paragraph: ☑ done',
      '  list_item',
      '    paragraph: ☐ open',
      'paragraph: Year | Cost',
      'paragraph: 2020 | 3 m',
      'paragraph: kept   as⏎  it stands',
      'embed_link: https://video.example/1',
      'paragraph: Hard⏎break.[a]',
      'paragraph: [a] A note.',
    ]);
    expect(story.report.changed.join('\n')).toMatch(/Boxes[^]*code[^]*Footnotes[^]*table/);
  });

  test('words wear what they wore, and a link that is not safe is none', async () => {
    const story = await readWell(
      `# A\n\nIt is *em*, **strong**, ~~struck~~, [safe][1], [not](javascript:alert(1)) and <b lang="fr">oui</b>.\n\n[1]: https://npw.example\n[2]: https://left.example`,
    );
    const body = story.document.lastChild?.firstChild;
    const worn = body?.children.map((node) => [node.text, node.marks.map(({ type }) => type.name)]);
    expect(worn).toEqual([
      ['It is ', []],
      ['em', ['em']],
      [', ', []],
      ['strong', ['strong']],
      [', struck, ', []],
      ['safe', ['link']],
      [', not and ', []],
      ['oui', ['strong', 'foreign']],
      ['.', []],
    ]);
    expect(story.report.dropped.join('\n')).toContain('https://left.example');
    expect(story.report.changed.join('\n')).toContain('struck out');
  });
});

describe('pictures', () => {
  const png = skyPng(40, 30);

  test('beside the file come along, with the title or the line under them as caption', async () => {
    const story = await readWell(
      [
        '# A',
        '',
        `![A ferry](my%20quay.png "The ferry on Monday")`,
        '',
        '![A quay](./my%20quay.png)',
        '',
        '*The quay on Monday.*',
        '',
        '![The crew waits](https://far.example/a.png){#crew width=50%}',
        '',
        `${prose} ![Inside](none.png) ${prose}`,
      ].join('\n'),
      { 'my quay.png': png },
    );
    const figures = story.document.lastChild!.children.filter(({ type }) => type.name === 'figure');
    expect(
      figures.map(
        ({ attrs, textContent }) => [attrs['media'], attrs['alt'], textContent] as unknown[],
      ),
    ).toEqual([
      [pictureHash(png), 'A ferry', 'The ferry on Monday'],
      [pictureHash(png), 'A quay', 'The quay on Monday.'],
      [null, 'The crew waits', 'The crew waits'],
      [null, 'Inside', ''],
    ]);
    expect(story.pictures).toHaveLength(1);
    expect(story.report.dropped.join('\n')).toMatch(
      /far\.example[^]*none\.png|\{#crew width=50%\}/,
    );
  });
});

describe('HTML in it', () => {
  test('gives its words and nothing that runs', async () => {
    const story = await readWell(
      '# A\n\n<div onclick="x()"><p>In a box</p><script>bad()</script></div>\n\nInline <script>evil()</script><em>words</em>.\n\n<!-- hidden -->\n\nEnd.',
    );
    expect(shapeOf(story)).toEqual([
      'headline: A',
      'paragraph: In a box',
      'paragraph: Inline words.',
      'paragraph: End.',
    ]);
    expect(story.report.dropped.join('\n')).toMatch(/Scripts[^]*Comments/);
  });
});

describe('what counts as Markdown', () => {
  test('is told by its name in UTF-16 as well', () => {
    expect(isMarkdown({ name: 'a.md', bytes: Uint8Array.of(0xff, 0xfe, 0x41, 0, 0x42, 0) })).toBe(
      true,
    );
  });

  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  test.each([
    ['story.md', 'Anything at all'],
    ['story.MARKDOWN', ''],
    ['story.txt', '---\ntitle: A\n---\n\nText'],
    ['story.txt', '# A\n\nSee [the paper](https://npw.example/a).'],
    ['story', 'See ![a ferry](ferry.png) and **what** it is.'],
  ])('%s: %s', (name, text) => expect(isMarkdown({ name, bytes: bytes(text) })).toBe(true));

  test.each([
    ['story.txt', '# A\n\nSome *stars* here.'],
    ['story.txt', 'He said [sic](it was so) and left.'],
    ['story.txt', '---\n\nA line above.\n\n---\n'],
    ['story.md', '<!doctype html><p>A page'],
    ['story.md', '%PDF-1.7'],
    ['story.txt', 'See [the paper](https://npw.example/a).'],
  ])('not %s: %s', (name, text) => expect(isMarkdown({ name, bytes: bytes(text) })).toBe(false));
});
