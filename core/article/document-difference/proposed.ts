import type { Node } from 'prosemirror-model';
import { deletedWords, proposalsIn } from '../proposals/proposals-in.ts';
import { proposalIds, type ReadersText } from '../proposals/aside.ts';
import { insertionOf } from '../proposals/take-back.ts';
import { articleSchema } from '../schema.ts';
import type { ProposedHere, TextRun } from './runs.ts';

const { nodes } = articleSchema;

/** What is proposed in one text of a piece, as offsets into the text as readers get it. */
interface Placed {
  readonly from: number;
  /** Equal to `from` for what has no words there. */
  readonly to: number;
  readonly words: string;
  readonly proposed: ProposedHere;
}

/** The proposals of the later version that the earlier one has not, or has otherwise. */
export function newProposals(old: Node, now: Node): ReadonlySet<string> {
  const before = proposalIds(old);
  const were = new Map(proposalsIn(old).map((one) => [one.id, wordsOf(one)]));
  const changed = proposalsIn(now).filter((one) => wordsOf(one) !== (were.get(one.id) ?? ''));
  const came = [...proposalIds(now)].filter((id) => !before.has(id));
  return new Set([...came, ...changed.filter(({ id }) => were.has(id)).map(({ id }) => id)]);
}

function wordsOf({ places }: ReturnType<typeof proposalsIn>[number]): string {
  return JSON.stringify(places.map(({ kind, words }) => [kind, words]));
}

/** What is proposed of a node of the readers' text as a whole, or null. */
export function proposedOf(
  node: Node,
  { asides }: ReadersText,
  fresh: ReadonlySet<string>,
): ProposedHere | null {
  const id = node.type === nodes.deletion ? String(node.attrs['id']) : insertionOf(node);
  const aside = id === null ? undefined : asides.get(id);
  return aside ? { kind: aside.kind, isNew: fresh.has(aside.id) } : null;
}

/**
 * The runs of a text with what is proposed in it: words that are proposed to go or to be dressed
 * otherwise are told so, and what is proposed to come stands between as runs of their own.
 * @param block the text in the readers' text of the later version
 */
export function withProposed(
  runs: readonly TextRun[],
  block: Node,
  read: ReadersText,
  fresh: ReadonlySet<string>,
): TextRun[] {
  const placed = placedIn(block, read, fresh);
  if (placed.length === 0) return [...runs];
  const told: TextRun[] = [];
  let [at, next] = [0, 0];
  const passPoints = (): void => {
    for (let one = placed[next]; one && one.to <= at; one = placed[++next])
      if (one.from === one.to) told.push(pointOf(one));
  };
  passPoints();
  for (const run of runs) {
    if (run.change === 'removed') told.push(run);
    let rest: TextRun | null = run.change === 'removed' ? null : run;
    while (rest) {
      const range = placed[next];
      const [part, left]: readonly [TextRun, TextRun | null] = cut(rest, widthTo(range, at));
      const isIn = range !== undefined && range.from <= at && range.to > at;
      told.push(isIn ? { ...part, proposed: range.proposed } : part);
      at += part.leaf ? 1 : part.text.length;
      rest = left;
      passPoints();
    }
  }
  return told;
}

function placedIn(block: Node, read: ReadersText, fresh: ReadonlySet<string>): Placed[] {
  const placed: Placed[] = [];
  let at = 0;
  block.forEach((node) => {
    const proposed = proposedOf(node, read, fresh);
    const isPoint = node.type === nodes.deletion;
    const to = isPoint ? at : at + node.nodeSize;
    if (proposed) placed.push({ from: at, to, words: isPoint ? pointWords(node) : '', proposed });
    at = to;
  });
  return placed;
}

/** Its words; the ends of blocks as newlines, one before blocks that are of their own. */
function pointWords(leaf: Node): string {
  const words = deletedWords(leaf);
  return leaf.attrs['side'] !== null || words === '' ? `\n${words}` : words;
}

function pointOf({ words, proposed }: Placed): TextRun {
  return { change: 'proposed', text: words, marks: [], proposed };
}

/** How far it is to where the next begins, or the one that is open ends. */
function widthTo(next: Placed | undefined, at: number): number {
  if (!next) return Infinity;
  return next.from > at ? next.from - at : next.to - at;
}

function cut(run: TextRun, width: number): readonly [TextRun, TextRun | null] {
  if (run.leaf || run.text.length <= width) return [run, null];
  return [
    { ...run, text: run.text.slice(0, width) },
    { ...run, text: run.text.slice(width) },
  ];
}
