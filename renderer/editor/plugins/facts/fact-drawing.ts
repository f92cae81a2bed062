import type { EditorView } from 'prosemirror-view';
import type { Region } from '../../changed-region.ts';
import { regionInView } from '../../in-view.ts';
import { proofreadingIn } from '../proofreading/proofreading-state.ts';
import type { PlacedFact } from './placed-facts.ts';

/** Where the browser keeps ranges that it is to draw. Tests put their own in its place. */
export type HighlightRegistry = Pick<Map<string, Highlight>, 'get' | 'set' | 'delete'>;

/** How facts are drawn: a line of its own shape for each; see `marks.css`. */
type Look = 'fact-proposal' | 'fact-altered' | 'fact-inconsistency' | 'fact-current';

const looks: readonly Look[] = [
  'fact-proposal',
  'fact-altered',
  'fact-inconsistency',
  'fact-current',
];

/** What is to be drawn: a fact, and where it stands in the story now. */
export interface DrawnFact {
  readonly fact: PlacedFact;
  readonly ranges: readonly Region[];
}

/**
 * Draws facts that are in view, by the CSS Custom Highlight API: the browser paints them over the
 * text, and neither ProseMirror nor the page's elements know of them. Decorations would cost each
 * key a search in every block; these cost it a new painting of each range, so there are few.
 */
export function drawFacts(
  view: EditorView,
  facts: readonly DrawnFact[],
  current: string | null,
  registry = browserRegistry(),
): void {
  if (!registry) return;
  const seen = seenRegion(view);
  // A painted range takes the colour out of the lines below it: words with a finding keep theirs.
  const lined = proofreadingIn(view.state).marked.filter((one) => isTouching(one, seen));
  // The system paints every painted word like a selection: a whole story of them could not be read.
  const isForced = forcedColours().matches;
  const ranges = new Map<Look, Range[]>(looks.map((look) => [look, []]));
  for (const { fact, ranges: places } of facts) {
    const look = fact.shown.id === current ? 'fact-current' : lookOf(fact);
    if (look === null || (look === 'fact-proposal' && isForced)) continue;
    for (const place of places) {
      if (!isTouching(place, seen)) continue;
      for (const piece of look === 'fact-current' ? [place] : without(lined, place))
        ranges.get(look)?.push(rangeOf(view, piece));
    }
  }
  for (const [look, drawn] of ranges) {
    if (drawn.length > 0) registry.set(look, new Highlight(...drawn));
    else registry.delete(look);
  }
}

/** Takes the proposals off the page. */
export function drawNoProposals(registry = browserRegistry()): void {
  registry?.delete('fact-proposal');
}

/** Takes all facts off the page. */
export function drawNoFacts(registry = browserRegistry()): void {
  for (const look of looks) registry?.delete(look);
}

function forcedColours(): MediaQueryList {
  return globalThis.matchMedia('(forced-colors: active)');
}

/** Calls back when the system takes the colours over, or gives them back. @returns a function that stops. */
export function watchForcedColours(changed: () => void): () => void {
  if (!browserRegistry()) return () => undefined;
  const query = forcedColours();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function browserRegistry(): HighlightRegistry | undefined {
  return (globalThis as { CSS?: { highlights?: HighlightRegistry } }).CSS?.highlights;
}

function lookOf({ kind, shown }: PlacedFact): Look | null {
  if (shown.isDismissed) return null;
  switch (kind) {
    case 'proposal':
      return 'fact-proposal';
    case 'inconsistency':
      return 'fact-inconsistency';
    case 'quotation':
      return shown.match?.state === 'altered' || shown.tieIsStale ? 'fact-altered' : null;
  }
}

/** What is in view, and a little beyond it, so that a short scroll finds it drawn. */
function seenRegion(view: EditorView): Region {
  const region = regionInView(view);
  if (!region) return { from: 0, to: 0 };
  const margin = Math.ceil((region.to - region.from) / 4);
  return { from: region.from - margin, to: region.to + margin };
}

function isTouching(one: Region, other: Region): boolean {
  return one.from <= other.to && one.to >= other.from;
}

/** What is left of a place without some regions, which are in order. */
function without(regions: readonly Region[], { from, to }: Region): readonly Region[] {
  const left: Region[] = [];
  let start = from;
  for (const region of regions) {
    if (region.to <= start || region.from >= to) continue;
    if (region.from > start) left.push({ from: start, to: region.from });
    start = region.to;
  }
  if (start < to) left.push({ from: start, to });
  return left;
}

function rangeOf(view: EditorView, { from, to }: Region): Range {
  const range = view.dom.ownerDocument.createRange();
  const start = view.domAtPos(from, 1);
  const end = view.domAtPos(to, -1);
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
