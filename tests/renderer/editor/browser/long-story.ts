import type { Node } from 'prosemirror-model';
import { articleSchema } from '../../../../core/article/schema.ts';

const { nodes, marks } = articleSchema;
const wordsInParagraph = 60;

// Sentences of our own; the slips in them are meant.
const sentences = [
  'The harbour board met on Tuesday and voted nine to two for the new pier.',
  'Councillor Odile Brannock said the old one had stood “long enough to see three mayors out”.',
  'Work will start in April and should take fourteen months, weather permitting.',
  'The ferry company wants a berth of its own, and nobody has yet said who would pay for it.',
  'Residents of Quay Street fear the noise; the board promised to stop the drills at six.',
  'A study from last year counted 41,000 passengers and 900 lorries a month.',
];
const slips = ['accomodate', 'neccessary', 'goverment', 'seperate', 'recieved'];

/** A story of one paragraph with `count` slips, each in a sentence of its own. */
export function longParagraph(count: number): Node {
  const text = Array.from(
    { length: count },
    (_, at) => `${sentences[at % sentences.length]} They kept the the key.`,
  ).join(' ');
  return story([nodes.paragraph.create(null, articleSchema.text(text))]);
}

/** A story of about `words` words, with a slip in every fifth paragraph and a claim in every fourth. */
export function longStory(words: number): Node {
  const count = Math.max(1, Math.round(words / wordsInParagraph));
  const body = Array.from({ length: count }, (_, index) => paragraph(index));
  return story(body);
}

function story(body: Node[]): Node {
  return nodes.doc.create(null, [
    nodes.headline.create(null, articleSchema.text('Harbour board votes for a new pier')),
    nodes.standfirst.create(),
    nodes.byline.create(),
    nodes.dateline.create(),
    nodes.body.create(null, body),
  ]);
}

function paragraph(index: number): Node {
  const text = words(index);
  if (index % 4 !== 0) return nodes.paragraph.create(null, articleSchema.text(text));
  const claim = marks.claim.create({ id: `claim-${index}` });
  return nodes.paragraph.create(null, [
    articleSchema.text(text.slice(0, 60), [claim]),
    articleSchema.text(text.slice(60)),
  ]);
}

function words(index: number): string {
  const list: string[] = [];
  for (let at = index; list.length < wordsInParagraph; at += 1) {
    list.push(...(sentences[at % sentences.length] ?? '').split(' '));
  }
  if (index % 5 === 0) list.splice(20, 0, slips[(index / 5) % slips.length] ?? '');
  return list.slice(0, wordsInParagraph).join(' ');
}
