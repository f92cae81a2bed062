import type { Node } from 'prosemirror-model';
import type { StoryDetails } from '../../core/article/story.ts';
import { articleSchema } from '../../core/article/schema.ts';
import type { Medium } from '../../core/contract/media.ts';

// The story that a new desk opens with: invented from its country to its ferries, and left with
// three slips for the desk to find, one of them in a name.

/** What is kept of the welcome story beside its words. */
export const welcomeDetails: Partial<StoryDetails> = {
  slug: 'night-ferries',
  kicker: 'Waterways',
  language: 'en-GB',
  publisher: 'The Lutina Courier',
};

const { nodes } = articleSchema;

function block(type: keyof typeof nodes, text: string, attrs: Record<string, unknown> = {}): Node {
  const node = nodes[type];
  if (!node) throw new TypeError(`The schema has no ${type}`);
  return node.createChecked(attrs, articleSchema.text(text));
}

const paragraph = (text: string) => block('paragraph', text);

function poster(medium: Medium | null): Node {
  const { hash: media = null, width = 0, height = 0 } = medium ?? {};
  const caption = block(
    'caption',
    'A poster for the night ferries hangs at the Old Quay in Ostrohava, Koravia, March 17, 2026.',
  );
  const credit = block('credit', 'Daryna Lesko/Meridian Pictures');
  const alt =
    'A white ferry with lit windows on a dark river, under a large moon; house lights on the far bank.';
  return articleSchema.node('figure', { media, alt, width, height }, [caption, credit]);
}

/** The welcome story, with its picture when that could be stored. */
export function welcomeDocument(medium: Medium | null): Node {
  return articleSchema.node('doc', null, [
    block('headline', 'Night ferries return to the Lutina after eleven years'),
    block(
      'standfirst',
      'Three boats will link Ostrohava with the island of Zherin from April. Who pays to keep the river deep is another question.',
    ),
    block('byline', 'By Ruta Halimova'),
    block('dateline', 'OSTROHAVA, 18 March'),
    articleSchema.node('body', null, [poster(medium), ...paragraphs()]),
  ]);
}

function paragraphs(): Node[] {
  return [
    paragraph(
      'Ferries will cross the Lutina by night again from 4 April, eleven years after the last of them was laid up, the Koravian Ministry of Waterways and the boat company Lutflot announced on Tuesday.',
    ),
    paragraph(
      '“We were asked for one boat and we are sending three,” Lutflot’s director, Bohdar Selivanets, told the harobur council. “Nobody on Zherin should have to ‘sleep on a bench till six’ because a shift at the cannery ends at eleven.”',
    ),
    paragraph(
      'The crossing takes 50 minutes. A single ticket will cost 14 crowns, three fewer than by day; islanders and nurses travel free until the end of the year. The last night boat sailed on 30 September 2014.',
    ),
    paragraph(
      'The ministry promises a seperate account for the dredging, which is expected to cost 1.2 million crowns a year. According to Selivanets, half of that will come from the port of Ostrohava. The fishermen’s union has its doubts. ‘We have heard of “half” before, and half of it never came,’ its chairwoman, Yevhena Talanchuk, said.',
    ),
    block('related_link', 'Why did the night boats stop? (background)'),
    paragraph(
      'In February, the newspaper Holos Lutiny wrote that the union had counted forty groundings between Zherin and Ostrohava in a single year. Selivanest called the figure ‘a summer’s gossip’; the harbour master, Ihnat Korsun, confirmed nineteen.',
    ),
    paragraph(
      'In late January, parliament passed the law that lets the ministry run boats where no company will. It was opposed by the Free Harbours party, whose leader, Kazimira Dolnik, called it ‘a ferry for votes’ and wants it ‘at the bottom of the budget by autumn, next to the anchors’.',
    ),
    paragraph(
      'The timetable is to be published on 27 March. Selivanets is expected on the first boat, together with the choir of the Zherin school, which has been asked to bring blankets.',
    ),
    block('related_link', 'Who owns a riverbed? (background)'),
  ];
}
