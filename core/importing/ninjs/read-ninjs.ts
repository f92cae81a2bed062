import { isLanguageTag } from '../../article/schema/attributes.ts';
import type { StoryDetails } from '../../article/story.ts';
import { failure, type Result } from '../../base/result.ts';
import { cleanText } from '../clean-text.ts';
import type { FileToImport, ImportSurroundings } from '../file-to-import.ts';
import { HtmlFragment } from '../html/html-fragment.ts';
import { PictureShelf } from '../html/picture-shelf.ts';
import { readTime } from '../html/page-times.ts';
import type { ImportedDocument } from '../imported-document.ts';
import { readChunks } from '../plain-text/line.ts';
import { buildImport } from '../story-builder.ts';
import { plainRuns, type HeadDraft, type PieceDraft, type StoryDraft } from '../story-draft.ts';
import { parseNinjs } from './is-ninjs.ts';
import { readAssociations, sourcesOf } from './associations.ts';
import { leftOf } from './left-of.ts';
import { plainIn, rolesIn, textIn, wordsOf, type NewsItem, type RoleText } from './news-item.ts';
import { readPlainField } from './plain-field.ts';
import { readTags } from './item-tags.ts';

/**
 * Makes a story of a news item in ninjs (IPTC News in JSON, 1.x to 3.x): its head, its body in the
 * richest form that it comes in, its pictures as far as they lie beside the file, tags and times.
 */
export async function readNinjs(
  file: FileToImport,
  surroundings: ImportSurroundings,
): Promise<Result<ImportedDocument, string>> {
  const item = parseNinjs(file.bytes);
  if (!item) return failure('There is no news item in it. Nothing was imported.');
  const body = bodyOf(item);
  const shelf = new PictureShelf(file, null, null);
  const fragment = body && isHtml(body) ? new HtmlFragment(body.text) : null;
  await shelf.load([...(fragment?.pictures() ?? []), ...sourcesOf(item)]);
  const html = fragment?.read(shelf, surroundings) ?? null;
  const words = html?.body ?? paragraphsIn(body?.text ?? '');
  const draft: StoryDraft = {
    head: headOf(item, html?.head ?? {}, words),
    body: [...withoutRepeats(words, item), ...readAssociations(item, words, shelf)],
    recognises: true,
    details: detailsOf(item),
    tags: readTags(item),
    notes: html?.notes ?? [],
    ...updated(item),
    report: {
      kept: ['Read as a news item in ninjs.'],
      dropped: [...(html?.dropped ?? []), ...leftOf(item, body)],
    },
  };
  return buildImport(draft, surroundings);
}

/** HTML tells most; then plain text. Other markup (NITF) is only taken when there is nothing else. */
function bodyOf(item: NewsItem): RoleText | null {
  const bodies = rolesIn(item, 'bodies', 'body');
  const rank = (body: RoleText): number => {
    if (isHtml(body)) return 0;
    if (/nitf|xml/.test(body.role + body.type)) return 3;
    return /text|plain/.test(body.role + body.type) ? 1 : 2;
  };
  return bodies.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}

function isHtml({ role, type, text }: RoleText): boolean {
  if ((role + type).includes('html')) return true;
  return (
    !/text|plain|xml|nitf/.test(role + type) && /<(?:p|br|div|h[1-6]|ul|article)\b/i.test(text)
  );
}

/** Paragraphs of plain text; where no empty line parts them, each line is one. */
function paragraphsIn(text: string): PieceDraft[] {
  const clean = cleanText(readPlainField(text)).text;
  const chunks = readChunks(clean).map((lines) => lines.map((line) => line.text));
  const paragraphs = chunks.length > 1 ? chunks.map((lines) => lines.join('\n')) : chunks.flat();
  return paragraphs.map((paragraph) => ({ kind: 'paragraph', runs: plainRuns(paragraph) }));
}

function headOf(item: NewsItem, html: HeadDraft, body: readonly PieceDraft[]): HeadDraft {
  const headline = mainOf(rolesIn(item, 'headlines', 'headline'));
  const standfirst = mainOf([
    ...rolesIn(item, 'subheadlines', 'subheadline'),
    ...rolesIn(item, 'headlines', 'headline').filter(({ role }) => role.startsWith('sub')),
    ...rolesIn(item, 'descriptions', 'description'),
  ]);
  const byline = plainIn(item, 'by', 'byline');
  const dateline = plainIn(item, 'dateline', 'located');
  return {
    ...html,
    ...(headline === '' ? {} : { headline: plainRuns(headline) }),
    ...(standfirst === '' || html.standfirst || opens(body, standfirst)
      ? {}
      : { standfirst: plainRuns(standfirst) }),
    ...(byline === '' ? {} : { byline: plainRuns(byline) }),
    ...(dateline === '' || html.dateline ? {} : { dateline: plainRuns(dateline) }),
  };
}

/** Agencies often describe a story by its first words, cut where it suits a machine. */
function opens(body: readonly PieceDraft[], description: string): boolean {
  const begin = description.slice(0, 60);
  return body.slice(0, 4).some((piece) => {
    if (piece.kind !== 'paragraph') return false;
    const text = piece.runs.map((run) => (run === 'line-break' ? ' ' : run.text)).join('');
    return text.replace(/\s+/g, ' ').trim().startsWith(begin);
  });
}

/** The words of the text in the main role. */
function mainOf(texts: readonly RoleText[]): string {
  const main =
    texts.find(({ role }) => role === 'main' || role === '') ??
    texts.find(({ role, type }) => !/html|xml/.test(role + type)) ??
    texts[0];
  return main ? wordsOf(main) : '';
}

/** The headline and the description often stand in the body again. */
function withoutRepeats(body: readonly PieceDraft[], item: NewsItem): PieceDraft[] {
  const headline = mainOf(rolesIn(item, 'headlines', 'headline'));
  const isHeadline = (piece: PieceDraft): boolean =>
    (piece.kind === 'heading' || piece.kind === 'paragraph') &&
    piece.runs
      .map((run) => (run === 'line-break' ? ' ' : run.text))
      .join('')
      .trim() === headline;
  const at = body.slice(0, 3).findIndex(isHeadline);
  return headline === '' || at < 0 ? [...body] : body.toSpliced(at, 1);
}

function detailsOf(item: NewsItem): Partial<StoryDetails> {
  const language = textIn(item, 'language').replace('_', '-');
  const publisher = plainIn(item, 'copyrightholder') || providerOf(item);
  const embargo = readTime(textIn(item, 'embargoed'));
  const slug = plainIn(item, 'slugline', 'slug');
  return {
    ...(slug === '' ? {} : { slug }),
    ...(isLanguageTag(language) ? { language } : {}),
    ...(publisher === '' ? {} : { publisher }),
    ...(embargo ? { embargoUntil: embargo.at } : {}),
  };
}

function providerOf(item: NewsItem): string {
  const provider = item.get('provider');
  return provider instanceof Map ? plainIn(provider as NewsItem, 'name', 'literal') : '';
}

function updated(item: NewsItem): Pick<StoryDraft, 'updatedAt'> {
  const time = readTime(textIn(item, 'versioncreated', 'contentcreated', 'firstcreated'));
  return time ? { updatedAt: time.at } : {};
}
