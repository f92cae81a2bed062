import type { Mark, Node } from 'prosemirror-model';
import type { BlockForm } from '../../../../core/article/schema/proposals.ts';
import { formatMarks } from '../../../../core/article/schema/proposals.ts';

const blockNames: Readonly<Record<string, string>> = {
  paragraph: 'a paragraph',
  heading: 'a heading',
  pull_quote: 'a pull quote',
  blockquote: 'a quotation',
  bullet_list: 'a bulleted list',
  ordered_list: 'a numbered list',
  list_item: 'an item of a list',
  related_link: 'a related story',
  embed_link: 'a post or film as a link',
};

const dressed: Readonly<Record<string, readonly [string, string]>> = {
  strong: ['Make it bold', 'Make it no longer bold'],
  em: ['Make it italic', 'Make it no longer italic'],
  link: ['Make it a link', 'Take the link off'],
  foreign: ['Mark it as words of another language', 'Mark it as words of the story’s language'],
};

/** What is made of a block: “Make it a heading”. */
export function formSaying(before: BlockForm, { type, attrs }: Node): string {
  if (before.type !== type || type.name === 'heading') {
    const isSmaller = type.name === 'heading' && Number(attrs['level']) > 2;
    const name = isSmaller ? 'a smaller heading' : blockNames[type.name];
    return `Make it ${name ?? 'another kind of block'}`;
  }
  if (type.name === 'figure') return 'Change the picture or its description';
  if (type.name === 'ordered_list') return 'Number the list otherwise';
  return 'href' in attrs ? 'Change where it leads' : 'Change the block';
}

/** What is made of blocks that only others can stand for: “Make it a bulleted list”. */
export function blockSaying(before: Node, now: Node): string {
  const name = blockNames[now.type.name];
  if (before.type !== now.type && name !== undefined) return `Make it ${name}`;
  return before.type === now.type
    ? 'Arrange the blocks otherwise'
    : 'Make it another kind of block';
}

/** What is made of words: “Make it bold”. */
export function formatSaying(before: readonly Mark[], now: readonly Mark[]): string {
  const said = formatMarks.flatMap((name) => {
    const [was, is] = [before, now].map((all) => all.find(({ type }) => type.name === name));
    if (was === undefined && is === undefined) return [];
    if (was && is)
      return was.eq(is) ? [] : [name === 'link' ? 'Change the link' : 'Change the language'];
    return [dressed[name]?.[is ? 0 : 1] ?? ''];
  });
  return said.length === 0 ? 'Change how it looks' : said.join('; ');
}

/** Whether words are the same but for where blocks end. */
export function isSameWords(one: string, other: string): boolean {
  const [first, second] = [one, other].map((words) => words.replaceAll('\n', ''));
  return first === second;
}
