import { JSDOM } from 'jsdom';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { publishPage } from '../../../core/publishing/page.ts';
import type { PublishOptions } from '../../../core/publishing/published-story.ts';
import { harbourLights } from '../../fixtures/stories/harbour-lights.ts';
import { nightFerry } from '../../fixtures/stories/night-ferry.ts';
import { eveningMarket, riverPort } from '../../fixtures/stories/small-stories.ts';

type Data = Readonly<Record<string, unknown>>;

const beside: PublishOptions = { shape: 'page', pictures: 'beside' };
const embedded: PublishOptions = { shape: 'page', pictures: 'embedded', claimReview: true };
const drawn = {
  'every node and mark': publishPage(nightFerry(), beside),
  'a fact-check with corrections': publishPage(harbourLights(), { ...beside, claimReview: true }),
  'a fact-check by nobody of something nobody said': publishPage(
    withDetails({ publisher: '', canonicalUrl: '' }, { claimant: '' }),
    embedded,
  ),
  'a small story in Belarusian': publishPage(riverPort(), embedded),
  'a story from right to left': publishPage(eveningMarket(), embedded),
};

const said = Object.entries(drawn).flatMap(([name, { text }]) =>
  dataOf(text).map((data) => [`${String(data['@type'])} of ${name}`, data] as const),
);
const [article, review] = dataOf(drawn['a fact-check with corrections'].text);
const wrong: readonly (readonly [string, Data])[] = [
  ['a property that there is not', { ...article, correctedAt: '2026-05-06T08:00:00Z' }],
  ['a property of another type', { ...article, claimReviewed: 'It rains.' }],
  ['a value that the property does not take', { ...article, wordCount: { '@type': 'Person' } }],
  ['a type that there is not', { ...article, about: [{ '@type': 'Topic', name: 'Lamps' }] }],
  [
    'a property deep inside',
    { ...review, reviewRating: { '@type': 'Rating', ratingValue: 2, verdict: 'False' } },
  ],
];

describe('the vocabulary of schema.org, as schema-dts has it in types,', () => {
  const complaints = compile([...said, ...wrong].map(([, data]) => data));

  test.each(said)('has all that is said in the %s', (name) => {
    expect(complaints[said.findIndex(([each]) => each === name)]).toEqual([]);
  });

  test.each(wrong)('is held against what is written: it refuses %s', (name) => {
    const index = said.length + wrong.findIndex(([each]) => each === name);
    expect(complaints[index]?.length).toBeGreaterThan(0);
  });

  test('was held against stories that say everything', () => {
    expect(said.map(([name]) => name)).toEqual([
      'NewsArticle of every node and mark',
      'NewsArticle of a fact-check with corrections',
      'ClaimReview of a fact-check with corrections',
      'NewsArticle of a fact-check by nobody of something nobody said',
      'ClaimReview of a fact-check by nobody of something nobody said',
      'NewsArticle of a small story in Belarusian',
      'NewsArticle of a story from right to left',
    ]);
    expect(Object.keys(article ?? {}).sort()).toEqual(
      [
        ...['@context', '@type', 'about', 'articleSection', 'author', 'contentLocation'],
        ...['correction', 'dateModified', 'datePublished', 'dateline', 'description', 'headline'],
        ...['image', 'inLanguage', 'keywords', 'mainEntityOfPage', 'publisher', 'url', 'wordCount'],
      ].sort(),
    );
  });
});

function withDetails(
  details: Partial<ReturnType<typeof harbourLights>['details']>,
  check: { claimant: string },
) {
  const story = harbourLights();
  const { factCheck } = story.details;
  return {
    ...story,
    details: { ...story.details, ...details, factCheck: factCheck && { ...factCheck, ...check } },
  };
}

function dataOf(html: string): Data[] {
  const scripts = [...new JSDOM(html).window.document.scripts];
  return scripts.map((script) => JSON.parse(script.textContent) as Data);
}

/** What the TypeScript compiler has against each of the data, as a literal of its schema.org type. */
function compile(all: readonly Data[]): string[][] {
  const files = new Map(
    all.map((data, index) => [
      `${import.meta.dirname}/said-${index}.ts`,
      `import type { ClaimReview, NewsArticle, WithContext } from 'schema-dts';
export const data: WithContext<${String(data['@type'])}> = ${JSON.stringify(data)};`,
    ]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const program = ts.createProgram([...files.keys()], options, {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    getSourceFile: (name, version) => {
      const text = files.get(name);
      return text === undefined
        ? disk.getSourceFile(name, version)
        : ts.createSourceFile(name, text, version);
    },
  });
  return [...files.keys()].map((name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}
