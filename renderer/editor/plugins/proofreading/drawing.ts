import type { Node } from 'prosemirror-model';
import { Decoration, type DecorationSet } from 'prosemirror-view';
import type { Region } from '../../changed-region.ts';
import type { Found } from './found.ts';

/**
 * The most findings that are drawn in one block. Each cuts the block's text in two, and at each
 * change all of a block's pieces are made, compared and laid out again.
 */
const mostInBlock = 300;
/** However long a block is, so many are drawn. */
const leastInBlock = 60;
/** Making a piece reads all the text behind it: characters that may be read so at each change. */
const mostRead = 60_000_000;

function mostIn(length: number): number {
  return Math.min(mostInBlock, Math.max(leastInBlock, Math.floor(mostRead / length)));
}

/** What decides how findings are drawn. */
interface Drawable {
  readonly marked: readonly Found[];
  readonly current: string | null;
  readonly inHand: boolean;
}

/**
 * The findings to draw: all, but of a block with very many only those nearest to `lookedAt` (a
 * document position), and the current one wherever it is.
 */
export function pickDrawn(
  visible: readonly Found[],
  current: string | null,
  lookedAt: number,
  doc: Node,
): readonly Found[] {
  const crowds = crowdedBlocks(visible, doc);
  if (crowds.length === 0) return visible;
  const looked = indexAt(visible, lookedAt);
  let at = 0;
  return visible.filter(({ placed }, index) => {
    while (index >= (crowds[at]?.end ?? Infinity)) at += 1;
    const crowd = crowds[at];
    if (!crowd || index < crowd.first || placed.id === current) return true;
    const start = startOfDrawn(crowd, looked);
    return index >= start && index < start + crowd.most;
  });
}

/** Whether findings in a region of the document, or close to it, are not drawn. */
export function isUndrawn(
  visible: readonly Found[],
  marked: readonly Found[],
  { from, to }: Region,
): boolean {
  if (marked.length === visible.length) return false;
  const margin = Math.ceil((to - from) / 2);
  const within = (list: readonly Found[]): number =>
    indexAt(list, to + margin) - indexAt(list, from - margin);
  return within(marked) < within(visible);
}

/** The findings of a block by their indexes, `end` behind the last, and how many of them are drawn. */
interface Crowd {
  readonly first: number;
  readonly end: number;
  readonly most: number;
}

/** The blocks with more findings than are drawn in one. Each has one in every `leastInBlock`. */
function crowdedBlocks(visible: readonly Found[], doc: Node): Crowd[] {
  const crowds: Crowd[] = [];
  if (visible.length <= leastInBlock) return crowds;
  for (let index = 0; index < visible.length; index += leastInBlock) {
    if (index < (crowds.at(-1)?.end ?? 0)) continue;
    const $at = doc.resolve(visible[index]?.from ?? 0);
    const crowd = {
      first: indexAt(visible, $at.start()),
      end: indexAt(visible, $at.end() + 1),
      most: mostIn($at.parent.content.size),
    };
    if (crowd.end - crowd.first > crowd.most) crowds.push(crowd);
  }
  return crowds;
}

/** The first drawn finding of a crowded block. It moves in strides: no key draws them all anew. */
function startOfDrawn({ first, end, most }: Crowd, looked: number): number {
  const stride = Math.floor(most / 6);
  const wanted = Math.floor((looked - first - most / 2) / stride) * stride;
  return Math.min(Math.max(first + wanted, first), end - most);
}

/** The index of the first finding that starts at `pos` or behind it. */
function indexAt(visible: readonly Found[], pos: number): number {
  let low = 0;
  let high = visible.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((visible[middle]?.from ?? Infinity) < pos) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Draws what differs. `moved` is what was drawn, carried over; `back` are ids to draw in any case. */
export function redraw(
  before: Drawable,
  after: Drawable,
  moved: DecorationSet,
  back: ReadonlySet<string>,
  doc: Node,
): DecorationSet {
  if (back.size === 0 && isDrawnAlike(before, after)) return moved;
  const then = new Set(before.marked.map(({ placed }) => placed.id));
  const gone = new Set(then);
  const fresh: Found[] = [];
  for (const one of after.marked) {
    const { id } = one.placed;
    const isLiftChanged = liftOf(id, before) !== liftOf(id, after);
    if (then.has(id) && !isLiftChanged && !back.has(id)) gone.delete(id);
    else fresh.push(one);
  }
  if (gone.size === 0 && fresh.length === 0) return moved;
  const old = moved.find(undefined, undefined, (spec: DrawnSpec) => gone.has(spec.finding));
  return moved.remove(old).add(
    doc,
    fresh.map((one) => drawFinding(one, liftOf(one.placed.id, after))),
  );
}

/** The usual case at each key: the same findings, only moved. */
function isDrawnAlike(before: Drawable, after: Drawable): boolean {
  const isSameHand = before.current === after.current && before.inHand === after.inHand;
  if (!isSameHand || before.marked.length !== after.marked.length) return false;
  return after.marked.every(({ placed }, index) => before.marked[index]?.placed.id === placed.id);
}

interface DrawnSpec {
  readonly finding: string;
}

function liftOf(id: string, { current, inHand }: Pick<Drawable, 'current' | 'inHand'>): string {
  if (id !== current) return '';
  return inHand ? ' finding-current finding-in-hand' : ' finding-current';
}

function drawFinding({ from, to, placed }: Found, lift: string): Decoration {
  const attrs = {
    class: `finding finding-${placed.finding.kind}${lift}`,
    'data-finding': placed.id,
  };
  return Decoration.inline(from, to, attrs, { finding: placed.id } satisfies DrawnSpec);
}
