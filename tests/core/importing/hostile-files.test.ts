import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { pictureHash } from '../../../core/article/pictures/picture-hash.ts';
import { readPicture } from '../../../core/article/pictures/read-picture.ts';
import { blankDetails } from '../../../core/article/story.ts';
import type { Result } from '../../../core/base/result.ts';
import { importFile } from '../../../core/importing/import-file.ts';
import type { ImportedDocument } from '../../../core/importing/imported-document.ts';
import { attributeNames, elementNames } from '../../../core/publishing/markup.ts';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishedStory } from '../../../core/publishing/published-story.ts';
import { stripMetadata } from '../../../core/publishing/pictures/strip-metadata.ts';
import { hostileFiles } from '../../fixtures/hostile/files.ts';
import type { HostileFile } from '../../fixtures/hostile/files/hostile-file.ts';
import { hostilePictures } from '../../fixtures/hostile/files/pictures.ts';
import { docxOf, wordParagraph } from '../../support/docx.ts';
import { odtOf, textParagraph } from '../../support/odt.ts';
import { wholePictures } from '../../support/small-files.ts';
import { parent, story, textBlock } from '../../support/nodes.ts';
import { shapeOf } from './story-shape.ts';

// Files that attack what reads them. No clock is asked: what would take more than its share of time
// is large enough here that it would not end within the test's.

const asked: string[] = [];
const fetched = vi.fn();
vi.stubGlobal('fetch', fetched);
vi.stubGlobal('XMLHttpRequest', fetched);

function read(name: string, bytes: Uint8Array): Promise<Result<ImportedDocument, string>> {
  let ids = 0;
  const beside = (path: string): Promise<null> => {
    asked.push(path);
    return Promise.resolve(null);
  };
  return importFile(
    { name, bytes, beside },
    { language: 'en-GB', newId: () => `id-${(ids += 1)}`, now: 0 },
  );
}

/** A sentence for an editor: it says what is wrong, and what is safe or to be done. */
const sentence = /^[A-Z“][^]{30,600}[.!]$/;

function expectSentence(text: string): void {
  expect(text).toMatch(sentence);
  expect(text).not.toMatch(/undefined|\bnull\b|NaN|Error\b|\bat .*:\d+|\/home\/|node_modules/);
}

const tokens = (text: string): string[] => text.split(/\s+/u).filter(Boolean);

/** The first of the words that does not follow the ones before it; null when all do. */
function missing(wanted: string, text: string): string | null {
  const found = tokens(text);
  let at = 0;
  for (const word of tokens(wanted)) {
    at = found.findIndex((each, nth) => nth >= at && each.includes(word)) + 1;
    if (at === 0) return word;
  }
  return null;
}

function pageOf(imported: ImportedDocument): string {
  const pictures = (imported.pictures ?? []).map(({ hash, bytes }) => {
    const picture = readPicture(bytes);
    if (!picture.ok) throw new Error(`A picture was kept that is none: ${picture.error}`);
    return [hash, { ...picture.value, bytes }] as const;
  });
  const published: PublishedStory = {
    document: imported.document,
    details: { ...blankDetails, ...imported.details },
    updatedAt: imported.updatedAt ?? null,
    tags: imported.tags ?? [],
    pictures: new Map(pictures),
    corrections: imported.corrections ?? [],
  };
  return publishPage(published, { shape: 'page', pictures: 'embedded', claimReview: true }).text;
}

const elements = new Set<string>(elementNames);
const attributes = new Set<string>(attributeNames);
const addresses: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?:\/\/|mailto:)/,
  src: /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/,
  srcset: /^$/,
};

/** What stands in a page that has no place in one; every node is seen, however deep. */
function strangersIn(page: string): string[] {
  const strange: string[] = [];
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...parse(page).childNodes];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#comment') strange.push('a comment');
    if (!('tagName' in node)) continue;
    if (!elements.has(node.tagName)) strange.push(node.tagName);
    for (const { name, value } of node.attrs) {
      const isFine = attributes.has(name) && (addresses[name]?.test(value) ?? true);
      if (!isFine) strange.push(`${node.tagName} ${name}=${value.slice(0, 60)}`);
    }
    const type = node.attrs.find(({ name }) => name === 'type')?.value;
    if (node.tagName === 'script' && type !== 'application/ld+json') strange.push('a live script');
    for (const child of node.childNodes) waiting.push(child);
  }
  return strange;
}

function expectInert(imported: ImportedDocument): void {
  imported.document.check();
  expect(strangersIn(pageOf(imported))).toEqual([]);
}

/** The most memory that this process ever had, in bytes. */
const mostMemory = (): number => process.resourceUsage().maxRSS * 1024;

let before = 0;
beforeAll(() => {
  before = mostMemory();
});

