import type { Node } from 'prosemirror-model';
import type { ClaimId } from '../../core/base/id.ts';
import { articleSchema } from '../../core/article/schema.ts';
import { storyWords } from '../../core/article/word-count.ts';
import { createRandom, type Random } from './random.ts';
import { makeHeading, makeSentence, misspell, person } from './sentences.ts';

/** A made-up story and the claims that its text marks. */
export interface GeneratedStory {
  readonly document: Node;
  readonly claims: readonly { readonly id: ClaimId; readonly text: string }[];
}

/** What is asked of a story; the same wishes give the same story. */
export interface StoryWishes {
  /** About so many words, give or take a paragraph. */
  readonly words: number;
  readonly claims: number;
  /** Misspelled words; at least so many sentences must be there. */
  readonly slips: number;
  readonly seed: number;
}

const { nodes, marks } = articleSchema;
const wordsOfParagraph = 60;
const paragraphsOfSection = 12;
/** What head, figure, quotation, list and related lines come to. */
const wordsOfFrame = 130;

/** Makes a story with a head, a figure, sections, a quotation, a list and related lines. */
export function generateStory({ words, claims, slips, seed }: StoryWishes): GeneratedStory {
  const random = createRandom(seed);
  const plan = planSentences(random, words);
  const slipped = spread(plan.flat().length, slips);
  const claimed = spread(plan.flat().length * 2, claims);
  const made: { id: ClaimId; text: string }[] = [];
  let index = -1;

  function runs(sentence: string): Node[] {
    index += 1;
    const halves = halve(slipped.has(index) ? misspell(sentence) : sentence);
    return halves.map((text, half) => {
      if (!claimed.has(index * 2 + half)) return articleSchema.text(text);
      const id = `claim-${seed}-${made.length}` as ClaimId;
      made.push({ id, text });
      return articleSchema.text(text, [marks.claim.create({ id })]);
    });
  }

  const paragraphs = plan.map((sentences) => {
    const content = sentences.flatMap((sentence, at) => [
      ...(at === 0 ? [] : [articleSchema.text(' ')]),
      ...runs(sentence),
    ]);
    return nodes.paragraph.createChecked(null, content);
  });
  return { document: frame(random, paragraphs), claims: made };
}

/** The two halves of a sentence; the space between them goes with the second. */
function halve(sentence: string): [string, string] {
  const at = sentence.indexOf(' ', Math.floor(sentence.length / 2));
  return [sentence.slice(0, at), sentence.slice(at)];
}

function planSentences(random: Random, words: number): string[][] {
  const plan: string[][] = [];
  for (let left = words - wordsOfFrame; left > 0;) {
    const sentences: string[] = [];
    for (let length = 0; length < Math.min(wordsOfParagraph, left);) {
      const sentence = makeSentence(random);
      sentences.push(sentence);
      length += sentence.split(' ').length;
    }
    plan.push(sentences);
    left -= sentences.join(' ').split(' ').length;
  }
  return plan;
}

/** `count` places of `length`, evenly apart. */
function spread(length: number, count: number): ReadonlySet<number> {
  return new Set(
    Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) * length) / count)),
  );
}

function frame(random: Random, paragraphs: readonly Node[]): Node {
  const sections = paragraphs.flatMap((paragraph, at) =>
    at > 0 && at % paragraphsOfSection === 0
      ? [line('heading', makeHeading(random)), paragraph]
      : [paragraph],
  );
  const document = nodes.doc.createChecked(null, [
    line('headline', makeHeading(random)),
    line('standfirst', makeSentence(random)),
    line('byline', `By ${person(random)} and ${person(random)}`),
    line('dateline', 'PORT ELDER, 3 May'),
    nodes.body.createChecked(null, [figure(random), ...sections, ...ending(random)]),
  ]);
  document.check();
  return document;
}

function figure(random: Random): Node {
  return nodes.figure.createChecked(null, [
    line('caption', makeSentence(random)),
    line('credit', `${person(random)}/Saltmarsh Pictures`),
  ]);
}

function ending(random: Random): Node[] {
  const items = [1, 2, 3].map(() =>
    nodes.list_item.createChecked(null, [line('paragraph', makeSentence(random))]),
  );
  return [
    nodes.blockquote.createChecked(null, [line('paragraph', makeSentence(random))]),
    nodes.bullet_list.createChecked(null, items),
    line('related_link', `${makeHeading(random)} (ENG explainer)`),
    line('related_link', makeHeading(random)),
  ];
}

function line(
  name:
    | 'headline'
    | 'standfirst'
    | 'byline'
    | 'dateline'
    | 'heading'
    | 'paragraph'
    | 'caption'
    | 'credit'
    | 'related_link',
  text: string,
): Node {
  return nodes[name].createChecked(null, [articleSchema.text(text)]);
}

/** Words of a made-up story, as the desk counts them. */
export function wordsOf({ document }: GeneratedStory): number {
  return storyWords(document);
}
