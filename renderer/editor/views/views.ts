import type { NodeViewConstructor } from 'prosemirror-view';
import type { EditorHost } from '../editor-host.ts';
import { FigureView } from './figure-view.ts';
import { PartView } from './part-view.ts';
import { ReferenceView } from './reference-view.ts';

/** How the nodes are drawn that are more than an element. */
export function createNodeViews(host: EditorHost): Record<string, NodeViewConstructor> {
  const part: NodeViewConstructor = (node) => new PartView(node);
  const reference: NodeViewConstructor = (node, view, position) =>
    new ReferenceView(node, view, position);
  return {
    headline: part,
    standfirst: part,
    byline: part,
    dateline: part,
    caption: part,
    credit: part,
    pull_quote: part,
    figure: (node, view, position) => new FigureView(node, view, position, host),
    related_link: reference,
    embed_link: reference,
  };
}
