import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import {
  blocksIn,
  changedRegion,
  mappingOf,
  type PlacedBlock,
  type Region,
} from '../../changed-region.ts';
import { longWordPieces } from './pieces.ts';

/**
 * Draws words of thousands of letters in pieces that are shaped plainly. Chromium breaks a word
 * that has no place to break by shaping it anew for every line, with all that was shaped together
 * with it: fifty microseconds a letter, at each change and at each move of the caret.
 */
export function longWordsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) =>
        DecorationSet.create(doc, drawnIn(blocksIn(doc, { from: 0, to: doc.content.size }))),
      apply(tr, drawn, before, { doc }) {
        const region = changedRegion(before.doc, doc);
        return region ? redrawn(drawn.map(mappingOf(tr, region), doc), doc, region) : drawn;
      },
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
}

function redrawn(drawn: DecorationSet, doc: Node, region: Region): DecorationSet {
  const blocks = blocksIn(doc, region);
  const old = blocks.flatMap(({ node, start }) => drawn.find(start, start + node.content.size));
  const made = drawnIn(blocks);
  if (old.length + made.length === 0) return drawn;
  return drawn.remove(old).add(doc, made);
}

function drawnIn(blocks: readonly PlacedBlock[]): Decoration[] {
  return blocks.flatMap(({ node, start }) =>
    longWordPieces(node).map(({ from, to }) =>
      Decoration.inline(start + from, start + to, { class: 'long-word' }),
    ),
  );
}
