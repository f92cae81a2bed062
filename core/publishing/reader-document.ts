import { Fragment, type Node } from 'prosemirror-model';
import { withoutProposals } from '../article/proposals/reading.ts';
import { privateMarks } from '../article/schema.ts';
import { linkHref } from './link-href.ts';
import { readable } from './markup.ts';

/**
 * The story as readers get it: without the desk's own marks and what is only proposed, without links that are not safe, its
 * headings in order. Everything that publishes starts from here, so a private mark can neither be
 * drawn nor be guessed from where one run of text was cut in two.
 */
export function readerDocument(doc: Node): Node {
  let level = 1;
  const read = (node: Node): Node => {
    if (node.isText)
      return node.mark(
        node.marks.filter((mark) => isForReaders(mark.type.name, mark.attrs['href'])),
      );
    // Joins neighbours that only a private mark kept apart.
    const content = Fragment.fromArray(node.children.map(read));
    if (node.type.name !== 'heading' || isBlank(node)) return node.copy(content);
    level = Math.min(Number(node.attrs['level']), level + 1);
    return node.type.create({ level }, content);
  };
  return read(withoutProposals(doc));
}

/** Whether a node holds nothing that a reader would see. */
export function isBlank(node: Node): boolean {
  return readable(node.textContent).trim() === '';
}

function isForReaders(mark: string, href: unknown): boolean {
  return mark === 'link' ? linkHref(href) !== null : !privateMarks.has(mark);
}
