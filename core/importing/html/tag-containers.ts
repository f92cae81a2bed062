import { attributeOf, type PageElement } from './page-tree.ts';
import type { ContainerKind, PieceGatherer } from './piece-gatherer.ts';

/** What an element opens that holds pieces. */
export interface TagContainer {
  readonly kind: ContainerKind;
  readonly open: (gatherer: PieceGatherer, element: PageElement) => void;
}

const bullets: TagContainer = { kind: 'list', open: (gatherer) => gatherer.openList(false, 1) };
const cell: TagContainer = { kind: 'cell', open: (gatherer) => gatherer.openCell() };
/** The elements that hold pieces, by name. */
export const tagContainers: ReadonlyMap<string, TagContainer> = new Map<string, TagContainer>(
  Object.entries({
    ul: bullets,
    menu: bullets,
    dir: bullets,
    ol: {
      kind: 'list',
      open: (gatherer: PieceGatherer, element: PageElement) =>
        gatherer.openList(true, Number(attributeOf(element, 'start') ?? '1')),
    },
    li: { kind: 'item', open: (gatherer: PieceGatherer) => gatherer.openItem() },
    table: {
      kind: 'table',
      open: (gatherer: PieceGatherer, element: PageElement) =>
        gatherer.openTable(/^(?:presentation|none)$/.test(attributeOf(element, 'role') ?? '')),
    },
    td: cell,
    th: cell,
    caption: { kind: 'caption', open: (gatherer: PieceGatherer) => gatherer.openCaption() },
    figure: { kind: 'figure', open: (gatherer: PieceGatherer) => gatherer.openFigure() },
  }),
);