afterEach(() => {
  // Nothing is ever asked of the network, nothing beside the document but what lies in its folder.
  expect(fetched).not.toHaveBeenCalled();
  const outside = asked
    .splice(0)
    .filter((path) => /^\w+:|^[/\\]|\\|(?:^|\/)\.\.(?:\/|$)/.test(path));
  expect(outside).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

async function expectItsOutcome({ name, bytes, becomes, words }: HostileFile): Promise<void> {
  const outcome = await read(name, bytes());
  if (!outcome.ok) {
    expectSentence(outcome.error);
    expect(`${becomes}: ${outcome.error}`).not.toMatch(/^story/);
    return;
  }
  expect(becomes).not.toBe('nothing');
  const seen = shapeOf(outcome.value).join('\n');
  const lost = missing(words, seen);
  expect(lost === null ? '' : `${lost} is missing of: ${seen.slice(0, 400)}`).toBe('');
  expectInert(outcome.value);
}

test('there are enough of them, and no two of one name', () => {
  const names = hostileFiles.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length + hostilePictures.length).toBeGreaterThanOrEqual(240);
});

describe('becomes a story or a sentence, and the page is inert:', () => {
  test.each(hostileFiles.map((file) => [file.name, file] as const))(
    '%s',
    (_name, file) => expectItsOutcome(file),
    60_000,
  );
});

const sound = 'These words are kept, whatever else the file holds.';

/** Files that are sound, each to be cut at every tenth byte. */
const whole: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.docx', docxOf({ body: wordParagraph(sound) })],
  ['a.odt', odtOf({ body: textParagraph(sound) })],
  ...['a.rtf', 'a.mhtml', 'a.json', 'a.galley'].map((name): readonly [string, Uint8Array] => {
    const ending = name.slice(1);
    const file = hostileFiles.find(
      (each) => each.name.endsWith(ending) && !/[Bb]omb|\d/.test(each.name),
    );
    if (!file) throw new TypeError(`Nothing ends in ${ending}`);
    return [name, file.bytes()];
  }),
];

test.each(whole)(
  '%s, cut at every tenth byte, becomes a story or a sentence',
  async (name, bytes) => {
    const step = Math.max(10, Math.floor(bytes.length / 2000) * 10);
    for (let end = 0; end < bytes.length; end += step) {
      const outcome = await read(name, bytes.subarray(0, end));
      if (outcome.ok) expectInert(outcome.value);
      else expectSentence(outcome.error);
    }
  },
  60_000,
);

describe('a hostile picture', () => {
  test.each(hostilePictures.map((picture) => [picture.name, picture] as const))(
    '%s',
    (_name, { isTaken, bytes: make }) => {
      const bytes = make();
      const picture = readPicture(bytes);
      expect([picture.ok, picture.ok ? '' : picture.error]).toEqual([isTaken, expect.any(String)]);
      if (!picture.ok) return expectSentence(picture.error);
      const stripped = stripMetadata(picture.value.type, bytes);
      for (const hidden of ['trap()', 'PK\x03\x04'])
        expect(Buffer.from(stripped).includes(hidden, 0, 'latin1')).toBe(false);
      // What goes out is still the picture that came in.
      expect(readPicture(stripped)).toEqual(picture);
    },
  );

  test.each(hostilePictures.map((picture) => [picture.name, picture] as const))(
    'in a Word document and in a page: %s',
    async (_name, { isTaken, bytes: make }) => {
      const bytes = make();
      const drawing = `<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="A pier"/><a:blip r:embed="p"/></wp:inline></w:drawing></w:r></w:p>`;
      const word = docxOf({
        body: `${wordParagraph(sound)}${drawing}`,
        relations: [{ id: 'p', type: 'image', target: 'media/a.png' }],
        more: { 'word/media/a.png': bytes },
      });
      const data = Buffer.from(bytes).toString('base64');
      const page = Buffer.from(
        `<!doctype html><h1>A headline</h1><p>${sound}</p><img width="400" height="300" alt="A pier" src="data:image/png;base64,${data}">`,
      );
      for (const [name, file] of [
        ['a.docx', word],
        ['a.html', page],
      ] as const) {
        const outcome = await read(name, file);
        if (!outcome.ok) throw new Error(outcome.error);
        expect(missing('These words are kept,', shapeOf(outcome.value).join('\n'))).toBeNull();
        // A tiny one is taken for a counter of readers.
        if (!isTaken) expect(outcome.value.pictures ?? []).toEqual([]);
        expectInert(outcome.value);
      }
    },
  );
});

test('the look at pages does see what is wrong', () => {
  const { document } = { document: story({ headline: 'A' }, [textBlock('paragraph', 'b')]) };
  const [, bytes] = wholePictures[0]!;
  const media = pictureHash(bytes);
  const figure = parent('figure', [textBlock('caption', ''), textBlock('credit', '')], { media });
  const page = pageOf({
    document: document.copy(document.content.append(figure.content.cut(0, 0))),
    details: {},
    report: { kept: [], changed: [], dropped: [] },
  });
  expect(strangersIn(page)).toEqual([]);
  const bad = '<svg onload="x"></svg><a href="javascript:x">b</a><script>x</script><p onclick="x">';
  expect(strangersIn(page.replace('</main>', `${bad}</main>`)).length).toBeGreaterThanOrEqual(5);
});

test('all of it together took no more memory than a desk has', () => {
  expect(mostMemory() - before).toBeLessThan(2 * 1024 ** 3);
});
