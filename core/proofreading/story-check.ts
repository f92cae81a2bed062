import { readThrough } from '../article/leaf-text.ts';
import { analysisKey, createAnalysis, forgetSpots, look, type Analysis } from './analysis.ts';
import { createAskedWords } from './asked-words.ts';
import { inReadingOrder, type RuleSpot } from './block-spots.ts';
import type { Finding, ProofText } from './finding.ts';
import { houseRulesOf } from './house-rules.ts';
import { PLAIN_HOUSE_STYLE, type HouseStyle } from './house-style.ts';
import { languageFor, packFor, type LanguageSet } from './language/language.ts';
import { primaryTag } from './language/packed-languages.ts';
import { createOverlook, type OverlookedPlace } from './overlook.ts';
import { createPackWords, type PackWords } from './pack-words.ts';
import { readBlock } from './read-block.ts';
import type { BlockContext, Rule } from './rule.ts';
import { packOfVocabulary } from './vocabulary-pack.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The findings of one block of the story, by its index. */
export interface BlockFindings {
  readonly block: number;
  readonly findings: readonly Finding[];
}

/**
 * One story that changes while it is checked. Nothing is looked at before {@link StoryCheck.work}
 * is called, which can stop at any block and go on later. First the words of the whole story are
 * counted, then its blocks are looked at: those in view, those that were put in last, all others.
 * Work is done once: a block is looked at again only when itself or something that a rule asked
 * of the story for it has changed. What is found in the end never depends on the way there.
 */
export interface StoryCheck {
  /** Takes `removed` blocks out at index `at` and puts `blocks` in. */
  splice(at: number, removed: number, blocks: readonly ProofText[]): void;
  setHouseStyle(style: HouseStyle): void;
  /**
   * To be called when a language has joined the set that the check was made with, or has changed
   * in it: blocks of that language (primary subtag, `de`), or with foreign words of it, are looked
   * at again, and no others. What was found in them stays until then.
   */
  languageArrived(tag: string): void;
  /** Blocks from index `from` up to, not including, `to` are looked at first: they are in view. */
  lookFirst(from: number, to: number): void;
  /**
   * Works until nothing is left or `isOver`, which is asked after each block, answers true.
   * @returns whether nothing is left
   */
  work(isOver?: () => boolean): boolean;
  /**
   * The blocks whose findings are known by now and not the ones that were told before. Blocks that
   * were put in are told in any case, once they were looked at.
   */
  takeChanges(): BlockFindings[];
  /** All findings in reading order; complete once `work` has answered true. */
  findings(): Finding[];
}

interface Place extends OverlookedPlace {
  /** The block's text with what stands in it for leaves; rules read through them. */
  readonly whole: string;
  /** The lists from which the last told findings were made. */
  told: readonly [found: readonly RuleSpot[], fromStory: readonly RuleSpot[]] | undefined;
}

interface Range {
  from: number;
  to: number;
}

const NONE: readonly never[] = [];
/** Texts that left the story are remembered for a while: many come back by undo or paste. */
const MOST_REMEMBERED = 200;

