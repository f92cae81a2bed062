import type { Attrs, Node } from 'prosemirror-model';
import type { AsideKind } from '../proposals/aside.ts';
import type { Budget, Hunk } from './edit-script.ts';
import { publicMarks, sameMarks, type PlainMark } from './pieces.ts';
import { wordHunks } from './words.ts';

/** What nobody has decided at a place of the later version. */
export interface ProposedHere {
  readonly kind: AsideKind;
  /** Whether it was not proposed in the earlier version, or not so. */
  readonly isNew: boolean;
}

/** A stretch of a block's text with one look, in one or both of the versions. */
export interface TextRun {
  /** Words that are `proposed` to come stand in neither version. */
  readonly change: 'same' | 'added' | 'removed' | 'proposed';
  /** Empty for an inline leaf. */
  readonly text: string;
  /** As they are now; of what was taken out as they were. */
  readonly marks: readonly PlainMark[];
  /** The marks that it had, where the words stayed and their marks changed. */
  readonly was?: readonly PlainMark[];
  /** What nobody has decided of these words in the later version. */
  readonly proposed?: ProposedHere;
  /** What stands here that is no text, such as a line break. */
  readonly leaf?: { readonly type: string; readonly attrs: Attrs };
}

/** The runs of a block that is in one version only, or the same in both. */
export function wholeRuns(block: Node | null, change: TextRun['change']): TextRun[] {
  return block ? runsBetween(block, 0, block.content.size, change) : [];
}

/** Two versions of a block in one: words that were taken out stand before those in their place. */
export function comparedRuns(old: Node, now: Node, budget: Budget): TextRun[] {
  const runs: TextRun[] = [];
  const end = atEnd(old, now);
  let [oldAt, nowAt] = [0, 0];
  for (const { oldFrom, oldTo, nowFrom, nowTo } of [...wordHunks(old, now, budget), end]) {
    runs.push(...keptRuns(old, oldAt, now, nowAt, nowFrom));
    runs.push(...runsBetween(old, oldFrom, oldTo, 'removed'));
    runs.push(...runsBetween(now, nowFrom, nowTo, 'added'));
    [oldAt, nowAt] = [oldTo, nowTo];
  }
  return runs;
}

function atEnd(old: Node, now: Node): Hunk {
  const [oldEnd, nowEnd] = [old.content.size, now.content.size];
  return { oldFrom: oldEnd, oldTo: oldEnd, nowFrom: nowEnd, nowTo: nowEnd };
}

/** Offsets into the block's text. */
function runsBetween(block: Node, from: number, to: number, change: TextRun['change']): TextRun[] {
  const runs: TextRun[] = [];
  let start = 0;
  for (const child of block.children) {
    const end = start + child.nodeSize;
    if (Math.min(end, to) > Math.max(start, from))
      push(runs, runOf(child, from - start, to - start, change));
    start = end;
  }
  return runs;
}

function runOf(child: Node, from: number, to: number, change: TextRun['change']): TextRun {
  const marks = publicMarks(child);
  if (child.isText) return { change, text: child.text?.slice(Math.max(0, from), to) ?? '', marks };
  return { change, text: '', marks, leaf: { type: child.type.name, attrs: child.attrs } };
}

/** The same words in both versions, cut wherever a mark begins or ends in either. */
function keptRuns(
  old: Node,
  oldFrom: number,
  now: Node,
  nowFrom: number,
  nowTo: number,
): TextRun[] {
  const runs: TextRun[] = [];
  const before = runsBetween(old, oldFrom, oldFrom + nowTo - nowFrom, 'same');
  let [other, ...rest] = before;
  let used = 0;
  for (const run of runsBetween(now, nowFrom, nowTo, 'same')) {
    for (let done = 0; other && done < widthOf(run);) {
      const step = Math.min(widthOf(run) - done, widthOf(other) - used);
      push(runs, kept(run, other, done, step));
      done += step;
      used += step;
      if (used === widthOf(other)) [[other, ...rest], used] = [rest, 0];
    }
  }
  return runs;
}

const widthOf = ({ text, leaf }: TextRun): number => (leaf ? 1 : text.length);

function kept(run: TextRun, other: TextRun, from: number, size: number): TextRun {
  const part = run.leaf ? run : { ...run, text: run.text.slice(from, from + size) };
  return sameMarks(run.marks, other.marks) ? part : { ...part, was: other.marks };
}

/** Adds a run, as one with the last where they look alike. */
function push(runs: TextRun[], run: TextRun): void {
  const last = runs.at(-1);
  const joins = last && !last.leaf && !run.leaf && looksLike(last, run);
  if (joins) runs[runs.length - 1] = { ...last, text: last.text + run.text };
  else runs.push(run);
}

function looksLike(one: TextRun, other: TextRun): boolean {
  return (
    one.change === other.change &&
    sameMarks(one.marks, other.marks) &&
    (one.was === undefined) === (other.was === undefined) &&
    sameMarks(one.was ?? [], other.was ?? [])
  );
}
