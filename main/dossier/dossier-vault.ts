import type { TextBlock, TextSpan } from '../../core/article/text-blocks.ts';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import type { DismissalKind } from '../../core/factcheck/dismissal.ts';
import { isSameWords } from '../../core/factcheck/claim.ts';
import type { Passage, QuoteMatch, QuoteTie } from '../../core/factcheck/quotation.ts';
import { createQuoteSearch } from '../../core/factcheck/quote-match.ts';
import { eachPassageWord } from '../../core/factcheck/quote-index.ts';
import { pageNameAt, type Source, type SourceText } from '../../core/factcheck/source.ts';
import { blockFacts } from '../../core/publishing/checklist.ts';
import type {
  DossierPassage,
  DossierQuotation,
  DossierSource,
} from '../../core/publishing/dossier-input.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { damagedWords, readingWords, sourceWords } from './dossier-record.ts';
import { readSources, readWords, unreadableSources } from '../source-words.ts';

/** The sources of a story as a dossier lists them. */
export function dossierSources(store: ArticleStore, storyId: StoryId): DossierSource[] {
  const unreadable = new Set(unreadableSources(store, storyId).map(({ id }) => id));
  return store.sources.ofStory(storyId).map((source) => ({
    ...toDossierSource(source, unreadable.has(source.id)),
    ...writtenDown(store, source),
  }));
}

/** So many characters of what was written down stand in a dossier; it is to be read, and printed. */
const mostWords = 20_000;

/** What was said or noted stands nowhere but in the vault; the words of a file stand in it. */
function writtenDown(
  store: ArticleStore,
  { id, file, reading }: Source,
): Pick<DossierSource, 'words' | 'length'> {
  const text = file === null && reading === 'read' ? (readWords(store, id)?.text ?? '') : '';
  const words = text.slice(0, mostWords).replace(/[\ud800-\udbff]$/u, '');
  return { words, length: text.length };
}

function toDossierSource(
  source: Source,
  isDamaged: boolean,
): Omit<DossierSource, 'words' | 'length'> {
  const { id, title, publisher, author, published, address, retrievedAt, addedAt, addedBy } =
    source;
  const { file, reading, failure } = source;
  return {
    id,
    kind: sourceWords[source.kind],
    title,
    publisher,
    author,
    published,
    address,
    retrievedAt,
    addedAt,
    addedBy,
    file: file && { name: file.name, size: file.size, sha256: file.hash },
    reading: isDamaged ? damagedWords : failure === '' ? readingWords[reading] : failure,
  };
}

/** The quotations of a story, each held against its tie or against the words of all sources. */
export function readQuotations(
  store: ArticleStore,
  storyId: StoryId,
  blocks: readonly TextBlock[],
  language: string,
  isSetAside: (kind: DismissalKind, words: string) => boolean,
): DossierQuotation[] {
  const sources = readSources(store, storyId);
  const search = createQuoteSearch(sources);
  const ties = store.facts.quoteTies(storyId);
  const texts = createTexts(store);
  const match = (words: string): DossierQuotation['match'] => {
    const tie = ties.find((one) => isSameWords(one.words, words));
    if (tie) return { state: 'tied', passage: tiedPassage(texts, tie) };
    return sources.length === 0 ? { state: 'no-sources' } : toMatch(texts, search.find(words));
  };
  return blocks.flatMap((block) =>
    blockFacts(block, language).quotations.map(({ words }) => ({
      words,
      isSetAside: isSetAside('quotation', words),
      match: match(words),
    })),
  );
}

type Texts = (id: SourceId) => SourceText | null;

/** Reads each source's words once: they are long, and many quotations come from one source. */
function createTexts(store: ArticleStore): Texts {
  const known = new Map<SourceId, SourceText | null>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const text = readWords(store, id);
    known.set(id, text);
    return text;
  };
}

function toMatch(texts: Texts, match: QuoteMatch): DossierQuotation['match'] {
  if (match.state === 'not-found') return match;
  const { state, passage } = match;
  const differences = state === 'altered' ? match.differences : [];
  return { state, passage: { ...readPassage(texts, passage), differences } };
}

function readPassage(texts: Texts, { sourceId, from, to }: Passage): DossierPassage {
  const source = texts(sourceId);
  const text = source?.text.slice(from, to) ?? '';
  const page = source ? pageNameAt(source, from) : '';
  const words: TextSpan[] = [];
  eachPassageWord(text, (start, end) => words.push({ from: start, to: end }));
  return { sourceId, text, words, page, differences: [] };
}

function tiedPassage(texts: Texts, { passage, original }: QuoteTie): DossierPassage {
  return { ...readPassage(texts, passage), text: original, words: [] };
}
