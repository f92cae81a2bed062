import type { MediaHash } from '../base/id.ts';
import type { Drawing } from './drawing.ts';
import {
  block,
  container,
  element,
  escapeText,
  nothing,
  run,
  type Attributes,
  type Html,
} from './markup.ts';
import { drawNode } from './node-table.ts';
import { pageFacts, type PageFacts } from './page-facts.ts';
import { pageHead } from './page-head.ts';
import { pictureAddress, pictureFile, pictureSource, picturesOf } from './page-pictures.ts';
import { printedTime } from './page-time.ts';
import { directionOf, pageWords, type PageWords } from './page-words.ts';
import type { PublishedPage, PublishedStory, PublishOptions } from './published-story.ts';
import { readerDocument } from './reader-document.ts';

/**
 * Makes a story's page. Pure: the same story and options give the same bytes, whenever and
 * wherever they are drawn; no clock, locale or order of a map has a say.
 */
export function publishPage(story: PublishedStory, options: PublishOptions): PublishedPage {
  const doc = readerDocument(story.document);
  const beside = options.pictures === 'beside';
  const addressOf = (hash: MediaHash): string | null =>
    beside ? pictureAddress(story, hash) : null;
  const facts = pageFacts(story, doc, addressOf);
  const article = drawNode(doc, {
    ...wordsOf(facts),
    article: options.shape === 'fragment' ? languageAttributes(facts.language) : {},
    picture: (hash) => pictureSource(story, hash, options.pictures),
  });
  return {
    text: options.shape === 'fragment' ? `${article}\n` : wholePage(facts, article, options),
    files: beside ? picturesOf(story, doc).map((hash) => pictureFile(story, hash)) : [],
  };
}

function wholePage(facts: PageFacts, article: Html, options: PublishOptions): string {
  const masthead = facts.publisher === '' ? nothing : element('p', {}, escapeText(facts.publisher));
  const body = block('body', {}, [
    container('header', { class: 'masthead' }, [masthead]),
    block('main', {}, [article]),
  ]);
  const head = block('head', {}, [pageHead(facts, options.pictures)]);
  return `<!doctype html>\n${block('html', languageAttributes(facts.language), [head, body])}\n`;
}

function wordsOf(facts: PageFacts): Omit<Drawing, 'article' | 'picture'> {
  const words = pageWords(facts.language);
  return {
    direction: directionOf(facts.language),
    relatedLabel: words.related,
    kicker:
      facts.section === '' ? nothing : element('p', { class: 'kicker' }, escapeText(facts.section)),
    times: drawTimes(facts, words),
  };
}

function languageAttributes(language: string): Attributes {
  const direction = directionOf(language);
  return { lang: language, dir: direction === 'rtl' ? direction : null };
}

/** When the story appeared, and when it changed if that was on the page already. */
function drawTimes(facts: PageFacts, words: PageWords): Html {
  const { published, modified } = facts;
  if (published === null) return nothing;
  // Our days and “UTC” run from left to right, whatever the story does.
  const dir = directionOf(facts.language) === 'rtl' ? 'ltr' : null;
  const first = element(
    'time',
    { datetime: published, dir },
    escapeText(printedTime(published, words)),
  );
  if (modified === null || modified === published) return element('p', { class: 'times' }, first);
  const changed = element(
    'time',
    { datetime: modified, dir },
    escapeText(printedTime(modified, words)),
  );
  return element(
    'p',
    { class: 'times' },
    run([first, escapeText(` · ${words.updated} `), changed]),
  );
}