/** A check of an empty story. The set of languages may grow; see {@link StoryCheck.languageArrived}. */
export function createStoryCheck(languages: LanguageSet, houseless: readonly Rule[]): StoryCheck {
  const analyses = new Map<string, Analysis>();
  const absent = new Set<Analysis>();
  const uncounted = new Set<Analysis>();
  /** Those in the story that must be looked at. */
  const stale = new Set<Analysis>();
  const words = createAskedWords<Analysis>();
  const overlook = createOverlook();
  const vocabularies = new Map<string, Vocabulary | undefined>();
  const spellings = new Map<string, PackWords | undefined>();
  let places: Place[] = [];
  let style = PLAIN_HOUSE_STYLE;
  let rules = houseless;
  const inView: Range = { from: 0, to: 0 };
  const putIn: Range = { from: 0, to: 0 };
  /** So many places, from the view on and round the end, need no look. */
  let looked = 0;

  function vocabularyFor(lang: string): Vocabulary | undefined {
    if (!vocabularies.has(lang)) {
      const language = languageFor(languages, lang);
      vocabularies.set(lang, language && createVocabulary(language, lang, style));
    }
    return vocabularies.get(lang);
  }

  /** How a language is spelt that is not the whole block's, or of which nothing else is known. */
  function spellingOf(lang: string): PackWords | undefined {
    if (!spellings.has(lang)) {
      const vocabulary = vocabularyFor(lang);
      const pack = vocabulary ? packOfVocabulary(vocabulary) : packFor(languages, lang);
      spellings.set(lang, pack && createPackWords(pack, style));
    }
    return spellings.get(lang);
  }

  function analysisOf(block: ProofText): Analysis {
    const key = analysisKey(block);
    let analysis = analyses.get(key);
    if (analysis === undefined) analyses.set(key, (analysis = createAnalysis(key, block)));
    return analysis;
  }

  function contextOf(analysis: Analysis): BlockContext {
    analysis.context ??= readBlock(analysis.block, vocabularyFor(analysis.block.lang), spellingOf);
    return analysis.context;
  }

  function splice(at: number, removed: number, blocks: readonly ProofText[]): void {
    const added = blocks.map((block): Place => {
      const analysis = analysisOf(throughLeaves(block));
      return { analysis, whole: block.text, fromStory: NONE, told: undefined };
    });
    const gone = places.slice(at, at + removed);
    places = [...places.slice(0, at), ...added, ...places.slice(at + removed)];
    for (const { analysis } of added) analysis.uses += 1;
    for (const { analysis } of gone) analysis.uses -= 1;
    for (const { analysis } of [...gone, ...added]) {
      if (analysis.uses !== analysis.counted) uncounted.add(analysis);
    }
    for (const { analysis } of added) if (!analysis.isFresh) stale.add(analysis);
    overlook.replaced(gone, added);
    moveRange(inView, at, removed, blocks.length);
    // A whole story that was put in is looked at from the view on, like any.
    const hasView = at <= inView.from && inView.to <= at + blocks.length;
    Object.assign(putIn, { from: at, to: hasView ? at : at + blocks.length });
    looked = 0;
  }

  function expire(analysis: Analysis): void {
    analysis.isFresh = false;
    if (analysis.uses > 0) stale.add(analysis);
    looked = 0;
  }

  /** @returns whether the words of the whole story are counted */
  function count(isOver: () => boolean): boolean {
    for (const analysis of uncounted) {
      uncounted.delete(analysis);
      const { tokens } = contextOf(analysis);
      for (; analysis.counted < analysis.uses; analysis.counted += 1) words.add(tokens);
      for (; analysis.counted > analysis.uses; analysis.counted -= 1) words.remove(tokens);
      if (analysis.uses > 0) absent.delete(analysis);
      else leave(analysis);
      if (uncounted.size > 0 && isOver()) return false;
    }
    for (const analysis of words.takeOutdated()) {
      analysis.storySpots.clear();
      expire(analysis);
    }
    return true;
  }

  function leave(analysis: Analysis): void {
    words.forget(analysis);
    analysis.storySpots.clear();
    analysis.isFresh = false;
    stale.delete(analysis);
    absent.add(analysis);
    const [oldest] = absent;
    if (absent.size <= MOST_REMEMBERED || oldest === undefined) return;
    absent.delete(oldest);
    analyses.delete(oldest.key);
  }

  function nextStale(): Analysis | undefined {
    for (let at = inView.from; at < inView.to; at += 1) {
      if (isStale(at)) return places[at]?.analysis;
    }
    for (; putIn.from < putIn.to; putIn.from += 1) {
      if (isStale(putIn.from)) return places[putIn.from]?.analysis;
    }
    for (; stale.size > 0 && looked < places.length; looked += 1) {
      const at = (inView.from + looked) % places.length;
      if (isStale(at)) return places[at]?.analysis;
    }
    return undefined;
  }

  function isStale(at: number): boolean {
    return places[at]?.analysis.isFresh === false;
  }

  /** What was read with the vocabularies of some languages is looked at anew. */
  function takeNewVocabularies(isMeant: (lang: string) => boolean): void {
    for (const lang of [...vocabularies.keys()].filter(isMeant)) vocabularies.delete(lang);
    for (const lang of [...spellings.keys()].filter(isMeant)) spellings.delete(lang);
    for (const analysis of analyses.values()) {
      const { block, context } = analysis;
      if (!isMeant(block.lang) && !block.foreign.some(({ lang }) => isMeant(lang))) continue;
      words.forget(analysis);
      forgetSpots(analysis);
      expire(analysis);
      if (context === undefined) continue;
      analysis.context = { ...context, vocabulary: vocabularyFor(block.lang) };
    }
    overlook.anew();
  }

  function setHouseStyle(next: HouseStyle): void {
    const hasOtherWords = wordsKey(next) !== wordsKey(style);
    style = next;
    const all = [...houseless, ...houseRulesOf(next)];
    rules = all.filter(({ id }) => !next.rulesOff.includes(id));
    for (const analysis of analyses.values()) expire(analysis);
    overlook.anew();
    if (hasOtherWords) takeNewVocabularies(() => true);
  }

  function work(isOver = () => false): boolean {
    if (!count(isOver)) return false;
    for (let next = nextStale(); next !== undefined; next = nextStale()) {
      look(next, contextOf(next), rules, words.askedBy(next));
      stale.delete(next);
      if (isOver()) return false;
    }
    overlook.judge(places, rules);
    return true;
  }

  function takeChanges(): BlockFindings[] {
    return places.flatMap((place, block) => {
      const { analysis, fromStory, told } = place;
      const { found } = analysis;
      const isTold = told?.[0] === found && told[1] === fromStory;
      if (!analysis.isFresh || isTold) return [];
      place.told = [found, fromStory];
      return [{ block, findings: toFindings(place, block) }];
    });
  }

  return {
    splice,
    setHouseStyle,
    languageArrived: (tag) => takeNewVocabularies((lang) => primaryTag(lang) === tag),
    lookFirst(from, to) {
      Object.assign(inView, { from, to });
      looked = 0;
    },
    work,
    takeChanges,
    findings: () => places.flatMap(toFindings),
  };
}

