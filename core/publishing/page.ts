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
import { pictureAddress, pictureFiles, pictureSource, picturesOf } from './page-pictures.ts';
import { drawCorrected, drawCorrections, drawFactCheck, drawTimes } from './page-notices.ts';
import { directionOf, pageWords } from './page-words.ts';
import type { PublishedPage, PublishedStory, PublishOptions } from './published-story.ts';
import { readerDocument } from './reader-document.ts';
import { drawTemplate, navigationLabels } from './template/draw-template.ts';
import type { HouseTemplate, PlaceholderTexts } from './template/house-template.ts';

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
    files: beside ? picturesOf(story, doc).flatMap((hash) => pictureFiles(story, hash)) : [],
  };
}

function wholePage(facts: PageFacts, article: Html, options: PublishOptions): string {
  const { head, foot } = surroundings(facts, options.template ?? null);
  const html = block('html', languageAttributes(facts.language), [
    block('head', {}, [pageHead(facts, options)]),
    block('body', {}, [head, block('main', {}, [article]), foot]),
  ]);
  return `<!doctype html>\n${html}\n`;
}

/** What stands around the story: the newsroom's own, else the publisher's name. */
function surroundings(
  facts: PageFacts,
  template: HouseTemplate | null,
): { readonly head: Html; readonly foot: Html } {
  const name = facts.publisher === '' ? nothing : element('p', {}, escapeText(facts.publisher));
  const masthead = container('header', { class: 'masthead' }, [name]);
  if (template === null) return { head: masthead, foot: nothing };
  const texts = placeholderTexts(facts);
  const head = container('header', { class: 'house-head' }, [drawTemplate(template.head, texts)]);
  return {
    head: head === '' ? masthead : head,
    foot: container('footer', { class: 'house-foot' }, [drawTemplate(template.foot, texts)]),
  };
}

function placeholderTexts(facts: PageFacts): PlaceholderTexts {
  const { publisher, headline, canonical, published } = facts;
  return { publisher, headline, canonical: canonical ?? '', year: published?.slice(0, 4) ?? '' };
}

function wordsOf(facts: PageFacts, options: PublishOptions): WordsOfPage {
  const { language, section } = facts;
  return {
    direction: directionOf(language),
    relatedLabel: relatedLabel(facts, options),
    kicker: section === '' ? nothing : element('p', { class: 'kicker' }, escapeText(section)),
    times: drawTimes(facts),
    corrected: drawCorrected(facts),
    factCheck: drawFactCheck(options.claimReview === true ? facts.factCheck : null, language),
    corrections: drawCorrections(facts),
  };
}

/** Screen readers list landmarks by name: a template may have taken the one we would give. */
function relatedLabel(facts: PageFacts, { template, shape }: PublishOptions): string {
  const { related } = pageWords(facts.language);
  const hasTemplate = shape === 'page' && template !== null && template !== undefined;
  const taken = hasTemplate ? navigationLabels(template, placeholderTexts(facts)) : new Set();
  return taken.has(related.toLowerCase()) ? `${related}: ${facts.title}` : related;
}

function languageAttributes(language: string): Attributes {
  const direction = directionOf(language);
  return { lang: language, dir: direction === 'rtl' ? direction : null };
}
