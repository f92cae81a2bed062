import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pictureHash } from '../../../../core/article/pictures/picture-hash.ts';
import { importFile } from '../../../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../../../core/importing/imported-document.ts';
import { isNinjs } from '../../../../core/importing/ninjs/is-ninjs.ts';
import { readPlainField } from '../../../../core/importing/ninjs/plain-field.ts';
import { skyPng } from '../../../fixtures/stories/picture.ts';
import { shapeOf } from '../story-shape.ts';

const png = skyPng(40, 30);
const surroundings = { language: 'en-GB', newId: () => 'id', now: 0 };
const first = 'The crews of the four island ferries went home on Monday, and nobody told them why.';
const second = 'The board meets again in a fortnight, said its chair.';

async function readWell(item: unknown): Promise<ImportedDocument> {
  const bytes = new TextEncoder().encode(JSON.stringify(item));
  const beside = (path: string): Promise<Uint8Array | null> =>
    Promise.resolve(path === 'quay.png' ? png : null);
  const read = await importFile({ name: 'item.json', bytes, beside }, surroundings);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** The same story as each of the three versions writes it. */
const versions = {
  '1.4': {
    uri: 'http://npw.example/items/1',
    type: 'text',
    language: 'en-GB',
    versioncreated: '2021-05-03T10:15:00+02:00',
    embargoed: '2021-05-04T06:00:00Z',
    slugline: 'ferry-winter',
    headline: 'Ferries stop for the winter',
    description_text: 'Nobody asked the islands.',
    byline: 'By Ada Brook',
    located: 'PORT ELDER',
    body_html: `<p>${first}</p><p>${second}</p>`,
    body_text: `${first}\n${second}`,
    copyrightholder: 'NPW',
    ednote: 'Check the date.',
    altids: { desk: '4711' },
    subject: [{ name: 'Ferries', code: 'x' }],
    person: [{ name: 'Tomas Verrin' }],
    organisation: [{ name: 'Harbour Board' }],
    place: [{ name: 'Port Elder' }],
    associations: {
      picture1: {
        uri: 'http://npw.example/p/1',
        type: 'picture',
        description_text: 'The quay on Monday.',
        byline: 'Mira Dask',
        copyrightholder: 'Saltmarsh Pictures',
        usageterms: 'Not for sale',
        renditions: {
          small: { href: 'small.png', width: 10 },
          main: { href: 'quay.png', width: 40 },
        },
      },
    },
  },
  '2.1': {
    uri: 'http://npw.example/items/1',
    type: 'text',
    language: 'en-GB',
    standard: { name: 'ninjs', version: '2.1' },
    versioncreated: '2021-05-03T10:15:00+02:00',
    embargoed: '2021-05-04T06:00:00Z',
    slugline: 'ferry-winter',
    headlines: [
      { role: 'short', value: 'Ferries stop' },
      { role: 'main', value: 'Ferries stop for the winter' },
    ],
    descriptions: [{ role: 'main', contenttype: 'text/plain', value: 'Nobody asked the islands.' }],
    by: 'By Ada Brook',
    located: 'PORT ELDER',
    bodies: [
      { role: 'text', contenttype: 'text/plain', value: `${first}\n${second}` },
      {
        role: 'html',
        contenttype: 'text/html',
        value: `<html><body><h1>Ferries stop for the winter</h1><p>${first}</p><p>${second}</p><script>x()</script></body></html>`,
      },
    ],
    copyrightholder: 'NPW',
    ednote: 'Check the date.',
    altids: [{ role: 'desk', value: '4711' }],
    subjects: [{ name: 'Ferries' }],
    people: [{ name: 'Tomas Verrin' }],
    organisations: [{ name: 'Harbour Board' }],
    places: [{ name: 'Port Elder' }],
    associations: [
      {
        name: 'picture1',
        type: 'picture',
        descriptions: [{ value: 'The quay on Monday.' }],
        by: 'Mira Dask',
        copyrightholder: 'Saltmarsh Pictures',
        usageterms: 'Not for sale',
        renditions: [
          { name: 'small', href: 'small.png', width: 10 },
          { name: 'main', href: 'quay.png', width: 40 },
        ],
      },
    ],
  },
  '3.0': {
    uri: 'http://npw.example/items/1',
    type: 'text',
    language: 'en-GB',
    standard: { name: 'ninjs', version: '3.0' },
    versionCreated: '2021-05-03T10:15:00+02:00',
    embargoed: '2021-05-04T06:00:00Z',
    slugline: 'ferry-winter',
    headlines: [{ role: 'main', value: 'Ferries stop for the winter' }],
    subheadlines: [{ role: 'main', value: 'Nobody asked the islands.' }],
    by: 'By Ada Brook',
    located: 'PORT ELDER',
    bodies: [{ role: 'main', contentType: 'text/plain', value: `${first}\n${second}` }],
    copyrightHolder: 'NPW',
    edNote: 'Check the date.',
    altIds: [{ role: 'desk', value: '4711' }],
    subjects: [{ name: 'Ferries' }],
    people: [{ name: 'Tomas Verrin' }],
    organisations: [{ name: 'Harbour Board' }],
    places: [{ name: 'Port Elder' }],
    associations: [
      {
        name: 'picture1',
        type: 'picture',
        descriptions: [{ value: 'The quay on Monday.' }],
        by: 'Mira Dask',
        copyrightHolder: 'Saltmarsh Pictures',
        usageTerms: 'Not for sale',
        renditions: [{ name: 'main', href: 'quay.png', width: 40 }],
      },
    ],
  },
};

describe.each(Object.entries(versions))('a news item in ninjs %s', (_version, item) => {
  test('is the story with its picture, tags and times', async () => {
    const story = await readWell(item);
    expect(shapeOf(story)).toEqual([
      'headline: Ferries stop for the winter',
      'standfirst: Nobody asked the islands.',
      'byline: By Ada Brook',
      'dateline: PORT ELDER',
      `paragraph: ${first}`,
      `paragraph: ${second}`,
      'figure',
      '  caption: The quay on Monday.',
      '  credit: Mira Dask',
    ]);
    expect(story.details).toMatchObject({
      slug: 'ferry-winter',
      language: 'en-GB',
      publisher: 'NPW',
      embargoUntil: Date.UTC(2021, 4, 4, 6),
    });
    expect(story.updatedAt).toBe(Date.UTC(2021, 4, 3, 8, 15));
    expect(story.tags).toEqual([
      { kind: 'topic', name: 'Ferries' },
      { kind: 'person', name: 'Tomas Verrin' },
      { kind: 'organisation', name: 'Harbour Board' },
      { kind: 'place', name: 'Port Elder' },
    ]);
    expect(story.pictures?.map(({ hash }) => hash)).toEqual([pictureHash(png)]);
    const figure = story.document.lastChild?.lastChild;
    expect(figure?.attrs).toMatchObject({
      media: pictureHash(png),
      rights: 'Saltmarsh Pictures. Not for sale',
    });
    expect(story.report.dropped.join('\n')).toMatch(/Check the date\.[^]*4711/);
  });
});

describe('the fields of plain text', () => {
  const signs = '</title><script>trap()</script>';
  const item = { uri: 'urn:a', type: 'text', versioncreated: '2021-05-03', body_text: first };

  test('keep every sign that was written', async () => {
    const story = await readWell({
      ...item,
      headline: signs,
      description_text: `A <b> & B &amp; C ${signs}`,
      byline: '"><img src=x>',
      located: 'A<B',
      slugline: 'a<b>c</b><d',
      person: [{ name: `Ada ${signs}` }],
      associations: { one: { type: 'picture', description_text: `1 < 2 > 0 ${signs}` } },
    });
    expect(shapeOf(story)).toEqual([
      `headline: ${signs}`,
      `standfirst: A <b> & B &amp; C ${signs}`,
      'byline: "><img src=x>',
      'dateline: A<B',
      `paragraph: ${first}`,
      'figure',
      `  caption: 1 < 2 > 0 ${signs}`,
      '  credit: ',
    ]);
    expect(story.details.slug).toBe('a<b>c</b><d');
    expect(story.tags).toEqual([{ kind: 'person', name: `Ada ${signs}` }]);
  });

  test('lose what an agency can only have meant as HTML', async () => {
    const story = await readWell({
      ...item,
      headline: 'Fish &amp; <i>chips</i> &lt;hot&gt;',
      description_text: 'H<sub>2</sub>O, <b>said <em>the</em> board</b>.',
      byline: 'Tomas O&#39;Dell',
      organisation: [{ name: 'Quay &amp; Sons' }],
    });
    expect(shapeOf(story)).toEqual([
      'headline: Fish & chips <hot>',
      'standfirst: H2O, said the board.',
      "byline: Tomas O'Dell",
      `paragraph: ${first}`,
    ]);
    expect(story.tags).toEqual([{ kind: 'organisation', name: 'Quay & Sons' }]);
  });

  test('are undone once, and only as a whole', () => {
    expect(readPlainField('&amp;lt;b&amp;gt;')).toBe('&lt;b&gt;');
    expect(readPlainField('A & B &amp; C')).toBe('A & B &amp; C');
    expect(readPlainField('&amp; &unheard; &amp;')).toBe('&amp; &unheard; &amp;');
    expect(readPlainField('<b>one</b> <b>two')).toBe('<b>one</b> <b>two');
    expect(readPlainField('<b class="x">one</b>')).toBe('<b class="x">one</b>');
    expect(readPlainField('<b><i>one</b></i>')).toBe('<b><i>one</b></i>');
  });

  test('of HTML are read as HTML', async () => {
    const description_html =
      '<p>Nobody asked <b>the</b> islands &amp; isles.</p><script>x()</script>';
    const story = await readWell({ ...item, headline: 'Ferries', description_html });
    expect(shapeOf(story)[1]).toBe('standfirst: Nobody asked the islands & isles.');
  });
});

describe('JSON', () => {
  const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

  test.each([
    [{ uri: 'http://a.example', headline: 'A' }],
    [{ headline: 'A', body_text: 'B', versioncreated: '2021-05-03' }],
    [{ name: 'galley', version: '1', type: 'module' }],
    [[versions['2.1']]],
    ['text'],
    [{ $schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json', title: 'IPTC ninjs' }],
  ])('that is no news item is not taken for one: %j', (value) => {
    expect(isNinjs({ bytes: bytesOf(value) })).toBe(false);
  });

  test('of odd shapes never throws', async () => {
    const keys = [...Object.keys(versions['1.4']), ...Object.keys(versions['3.0'])];
    const odd = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }));
    await fc.assert(
      fc.asyncProperty(odd, async (value) => {
        const item = {
          ...value,
          uri: 'a',
          type: 'text',
          urgency: 1,
          headline: 'A',
          pubstatus: 'b',
        };
        const story = await readWell(item);
        story.document.check();
      }),
      { seed: 20260511, numRuns: 300 },
    );
  });

  test('that nests without end is none', () => {
    const bytes = new TextEncoder().encode(`{"a":${'['.repeat(200_000)}`);
    expect(isNinjs({ bytes })).toBe(false);
    const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
    const item = JSON.stringify(versions['2.1']).replace('{', `{"deep":${deep},`);
    expect(isNinjs({ bytes: new TextEncoder().encode(item) })).toBe(true);
  });
});
