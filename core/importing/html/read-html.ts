import { parse } from 'parse5';
import type { CorrectionId } from '../../base/id.ts';
import type { Correction } from '../../article/correction.ts';
import { languageOf } from '../../article/languages.ts';
import { isSafeLink } from '../../article/link.ts';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { failure, type Result } from '../../base/result.ts';
import { mostBytes, tooManyBytes } from '../decoding/decode.ts';
import type { FileToImport, ImportSurroundings } from '../file-to-import.ts';
import { importText } from '../import-text.ts';
import type { ImportedDocument } from '../imported-document.ts';
import { buildImport } from '../story-builder.ts';
import { plainRuns, type HeadDraft, type PieceDraft, type StoryDraft } from '../story-draft.ts';
import { readClassStyles } from './class-styles.ts';
import { decodePage } from './decode-page.ts';
import { isWordProcessor, planDocument } from './document-plan.ts';
import { measureElements } from './element-sizes.ts';
import { findStory } from './find-story.ts';
import { furnitureOf } from './furniture.ts';
import { LeftOut } from './left-out.ts';
import { planPage } from './page-plan.ts';
import { PageNotes } from './page-notes.ts';
import { picturesAt } from './picture-sources.ts';
import { readBlocks } from './read-blocks.ts';
import type { ReadBlocks, ReadingContext } from './reading-context.ts';
import { isUnseen } from './visible.ts';
import { findOwnArticle, readOwnArticle } from './own-page.ts';
import { readPageSays, type PageSays } from './page-says.ts';
import {
  attributeOf,
  childrenOf,
  elementsIn,
  firstElement,
  isElement,
  parentOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { PictureShelf } from './picture-shelf.ts';
import { isWebArchive, readWebArchive } from './web-archive.ts';

/**
 * Makes a story of a web page: Galley's own comes back as the story that it was drawn from; in
 * another's the story is looked for, and what stands around it is left out and named; a document
 * that is no page of a site keeps every visible word. Nothing of it runs and nothing is fetched.
 */
export async function readHtml(
  file: FileToImport,
  surroundings: ImportSurroundings,
): Promise<Result<ImportedDocument, string>> {
  if (file.bytes.length > mostBytes) return failure(tooManyBytes);
  const archive = readWebArchive(file.bytes);
  // A message without a page in it is still a text.
  if (!archive && isWebArchive(file.bytes)) return importText(file.bytes, surroundings);
  const source = decodePage(archive?.page ?? file.bytes, archive?.charset);
  if (source === null) return failure(unreadable);
  const root = parse(source);
  const shelf = new PictureShelf(file, archive, baseOf(root));
  const article = findOwnArticle(root);
  if (article) return readOwn(root, article, shelf, surroundings);
  return readForeign(root, shelf, archive?.address ?? null, surroundings);
}

async function readOwn(
  root: PageNode,
  article: PageElement,
  shelf: PictureShelf,
  surroundings: ImportSurroundings,
): Promise<Result<ImportedDocument, string>> {
  await shelf.load(
    [...elementsIn(article)].flatMap((element) =>
      element.tagName === 'img' ? [attributeOf(element, 'src') ?? ''] : [],
    ),
  );
  const story = readOwnArticle(article, shelf);
  const says = readPageSays(root);
  const language = attributeOf(article, 'lang') ?? languageOfPage(root);
  const publishedAt = says.publishedAt ?? story.publishedAt;
  const modifiedAt = says.modifiedAt ?? story.modifiedAt ?? story.publishedAt;
  return buildImport(
    {
      head: story.head,
      body: story.body,
      recognises: false,
      isExact: true,
      details: {
        kicker: story.kicker,
        publisher: says.publisher,
        canonicalUrl: says.canonical,
        publishedAt,
        factCheck: story.factCheck,
        ...(isLanguageTag(language) ? { language } : {}),
      },
      ...(modifiedAt === null ? {} : { updatedAt: modifiedAt }),
      tags: says.tags,
      corrections: story.corrections.map(({ at, text }) => ({
        id: surroundings.newId() as CorrectionId,
        at: at ?? modifiedAt ?? surroundings.now,
        text,
      })),
      report: {
        kept: ['The page was made by Galley: every part of the story came back to its place.'],
      },
    },
    surroundings,
  );
}

async function readForeign(
  root: PageNode,
  shelf: PictureShelf,
  address: string | null,
  surroundings: ImportSurroundings,
): Promise<Result<ImportedDocument, string>> {
  const says = readPageSays(root);
  const sizes = measureElements(root);
  const place = findStory(root, sizes, says);
  const scope: PageNode = place?.scope ?? root;
  await shelf.load(picturesIn(scope));
  const said = languageOfPage(root) ?? says.language;
  const language = isLanguageTag(said) ? said : null;
  const [open, close] = languageOf(language ?? surroundings.language).quotes;
  const context: ReadingContext = {
    plan: place ? planPage(place, sizes) : planDocument(root),
    shelf,
    notes: new PageNotes(root, surroundings.newId),
    leftOut: new LeftOut(),
    publishedAt: says.publishedAt,
    raised: { isMet: false },
    styles: readClassStyles(root),
    base: baseOf(root) ?? address ?? (isSafeLink(says.canonical) ? says.canonical : null),
    language: (language ?? '').split('-')[0]?.toLowerCase() ?? '',
    isWordProcessor: isWordProcessor(root),
    quotes: [open, close],
  };
  const blocks = readBlocks(scope, context);
  if (place) countAround(root, place.scope, context);
  return buildImport(foreignDraft(blocks, says, language, context, surroundings), surroundings);
}

function foreignDraft(
  { head, kicker, body, corrections, printedAt }: ReadBlocks,
  pageSays: PageSays,
  language: string | null,
  { notes, leftOut, raised }: ReadingContext,
  surroundings: ImportSurroundings,
): StoryDraft {
  const says = { ...pageSays, publishedAt: pageSays.publishedAt ?? printedAt };
  const { publishedAt, modifiedAt } = says;
  return {
    head: headOf(head, body, says),
    body,
    recognises: true,
    details: {
      kicker: kicker || says.section,
      publisher: says.publisher,
      canonicalUrl: says.canonical,
      publishedAt,
      ...(language === null ? {} : { language }),
    },
    ...(modifiedAt === null && publishedAt === null
      ? {}
      : { updatedAt: modifiedAt ?? publishedAt ?? 0 }),
    tags: says.tags,
    notes: notes.notes,
    corrections: correctionsOf(corrections, says, surroundings),
    report: {
      kept: toldDetails(kicker || says.section, says),
      changed: [
        ...(raised.isMet ? [raisedNumbers] : []),
        ...(says.lacksZone
          ? ['A time on the page had no zone and was taken for UTC; look under Details.']
          : []),
      ],
      dropped: leftOut.tell(),
    },
  };
}

// So that the editor need not open the details to see that they are filled in.
function toldDetails(section: string, { publisher, canonical, publishedAt }: PageSays): string[] {
  const day = publishedAt === null ? '' : new Date(publishedAt).toISOString().slice(0, 10);
  const told = [
    publisher === '' ? '' : `publisher “${publisher.slice(0, 120)}”`,
    section === '' ? '' : `section “${section.slice(0, 120)}”`,
    day === '' ? '' : `first published on ${day}`,
    canonical === '' ? '' : `its address ${canonical.slice(0, 200)}`,
  ].filter((part) => part !== '');
  return told.length === 0 ? [] : [`In the story’s details: ${told.join(', ')}.`];
}

// What the page prints comes first; what only its metadata say fills the gaps.
function headOf(head: HeadDraft, body: readonly PieceDraft[], says: PageSays): HeadDraft {
  const hasHeading = body.slice(0, 4).some((piece) => piece.kind === 'heading' && piece.level <= 2);
  const headline =
    head.headline ?? (hasHeading || says.headline === '' ? undefined : plainRuns(says.headline));
  return {
    ...head,
    ...(headline ? { headline } : {}),
    ...(head.dateline || says.dateline === '' ? {} : { dateline: plainRuns(says.dateline) }),
    ...(head.byline || says.authors.length === 0 || !says.isArticle
      ? {}
      : { byline: plainRuns(says.authors.join(', ')) }),
  };
}

function correctionsOf(
  printed: ReadBlocks['corrections'],
  says: PageSays,
  surroundings: ImportSurroundings,
): Correction[] {
  // What is printed is out of the body by now: whatever the metadata say, it must stay.
  const known = printed.map(({ text }) => lettersOf(text));
  const others = says.corrections.filter(({ text }) => {
    return !known.some((one) => one.includes(lettersOf(text)));
  });
  return [...printed, ...others].flatMap(({ at, text }) =>
    at === null ? [] : [{ id: surroundings.newId() as CorrectionId, at, text }],
  );
}

function lettersOf(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** Counts the words of a page that stand outside the part that holds the story. */
function countAround(root: PageNode, scope: PageElement, { leftOut }: ReadingContext): void {
  const around = new Set<PageNode>();
  for (let at = parentOf(scope); at; at = parentOf(at)) around.add(at);
  around.add(root);
  for (const holder of around) {
    for (const child of childrenOf(holder)) {
      if (child === scope || around.has(child)) continue;
      if (isElement(child) && isUnseen(child)) continue;
      const part = isElement(child) ? furnitureOf(child) : null;
      leftOut.add(part ?? 'the page around the story', child);
    }
  }
}

function picturesIn(scope: PageNode): string[] {
  const sources: string[] = [];
  for (const element of elementsIn(scope)) {
    if (element.tagName === 'img' || element.tagName === 'amp-img')
      for (const source of picturesAt(element)) sources.push(source);
  }
  return sources;
}

function languageOfPage(root: PageNode): string | null {
  const html = firstElement(root, 'html');
  return html ? attributeOf(html, 'lang') : null;
}

function baseOf(root: PageNode): string | null {
  const base = firstElement(root, 'base');
  return base ? attributeOf(base, 'href') : null;
}

const raisedNumbers = 'Raised and lowered numbers are written with Unicode’s own signs.';
const unreadable =
  'No words could be read from this page: its bytes are those of no encoding that Galley knows. Nothing was imported. Open it in a browser, save it again and try again.';
