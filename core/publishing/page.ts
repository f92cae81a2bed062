import type { MediaHash } from '../base/id.ts';
import type { Drawing } from './drawing.ts';
import {
  block,
  container,
  element,
  escapeText,
  nothing,
  type Attributes,
  type Html,
} from './markup.ts';
import { drawNode } from './node-table.ts';
import { pageFacts, type PageFacts } from './page-facts.ts';
import { pageHead } from './page-head.ts';
import { pictureAddress, pictureFile, pictureSource, picturesOf } from './page-pictures.ts';
import { drawCorrected, drawCorrections, drawFactCheck, drawTimes } from './page-notices.ts';
import { directionOf, pageWords } from './page-words.ts';
import type { PublishedPage, PublishedStory, PublishOptions } from './published-story.ts';
import { readerDocument } from './reader-document.ts';

// As page-style.ts lays figures out. Where a fragment will stand nobody knows but its system; a
// column of text is hardly wider.
const pageSizes = '(min-width: 60rem) 47.5rem, (min-width: 42rem) 39.5rem, calc(100vw - 2.5rem)';
const fragmentSizes = '(min-width: 48rem) 48rem, 100vw';

type WordsOfPage = Pick<
  Drawing,
  'direction' | 'relatedLabel' | 'kicker' | 'times' | 'corrected' | 'factCheck' | 'corrections'
>;

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
    ...wordsOf(facts, options),
    article: options.shape === 'fragment' ? languageAttributes(facts.language) : {},
    picture: (hash) => pictureSource(story, hash, options.pictures),
    pictureSizes: options.shape === 'fragment' ? fragmentSizes : pageSizes,
    firstPicture: picturesOf(story, doc)[0] ?? null,
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
  const head = block('head', {}, [pageHead(facts, options)]);
  return `<!doctype html>\n${block('html', languageAttributes(facts.language), [head, body])}\n`;
}

function wordsOf(facts: PageFacts, options: PublishOptions): WordsOfPage {
  const { language, section } = facts;
  return {
    direction: directionOf(language),
    relatedLabel: pageWords(language).related,
    kicker: section === '' ? nothing : element('p', { class: 'kicker' }, escapeText(section)),
    times: drawTimes(facts),
    corrected: drawCorrected(facts),
    factCheck: drawFactCheck(options.claimReview === true ? facts.factCheck : null, language),
    corrections: drawCorrections(facts),
  };
}

function languageAttributes(language: string): Attributes {
  const direction = directionOf(language);
  return { lang: language, dir: direction === 'rtl' ? direction : null };
}
