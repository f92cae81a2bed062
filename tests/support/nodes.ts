import type { Attrs, Mark, Node } from 'prosemirror-model';
import { articleSchema } from '../../core/article/schema.ts';

const { nodes, marks } = articleSchema;

type Words = string | Node | readonly (string | Node)[];

/** Inline content from words and nodes, in order. */
export function inline(words: Words): Node[] {
  const list = Array.isArray(words)
    ? (words as readonly (string | Node)[])
    : [words as string | Node];
  return list.flatMap((piece) =>
    typeof piece !== 'string' ? [piece] : piece === '' ? [] : [articleSchema.text(piece)],
  );
}

/** A text block of the schema. */
export function textBlock(
  name: keyof typeof nodes & string,
  words: Words,
  attrs: Attrs | null = null,
): Node {
  return nodes[name]!.createChecked(attrs, inline(words));
}

/** A node of the schema with its children. */
export function parent(
  name: keyof typeof nodes & string,
  children: readonly Node[],
  attrs: Attrs | null = null,
): Node {
  return nodes[name]!.createChecked(attrs, [...children]);
}

/** Words that carry marks, the outermost first; the schema decides how they are kept. */
export function marked(text: string, ...names: readonly (string | Mark)[]): Node {
  return articleSchema.text(
    text,
    names.map((name) => (typeof name === 'string' ? marks[name as 'em'].create() : name)),
  );
}

/** A mark with its attributes. */
export function mark(name: keyof typeof marks & string, attrs: Attrs): Mark {
  return marks[name]!.create(attrs);
}

/** A whole story. */
export function story(
  head: { headline?: Words; standfirst?: Words; byline?: Words; dateline?: Words },
  body: readonly Node[],
): Node {
  return parent('doc', [
    textBlock('headline', head.headline ?? ''),
    textBlock('standfirst', head.standfirst ?? ''),
    textBlock('byline', head.byline ?? ''),
    textBlock('dateline', head.dateline ?? ''),
    parent('body', body),
  ]);
}
