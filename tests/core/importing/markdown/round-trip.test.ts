import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { importFile } from '../../../../core/importing/import-file.ts';
import { publishMarkdown } from '../../../../core/publishing/markdown.ts';
import type { PublishedStory } from '../../../../core/publishing/published-story.ts';
import { eveningMarket, riverPort } from '../../../fixtures/stories/small-stories.ts';
import { nightFerry } from '../../../fixtures/stories/night-ferry.ts';

async function throughMarkdown(story: PublishedStory): Promise<Node> {
  const { text, files } = publishMarkdown(story);
  const beside = (path: string): Promise<Uint8Array | null> =>
    Promise.resolve(files.find(({ name }) => name === path)?.bytes ?? null);
  const bytes = new TextEncoder().encode(text);
  const surroundings = { language: story.details.language, newId: () => 'id', now: 0 };
  const read = await importFile({ name: 'story.md', bytes, beside }, surroundings);
  if (!read.ok) throw new Error(read.error);
  return read.value.document;
}

/**
 * A story as far as Markdown can hold it: a pull quote is a quotation there, a line to another
 * story or place a link in a list or a paragraph; words in another language, and what the desk
 * marks, are words like any other.
 */
function asMarkdownHolds(doc: Node): string[] {
  const lines: string[] = [];
  const visit = (node: Node, inside: string): void => {
    const name = names[node.type.name] ?? node.type.name;
    if (node.isTextblock) {
      const text = node.children.map(written).join('');
      if (text.trim() !== '') lines.push(`${inside}${name}: ${text}`);
    } else if (node.type.name === 'figure') {
      lines.push(`${inside}figure ${String(node.attrs['media'])} ${String(node.attrs['alt'])}`);
      node.forEach((child) => visit(child, `${inside}  `));
    } else if (node.isLeaf) lines.push(`${inside}${name}`);
    else node.forEach((child) => visit(child, inside + insideOf(name)));
  };
  visit(doc, '');
  return lines;
}

const names: Readonly<Record<string, string>> = {
  pull_quote: 'quoted',
  related_link: 'item',
  embed_link: 'paragraph',
};

function insideOf(name: string): string {
  if (name === 'blockquote') return '> ';
  return name === 'list_item' ? '- ' : '';
}

function written(node: Node): string {
  if (node.type.name === 'hard_break') return '⏎';
  const marks = node.marks.map(({ type, attrs }) =>
    type.name === 'link' ? `→${String(attrs['href'])}` : type.name,
  );
  const kept = marks.filter((mark) => /^(?:em|strong|→)/.test(mark)).sort();
  return kept.length === 0 ? (node.text ?? '') : `[${node.text ?? ''}](${kept.join(' ')})`;
}

describe('a story written as Markdown', () => {
  test('with everything in it comes back with every word, picture, list and link', async () => {
    const story = nightFerry();
    const back = await throughMarkdown(story);
    const words = (doc: Node): string[] =>
      doc.textBetween(0, doc.content.size, ' ', ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
    expect(words(back).sort()).toEqual(words(story.document).sort());
    const before = asMarkdownHolds(story.document);
    const after = asMarkdownHolds(back);
    for (const line of before.filter((one) =>
      /^(?:headline|standfirst|byline|dateline|figure|heading|- )/.test(one),
    ))
      expect(after).toContain(line);
    expect(
      after.filter((one) => one.startsWith('  caption') || one.startsWith('  credit')),
    ).toEqual(before.filter((one) => one.startsWith('  caption') || one.startsWith('  credit')));
  });

  test.each([
    ['night ferry', nightFerry()],
    ['river port', riverPort()],
    ['evening market', eveningMarket()],
  ])('twice is the same as once: %s', async (_name, story) => {
    const once = await throughMarkdown(story);
    const twice = await throughMarkdown({ ...story, document: once });
    expect(twice.toJSON()).toEqual(once.toJSON());
  });
});