function wordsKey({ words, names }: HouseStyle): string {
  return JSON.stringify([words, names]);
}

/** Keeps a range on its blocks while others come and go before it or inside it. */
function moveRange(range: Range, at: number, removed: number, added: number): void {
  const shift = added - removed;
  const { from, to } = range;
  if (from > at) range.from = from >= at + removed ? from + shift : at;
  if (to > at) range.to = to >= at + removed ? to + shift : at + added;
}

/** A block as it reads: a proposal in the middle of a word or a quotation parts nothing. */
function throughLeaves(block: ProofText): ProofText {
  const { text, offsetOf } = readThrough(block.text);
  if (text === block.text) return block;
  const foreign = block.foreign.map((span) => ({
    ...span,
    from: offsetOf(span.from),
    to: offsetOf(span.to),
  }));
  return { ...block, text, foreign };
}

function toFindings({ analysis, whole, fromStory }: Place, block: number): Finding[] {
  const { found } = analysis;
  const { startOf, endOf } = readThrough(whole);
  const spots = fromStory.length === 0 ? found : inReadingOrder([...found, ...fromStory]);
  return spots.map(({ rule: { id, kind, severity }, spot }) => {
    const { message, suggestions } = spot;
    const [from, to] = [startOf(spot.from), endOf(spot.to)];
    const text = whole.slice(from, to);
    return { rule: id, kind, block, from, to, severity, text, message, suggestions };
  });
}
