import type { Attrs } from 'prosemirror-model';

interface Form {
  /** A node of the schema. */
  readonly type: string;
  readonly attrs: Attrs;
}

const forms: Readonly<Record<string, string>> = {
  headline: 'the headline',
  standfirst: 'the standfirst',
  byline: 'the byline',
  dateline: 'the dateline',
  paragraph: 'a paragraph',
  pull_quote: 'a pull quote',
  figure: 'a picture',
  related_link: 'a related story',
  embed_link: 'a post or film',
  section_break: 'a section break',
};

/** What a block is, with its article: “a heading of level 3”, “a paragraph in a numbered list”. */
export function nameOfForm({
  type,
  attrs,
  within = [],
}: Form & { readonly within?: readonly Form[] }): string {
  const own =
    type === 'heading'
      ? `a heading of level ${String(attrs['level'])}`
      : (forms[type] ?? (nameOfWrapping({ type, attrs }) || 'a block'));
  const around = within.map(nameOfWrapping).filter((name) => name !== '');
  return around.length === 0 ? own : [own, ...around.reverse()].join(' in ');
}

function nameOfWrapping({ type, attrs }: Form): string {
  if (type === 'bullet_list') return 'a bulleted list';
  if (type === 'blockquote') return 'a quotation';
  if (type !== 'ordered_list') return '';
  return attrs['start'] === 1
    ? 'a numbered list'
    : `a list numbered from ${String(attrs['start'])}`;
}
