import { describe, expect, test } from 'vitest';
import type { CorrectionId } from '../../../core/base/id.ts';
import { blankDetails } from '../../../core/article/story.ts';
import { readPicture } from '../../../core/article/pictures/read-picture.ts';
import { readHtml } from '../../../core/importing/html/read-html.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedStory, PublishOptions } from '../../../core/publishing/published-story.ts';
import { nightFerry } from '../../fixtures/stories/night-ferry.ts';
import { eveningMarket, riverPort } from '../../fixtures/stories/small-stories.ts';

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

function publishable(imported: ImportedDocument): PublishedStory {
  const pictures = (imported.pictures ?? []).map(({ hash, bytes }) => {
    const picture = readPicture(bytes);
    if (!picture.ok) throw new Error(picture.error);
    return [hash, { ...picture.value, bytes }] as const;
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

describe.each(Object.keys(stories))('the page of “%s”', (name) => {
  test.each(Object.keys(shapes))('comes back to the same page (%s)', async (shape) => {
    const story = stories[name]!();
    const options = shapes[shape]!;
    const before = publishPage(story, options);
    const after = publishPage(publishable(await comeBack(story, options)), options);
    expect(after.text).toBe(before.text);
    expect(after.files).toEqual(before.files);
  });
});
