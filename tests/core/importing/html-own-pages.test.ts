import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import type { CorrectionId } from '../../../core/base/id.ts';
import { blankDetails } from '../../../core/article/story.ts';
import { readPicture } from '../../../core/article/pictures/read-picture.ts';
import { readHtml } from '../../../core/importing/html/read-html.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedStory, PublishOptions } from '../../../core/publishing/published-story.ts';
import { nightFerry } from '../../fixtures/stories/night-ferry.ts';
import { skyPicture } from '../../fixtures/stories/picture.ts';
import { eveningMarket, riverPort } from '../../fixtures/stories/small-stories.ts';
import { courierTemplate } from '../../fixtures/template/courier.ts';
import { mark, marked, parent, story as storyOf, textBlock } from '../../support/nodes.ts';

const stories: Readonly<Record<string, () => PublishedStory>> = {
  nightFerry,
  riverPort,
  eveningMarket,
  corrected: () => ({
    ...nightFerry(),
    corrections: [
      {
        id: 'c-1' as CorrectionId,
        at: Date.UTC(2026, 2, 6, 9),
        text: 'The berth is the northern one.',
      },
      {
        id: 'c-2' as CorrectionId,
        at: Date.UTC(2026, 2, 7, 9, 30),
        text: 'An <em>earlier</em> “version” & so on.',
      },
    ],
  }),
  factCheck: () => ({
    ...riverPort(),
    details: {
      ...blankDetails,
      language: 'en-GB',
      factCheck: {
        claim: 'The port is shut',
        claimant: 'A mayor',
        verdict: 'Mostly false',
        rating: 2,
      },
    },
  }),
};

const shapes: Readonly<Record<string, PublishOptions>> = {
  page: { shape: 'page', pictures: 'embedded' },
  'page, pictures beside': { shape: 'page', pictures: 'beside' },
  fragment: { shape: 'fragment', pictures: 'embedded' },
  'page in the house template': {
    shape: 'page',
    pictures: 'embedded',
    template: courierTemplate().template,
    claimReview: true,
  },
};

async function comeBack(story: PublishedStory, options: PublishOptions): Promise<ImportedDocument> {
  const page = publishPage(story, options);
  let ids = 0;
  const read = await readHtml(
    {
      name: 'page.html',
      bytes: new TextEncoder().encode(page.text),
      beside: (path) =>
        Promise.resolve(page.files.find(({ name }) => name === path)?.bytes ?? null),
    },
    { language: 'de', newId: () => `id-${String(ids++)}`, now: 0 },
  );
  if (!read.ok) throw new Error(read.error);
  read.value.document.check();
  return read.value;
}

// Copies are drawn anew from a picture, and the same picture gives the same ones.
function publishable(imported: ImportedDocument, before: PublishedStory): PublishedStory {
  const pictures = (imported.pictures ?? []).map(({ hash, bytes }) => {
    const picture = readPicture(bytes);
    if (!picture.ok) throw new Error(picture.error);
    const copies = before.pictures.get(hash)?.copies;
    return [hash, { ...picture.value, bytes, ...(copies ? { copies } : {}) }] as const;
  });
  return {
    details: { ...blankDetails, ...imported.details },
    updatedAt: imported.updatedAt ?? null,
    document: imported.document,
    tags: imported.tags ?? [],
    pictures: new Map(pictures),
    corrections: imported.corrections ?? [],
  };
}

async function expectSamePage(story: PublishedStory, options: PublishOptions): Promise<void> {
  const before = publishPage(story, options);
  const after = publishPage(publishable(await comeBack(story, options), story), options);
  expect(after.text).toBe(before.text);
  expect(after.files).toEqual(before.files);
}

describe.each(Object.keys(stories))('the page of “%s”', (name) => {
  test.each(Object.keys(shapes))('comes back to the same page (%s)', async (shape) => {
    await expectSamePage(stories[name]!(), shapes[shape]!);
  });
});

test('pictures beside the page come back without their copies, which are drawn anew', async () => {
  const { hash, picture } = skyPicture(480, 270);
  const copies = [{ width: 240, height: 135, bytes: skyPicture(240, 135).picture.bytes }];
  const ferry = nightFerry();
  const document = ferry.document.type.schema.nodeFromJSON(
    JSON.parse(
      JSON.stringify(ferry.document.toJSON()).replace(
        /"media":"[0-9a-f]{64}"/,
        `"media":"${hash}"`,
      ),
    ) as unknown,
  );
  const story = { ...ferry, document, pictures: new Map([[hash, { ...picture, copies }]]) };
  const options: PublishOptions = { shape: 'page', pictures: 'beside' };
  expect(publishPage(story, options).text).toContain('srcset=');
  await expectSamePage(story, options);
});

describe('whatever the story', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'harbour',
        'Ada',
        ' ',
        '  ',
        '\u00a0',
        '&',
        '<b>',
        '"',
        '“no”',
        '日本',
        '😀',
        '.',
        ', ',
        'https://x.example',
        '-',
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((words) => words.join(''))
    .filter((words) => words.trim() !== '');
  const dress = fc.subarray([
    'em',
    'strong',
    mark('link', { href: 'https://x.example/a?b=1&c="2"' }),
    mark('foreign', { lang: 'fr' }),
  ] as const);
  const words = fc.tuple(text, dress).map(([one, names]) => marked(one, ...names));
  const inline = fc.array(words, { minLength: 1, maxLength: 4 });
  const broken = fc
    .array(inline, { minLength: 1, maxLength: 3 })
    .map((lines) =>
      lines.flatMap((line, index) => (index === 0 ? line : [parent('hard_break', []), ...line])),
    );
  const paragraph = broken.map((content) => textBlock('paragraph', content));
  const plain = text.map((one) => textBlock('paragraph', one));
  const list = fc.letrec<{ list: Node }>((tie) => ({
    list: fc
      .tuple(
        fc.boolean(),
        fc.array(
          fc.tuple(
            paragraph,
            fc.option(fc.oneof({ maxDepth: 2 }, plain, tie('list')), { nil: null }),
          ),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      )
      .map(([ordered, items]) =>
        parent(
          ordered ? 'ordered_list' : 'bullet_list',
          items.map(([first, second]) => parent('list_item', second ? [first, second] : [first])),
        ),
      ),
  })).list;
  const href = fc.constantFrom(null, 'https://x.example/y', 'mailto:a@x.example');
  const block = fc.oneof(
    paragraph,
    fc
      .tuple(text, fc.integer({ min: 2, max: 4 }))
      .map(([one, level]) => textBlock('heading', one, { level })),
    list,
    fc
      .array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 3 })
      .map((inner) => parent('blockquote', inner)),
    text.map((one) => textBlock('pull_quote', one)),
    fc
      .tuple(text, text, text)
      .map(([caption, credit, rights]) =>
        parent('figure', [textBlock('caption', caption), textBlock('credit', credit)], { rights }),
      ),
    fc.tuple(text, href).map(([one, to]) => textBlock('related_link', one, { href: to })),
    fc.tuple(text, href).map(([one, to]) => textBlock('embed_link', one, { href: to })),
    fc.constant(null).map(() => parent('section_break', [])),
  );

  test('its page comes back to the same page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ headline: text, standfirst: text, byline: text, dateline: text }),
        fc.array(block, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...Object.values(shapes)),
        async (head, body, options) => {
          await expectSamePage({ ...riverPort(), document: storyOf(head, body) }, options);
        },
      ),
      { seed: 20261101, numRuns: 400 },
    );
  });
});
