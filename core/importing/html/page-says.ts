import type { ImportedTag } from '../imported-document.ts';
import { attributeOf, elementsIn, rawText, type PageElement, type PageNode } from './page-tree.ts';
import { readTime } from './page-times.ts';

/** A correction as a page's metadata tell of it. */
export interface SaidCorrection {
  readonly text: string;
  /** Milliseconds since 1970 in UTC, or null. */
  readonly at: number | null;
}

/** What a page says of itself to machines; empty texts and nulls where it says nothing. */
export interface PageSays {
  /** Whether it calls itself an article. */
  readonly isArticle: boolean;
  readonly headline: string;
  readonly authors: readonly string[];
  readonly dateline: string;
  readonly section: string;
  readonly publisher: string;
  readonly language: string;
  readonly canonical: string;
  readonly publishedAt: number | null;
  readonly modifiedAt: number | null;
  /** Whether a time came without its zone and was taken for UTC. */
  readonly lacksZone: boolean;
  readonly tags: readonly ImportedTag[];
  readonly corrections: readonly SaidCorrection[];
}

type Thing = Readonly<Record<string, unknown>>;

const articleTypes =
  /(?:^|[/:])(?:\w*NewsArticle|Article|\w*Article|Report|\w*Posting|LiveBlogPosting)$/;
const mostThings = 500;

/**
 * What a page says of itself: in JSON-LD (schema.org), Open Graph (https://ogp.me) and its article
 * vocabulary, Dublin Core and plain meta elements, microdata; in this order.
 */
export function readPageSays(root: PageNode): PageSays {
  const elements = [...elementsIn(root)];
  const things = elements.flatMap(linkedData);
  const article =
    things.find((thing) => typesOf(thing).some((type) => articleTypes.test(type))) ?? {};
  const meta = metaOf(elements);
  const first = (name: string): string => meta.get(name)?.[0] ?? '';
  const said = (...names: readonly string[]): string =>
    names.map(first).find((text) => text !== '') ?? '';
  const published = readTime(
    textIn(article['datePublished']) ||
      said(
        'article:published_time',
        'datepublished',
        'dc.date.issued',
        'dcterms.created',
        'dc.date',
        'parsely-pub-date',
        'pubdate',
        'sailthru.date',
        'citation_publication_date',
        'date',
      ),
  );
  const modified = readTime(
    textIn(article['dateModified']) ||
      said(
        'article:modified_time',
        'og:updated_time',
        'datemodified',
        'dcterms.modified',
        'lastmod',
        'last-modified',
      ),
  );
  return {
    isArticle: Object.keys(article).length > 0 || /^article$/i.test(said('og:type')),
    headline:
      textIn(article['headline']) || said('og:title', 'twitter:title', 'dc.title', 'headline'),
    authors:
      namesIn(article['author']).length > 0
        ? namesIn(article['author'])
        : (
            meta.get('author') ??
            meta.get('article:author') ??
            meta.get('dc.creator') ??
            meta.get('byl') ??
            []
          ).filter((name) => !/^https?:/i.test(name)),
    dateline: textIn(article['dateline']),
    section: namesIn(article['articleSection'])[0] ?? said('article:section', 'section'),
    publisher:
      namesIn(article['publisher'])[0] ?? said('og:site_name', 'dc.publisher', 'application-name'),
    language:
      textIn(article['inLanguage']) ||
      said('og:locale').replace('_', '-') ||
      said('content-language', 'dc.language'),
    canonical: canonicalIn(elements) || textIn(article['url']) || said('og:url'),
    publishedAt: published?.at ?? null,
    modifiedAt: modified?.at ?? null,
    lacksZone: published?.lacksZone === true || modified?.lacksZone === true,
    tags: tagsIn(article, meta),
    corrections: [article['correction']].flat().slice(0, 100).flatMap(correctionIn),
  };
}

