import type { Node } from 'prosemirror-model';
import type { Mappable } from 'prosemirror-transform';
import { articleSchema } from '../../../../core/article/schema.ts';
import { keptText } from '../../../../core/article/schema/marks.ts';
import type { Finding } from '../../../../core/proofreading/finding.ts';
import { leafText } from '../../../../core/article/leaf-text.ts';
import type { Region } from '../../changed-region.ts';
import type { PlacedFinding } from '../../editor-state.ts';

/** A finding and where it stands now; document positions. */
export interface Found extends Region {
  readonly placed: PlacedFinding;
  /** Kept by the editor here (`sic`), or in words of another language. */
  readonly isKept: boolean;
}

const letter = /[\p{L}\p{M}\p{N}]/u;

/**
 * Carries findings over an edit. Those whose own words changed go at once; those whose block was
 * touched are read again for marks; all others only move. `region` is where the document differs.
 */
export function carryOver(
  found: readonly Found[],
  mapping: Mappable,
  doc: Node,
  region: Region | null,
): readonly Found[] {
  if (region === null) return found;
  return found.flatMap((one) => {
    const from = mapping.map(one.from, 1);
    const to = mapping.map(one.to, -1);
    const moved = from === one.from && to === one.to ? one : { ...one, from, to };
    const isTouched = from <= region.to && to >= region.from;
    if (!isTouched && from < to) return [moved];
    if (!isStillThere(doc, moved)) return [];
    const isKept = isKeptBy(doc, moved);
    return [isKept === moved.isKept ? moved : { ...moved, isKept }];
  });
}

/** Whether the very words still stand there, whole: not grown into longer ones. */
function isStillThere(doc: Node, { from, to, placed }: Found): boolean {
  const { text } = placed.finding;
  if (to - from !== text.length || to > doc.content.size) return false;
  const $from = doc.resolve(from);
  if (!$from.parent.isTextblock || to > $from.end()) return false;
  const { parent, parentOffset: at } = $from;
  if (parent.textBetween(at, at + text.length, undefined, leafText) !== text) return false;
  return !hasGrown(parent, at, text, placed);
}

/** A letter typed right before or after a word makes another word of it. */
function hasGrown(
  parent: Node,
  at: number,
  text: string,
  { before, after }: PlacedFinding,
): boolean {
  const end = at + text.length;
  const first = parent.textBetween(Math.max(0, at - 1), at, undefined, leafText);
  const last = parent.textBetween(end, Math.min(end + 1, parent.content.size), undefined, leafText);
  const grewLeft = letter.test(text.charAt(0)) && letter.test(first) && first !== before.at(-1);
  const grewRight = letter.test(text.slice(-1)) && letter.test(last) && last !== after.charAt(0);
  return grewLeft || grewRight;
}

/** Whether marks in the text keep these words: `sic` for this rule and these words, or `foreign`. */
export function isKeptBy(doc: Node, { from, to, placed }: Found): boolean {
  const { sic, foreign } = articleSchema.marks;
  const { rule } = placed.finding;
  const text = keptText(placed.finding.text);
  const pieces: Node[] = [];
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline) pieces.push(node);
  });
  const isSic = (node: Node): boolean =>
    node.marks.some(
      ({ type, attrs }) => type === sic && attrs['rule'] === rule && attrs['text'] === text,
    );
  // A word that is misspelt in the language of its mark is not kept by that mark.
  const isForeign = ({ marks }: Node): boolean => foreign.isInSet(marks) !== undefined;
  return pieces.every(isSic) || (rule !== 'spelling' && pieces.some(isForeign));
}

/** One block's findings as the worker gave them, and where the block stood in the text it read. */
export interface BlockAnswer {
  readonly start: number;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/**
 * Takes the answer for some blocks: what was found in them before gives way to what is found now.
 * `mapping` leads from the text that the worker read to `doc`; findings whose words changed
 * meanwhile are left out, as the next check covers them. A finding that is found again keeps its
 * id, so that nothing flickers. Answers that change nothing leave the very same list.
 */
export function takeAnswers(
  found: readonly Found[],
  answers: readonly BlockAnswer[],
  mapping: Mappable,
  doc: Node,
  newId: () => string,
): readonly Found[] {
  const byStart = new Map(found.map((one) => [one.from, one]));
  const ranges = answers.map(({ start, text }) => ({
    from: mapping.map(start, -1),
    to: mapping.map(start + text.length, 1),
  }));
  const kept = found.filter((one) => !isInside(one, ranges));
  const fresh = answers.flatMap((answer) => place(answer, byStart, mapping, doc, newId));
  const all = [...kept, ...fresh].sort(inOrder);
  const isSame = all.length === found.length && all.every((one, index) => one === found[index]);
  return isSame ? found : all;
}

/** In the order of the text. */
export function inOrder(a: Region, b: Region): number {
  return a.from - b.from || a.to - b.to;
}

/** `ranges` are in the order of the text, as blocks are: the last that starts before decides. */
function isInside(one: Region, ranges: readonly Region[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.from ?? 0) <= one.from) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && one.to <= range.to;
}

function place(
  { start, text, findings }: BlockAnswer,
  before: ReadonlyMap<number, Found>,
  mapping: Mappable,
  doc: Node,
  newId: () => string,
): Found[] {
  return findings.flatMap((finding) => {
    const from = mapping.map(start + finding.from, 1);
    const to = mapping.map(start + finding.to, -1);
    const old = before.get(from);
    const told = {
      finding,
      before: text.slice(Math.max(0, finding.from - contextLength), finding.from),
      after: text.slice(finding.to, finding.to + contextLength),
    };
    const placed =
      old && isAgain(old, finding, to) ? again(old.placed, told) : { id: newId(), ...told };
    const one: Found = { from, to, placed, isKept: false };
    if (!isStillThere(doc, one)) return [];
    const isKept = isKeptBy(doc, one);
    return [old?.placed === placed && old.isKept === isKept ? old : { ...one, isKept }];
  });
}

const contextLength = 60;

function isAgain({ placed, to }: Found, finding: Finding, end: number): boolean {
  return to === end && placed.finding.rule === finding.rule && placed.finding.text === finding.text;
}

/** The same object when it tells the same; else the same finding with its new words. */
function again(placed: PlacedFinding, told: Omit<PlacedFinding, 'id'>): PlacedFinding {
  const { message, suggestions } = placed.finding;
  const isSame =
    message === told.finding.message &&
    suggestions.join('\n') === told.finding.suggestions.join('\n') &&
    placed.before === told.before &&
    placed.after === told.after;
  return isSame ? placed : { ...placed, ...told };
}
