/** The parts of the head in their order. */
export const headParts = ['headline', 'standfirst', 'byline', 'dateline'] as const;

/** Names of the text blocks that stand for something, as the desk says them. */
export const partNames: Readonly<Record<string, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  caption: 'Caption',
  credit: 'Credit',
  pull_quote: 'Pull quote',
  related_link: 'Related story',
  embed_link: 'Elsewhere',
};

/** What an empty part asks for. */
export const placeholders: Readonly<Record<string, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst: what the story is, in a sentence',
  byline: 'By …',
  dateline: 'PLACE, day',
  caption: 'Caption: what the picture shows, and when',
  credit: 'Credit',
  pull_quote: 'A line worth repeating',
  related_link: 'Headline of the related story',
  embed_link: 'What it is, and where',
};

/** What an empty story asks for. */
export const bodyPlaceholder = 'Write the story, or paste it here';
