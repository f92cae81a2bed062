import { claimReview, newsArticle } from './json-ld.ts';
import { element, escapeText, jsonBlock, lines, nothing, styleBlock, type Html } from './markup.ts';
import type { PageFacts } from './page-facts.ts';
import type { PublishOptions } from './published-story.ts';
import { styleSheet, type StyleSheet } from './style-sheet.ts';
import type { HouseTemplate } from './template/house-template.ts';

/**
 * The head of a page. The policies come first: they hold for what follows them. They are two, of
 * which browsers enforce both, because the Nu checker judges a page by the last alone and takes
 * every `data:` picture for forbidden (docs/decisions/0005-exported-page.md).
 */
export function pageHead(facts: PageFacts, options: PublishOptions): Html {
  const template = options.template ?? null;
  const sheet = styleSheet(template);
  return lines([
    element('meta', { charset: 'utf-8' }),
    policy(loadPolicy(sheet, options.pictures, template)),
    policy("base-uri 'none'; form-action 'none'"),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, escapeText(facts.title)),
    named('description', facts.description),
    facts.canonical === null
      ? nothing
      : element('link', { rel: 'canonical', href: facts.canonical }),
    ...openGraph(facts),
    named('twitter:card', facts.images.length === 0 ? 'summary' : 'summary_large_image'),
    jsonBlock('application/ld+json', newsArticle(facts)),
    claimReviewed(facts, options),
    styleBlock(sheet.css),
  ]);
}

/** What a page may load: its own style, and pictures from inside it or beside it. Nothing runs. */
function loadPolicy(
  { hash }: StyleSheet,
  pictures: PublishOptions['pictures'],
  template: HouseTemplate | null,
): string {
  // A template's pictures are always inside the page.
  const images = pictures === 'embedded' ? 'data:' : template === null ? "'self'" : "'self' data:";
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src ${images}`;
}

function claimReviewed(facts: PageFacts, options: PublishOptions): Html {
  return facts.factCheck === null || options.claimReview !== true
    ? nothing
    : jsonBlock('application/ld+json', claimReview(facts, facts.factCheck));
}

function policy(content: string): Html {
  return element('meta', { 'http-equiv': 'Content-Security-Policy', content });
}

// Open Graph protocol, https://ogp.me, and its article vocabulary.
function openGraph(facts: PageFacts): Html[] {
  return [
    property('og:type', 'article'),
    property('og:title', facts.headline),
    property('og:description', facts.description),
    property('og:locale', facts.locale),
    property('og:site_name', facts.publisher),
    property('og:url', facts.canonical),
    ...facts.images
      .slice(0, 1)
      .flatMap((image) => [
        property('og:image', image.url),
        property('og:image:width', image.width || null),
        property('og:image:height', image.height || null),
        property('og:image:alt', image.alt),
      ]),
    property('article:published_time', facts.published),
    property('article:modified_time', facts.modified),
    property('article:section', facts.section),
    ...facts.tags.map((tag) => property('article:tag', tag.name)),
  ];
}

function property(name: string, content: string | number | null): Html {
  return content === null || content === ''
    ? nothing
    : element('meta', { property: name, content });
}

function named(name: string, content: string): Html {
  return content === '' ? nothing : element('meta', { name, content });
}