function linkedData(element: PageElement): Thing[] {
  const isLinked = /^\s*application\/ld\+json\b/i.test(attributeOf(element, 'type') ?? '');
  if (element.tagName !== 'script' || !isLinked) return [];
  try {
    return thingsIn(JSON.parse(rawText(element)), 0).slice(0, mostThings);
  } catch (error) {
    // Broken JSON-LD is common, and says nothing.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function thingsIn(value: unknown, depth: number): Thing[] {
  if (typeof value !== 'object' || value === null || depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => thingsIn(one, depth + 1));
  const thing = value as Thing;
  return [
    thing,
    ...thingsIn(thing['@graph'], depth + 1),
    ...thingsIn(thing['mainEntity'], depth + 1),
  ];
}

function typesOf(thing: Thing): string[] {
  return [thing['@type']].flat().filter((type): type is string => typeof type === 'string');
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return textIn(value[0]);
  if (typeof value === 'string') return value.trim();
  return typeof value === 'object' && value !== null && '@id' in value ? textIn(value['@id']) : '';
}

/** The names of persons, organisations or things. */
function namesIn(value: unknown): string[] {
  return [value]
    .flat()
    .slice(0, 50)
    .flatMap((one: unknown) => {
      const isThing = typeof one === 'object' && one !== null && 'name' in one;
      const name = textIn(isThing ? one.name : one);
      return name === '' || /^https?:/i.test(name) ? [] : [name];
    });
}

type Meta = ReadonlyMap<string, readonly string[]>;

function metaOf(elements: readonly PageElement[]): Meta {
  const meta = new Map<string, string[]>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const names = ['property', 'name', 'itemprop', 'http-equiv'].map((name) =>
      attributeOf(element, name),
    );
    const content = attributeOf(element, 'content')?.trim() ?? '';
    if (content === '') continue;
    for (const name of new Set(names.flatMap((one) => one?.toLowerCase() ?? []))) {
      meta.set(name, [...(meta.get(name) ?? []).slice(0, 100), content]);
    }
  }
  return meta;
}

function canonicalIn(elements: readonly PageElement[]): string {
  const link = elements.find(
    (element) =>
      element.tagName === 'link' && attributeOf(element, 'rel')?.toLowerCase() === 'canonical',
  );
  return link ? (attributeOf(link, 'href') ?? '').trim() : '';
}

const kindOf: ReadonlyMap<string, ImportedTag['kind']> = new Map<string, ImportedTag['kind']>(
  Object.entries({
    Person: 'person',
    Organization: 'organisation',
    NewsMediaOrganization: 'organisation',
    GovernmentOrganization: 'organisation',
    Corporation: 'organisation',
    Place: 'place',
    City: 'place',
    Country: 'place',
    AdministrativeArea: 'place',
  } satisfies Record<string, ImportedTag['kind']>),
);

// What the story is about has its kind; keywords are topics unless they name the same.
function tagsIn(article: Thing, meta: Meta): ImportedTag[] {
  const about = [article['about'], article['mentions']].flat().slice(0, 200).flatMap(tagOf);
  const written = [article['keywords']].flat().filter((word) => typeof word === 'string');
  const listed = (name: string): string[] =>
    (meta.get(name) ?? []).flatMap((one) => one.split(/[,;]/));
  const keywords =
    written.length > 0
      ? written.length === 1
        ? (written[0] ?? '').split(/[,;]/)
        : written
      : [...(meta.get('article:tag') ?? []), ...listed('news_keywords'), ...listed('keywords')];
  const known = new Set(about.map(({ name }) => name.toLowerCase()));
  const topics = keywords
    .map((word) => word.trim())
    .filter((word) => word !== '' && word.length <= 100 && !known.has(word.toLowerCase()));
  const distinct = new Map(topics.slice(0, 100).map((name) => [name.toLowerCase(), name]));
  return [...about, ...[...distinct.values()].map((name) => ({ kind: 'topic' as const, name }))];
}

function tagOf(value: unknown): ImportedTag[] {
  if (typeof value !== 'object' || value === null || !('name' in value)) return [];
  const name = textIn(value.name);
  const kind =
    typesOf(value as Thing)
      .map((type) => kindOf.get(type))
      .find(Boolean) ?? 'topic';
  return name === '' ? [] : [{ kind, name }];
}

function correctionIn(value: unknown): SaidCorrection[] {
  if (typeof value !== 'object' || value === null || !('text' in value)) return [];
  const text = textIn(value.text);
  const at = 'datePublished' in value ? readTime(textIn(value.datePublished)) : null;
  return text === '' ? [] : [{ text, at: at?.at ?? null }];
}
