import { Schema } from 'prosemirror-model';
import { doc } from './schema/doc.ts';
import { figure, caption, credit } from './schema/figure.ts';
import { body, byline, dateline, headline, standfirst } from './schema/head.ts';
import { heading } from './schema/heading.ts';
import { hard_break, text } from './schema/inline.ts';
import { bullet_list, list_item, ordered_list } from './schema/list.ts';
import { claim, em, foreign, link, note, sic, strong } from './schema/marks.ts';
import { paragraph } from './schema/paragraph.ts';
import { blockquote, pull_quote } from './schema/quote.ts';
import { block_change, deletion, format_change, insertion, split } from './schema/proposals.ts';
import { embed_link, related_link, section_break } from './schema/reference.ts';

/**
 * The schema of a story. Change a node or mark only together with a document migration in
 * `document.ts`: stored stories and journals outlive every release.
 *
 * Invariant: every inline leaf is one document position wide and counts as one UTF-16 unit of
 * text (a hard break as a newline), so inside a text block offset and position differ by a
 * constant; see `text-blocks.ts`.
 */
export const articleSchema = new Schema({
  nodes: {
    doc,
    headline,
    standfirst,
    byline,
    dateline,
    body,
    paragraph,
    heading,
    bullet_list,
    ordered_list,
    list_item,
    blockquote,
    pull_quote,
    figure,
    caption,
    credit,
    related_link,
    embed_link,
    section_break,
    text,
    hard_break,
    deletion: deletion(storySchema),
    split,
  },
  marks: {
    link,
    em,
    strong,
    foreign,
    claim,
    note,
    sic,
    insertion,
    format_change,
    block_change: block_change(storySchema),
  },
});

// A slice in a deletion is checked against the schema that it belongs to.
function storySchema(): Schema {
  return articleSchema;
}

/** Marks that are the desk's own and never leave it. */
export const privateMarks: ReadonlySet<string> = new Set([
  'claim',
  'note',
  'sic',
  'insertion',
  'format_change',
  'block_change',
]);
