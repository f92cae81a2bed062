import type { BlockContext } from './rule.ts';
import type { Token } from './token.ts';

/** Signs that stand in pairs. An apostrophe may look like a single quotation mark, so those differ. */
export type MarkKind = 'double' | 'angle' | 'single' | 'round' | 'square';

/** One opening or closing sign of a block. */
export interface Mark {
  /** UTF-16 offset into the block. */
  readonly at: number;
  readonly sign: string;
  readonly kind: MarkKind;
  /** What the signs around it say it does; `unsure` where they do not say. */
  readonly side: 'opens' | 'closes' | 'unsure';
  /** Its shape says the contrary of its place, as “ at the end of a word. */
  readonly isTurned: boolean;
}

const MARKS = /["“”„‟«»‘‚'’()[\]]/g;
const KINDS: Readonly<Record<string, MarkKind>> = {
  '«': 'angle',
  '»': 'angle',
  '‘': 'single',
  '’': 'single',
  '‚': 'single',
  "'": 'single',
  '(': 'round',
  ')': 'round',
  '[': 'square',
  ']': 'square',
};
const OPENING_SHAPES = '“„‟«‘‚([';
const CLOSING_SHAPES = '”»’)]';
const BEFORE_OPENING = /^[\s([{«“„‘‚"'—–\-/]?$/;
const AFTER_CLOSING = /^[\s.,;:!?…)\]}»”’"'—–\-/]?$/;
const BESIDE = /[—–\-"“”„‟«»‘‚'’/]/;

const kept = new WeakMap<BlockContext, readonly Mark[]>();

/** The quotation marks and brackets of a block, in order; apostrophes inside words left out. */
export function marksOf(context: BlockContext): readonly Mark[] {
  let marks = kept.get(context);
  if (marks === undefined) kept.set(context, (marks = readMarks(context)));
  return marks;
}

function readMarks({ text, tokens }: BlockContext): Mark[] {
  const marks: Mark[] = [];
  let next = 0;
  for (const { index: at, 0: sign } of text.matchAll(MARKS)) {
    while (next < tokens.length && (tokens[next]?.to ?? 0) <= at) next += 1;
    // Inside a word: an apostrophe.
    if ((tokens[next]?.from ?? text.length) <= at) continue;
    const mark = readMark(text, at, sign);
    if (mark === undefined) continue;
    const isDoubtful = touchesTechnical(at, tokens[next - 1], tokens[next]);
    marks.push(isDoubtful ? { ...mark, side: 'unsure', isTurned: false } : mark);
  }
  return marks;
}

function readMark(text: string, at: number, sign: string): Mark | undefined {
  const kind = KINDS[sign] ?? 'double';
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (kind === 'round' || kind === 'square') {
    const side = OPENING_SHAPES.includes(sign) ? 'opens' : 'closes';
    return isFace(text, at) ? undefined : { at, sign, kind, side, isTurned: false };
  }
  if (isMeasure(text, at, sign)) return undefined;
  return { at, sign, kind, ...judge(sign, before, after) };
}

function judge(sign: string, before: string, after: string): Pick<Mark, 'side' | 'isTurned'> {
  const canOpen = BEFORE_OPENING.test(before) && /\S/.test(after);
  const canClose = /\S/.test(before) && AFTER_CLOSING.test(after);
  const opensByShape = OPENING_SHAPES.includes(sign);
  const closesByShape = CLOSING_SHAPES.includes(sign);
  if (!canOpen && !canClose) return { side: 'unsure', isTurned: false };
  // Beside a dash or another mark both may be true: the shape decides, if it has one.
  if (canOpen && canClose) {
    if (opensByShape) return { side: 'opens', isTurned: false };
    return { side: closesByShape ? 'closes' : besideMark(before, after), isTurned: false };
  }
  return canOpen
    ? { side: 'opens', isTurned: closesByShape }
    : { side: 'closes', isTurned: opensByShape };
}

/** A straight mark between another sign and a word: the word decides. */
function besideMark(before: string, after: string): Mark['side'] {
  if (BESIDE.test(before) && /[\p{L}\p{N}]/u.test(after)) return 'opens';
  if (BESIDE.test(after) && /[\p{L}\p{N}.,!?…]/u.test(before)) return 'closes';
  return 'unsure';
}

// Feet and inches, minutes and seconds: 6'2", 45°30'.
function isMeasure(text: string, at: number, sign: string): boolean {
  const before = text.slice(Math.max(0, at - 4), at);
  if (sign === '"' || sign === '”') return /\d['’]\d{1,2}$/.test(before);
  return (sign === "'" || sign === '’') && /\d$/.test(before) && /[\d ]/.test(text.charAt(at + 1));
}

function isFace(text: string, at: number): boolean {
  return /[:;=]-?$/.test(text.slice(Math.max(0, at - 2), at));
}

// Addresses hold brackets and quotation marks of their own, and stand in those of the text.
function touchesTechnical(
  at: number,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  return (
    (before?.isTechnical === true && before.to === at) ||
    (after?.isTechnical === true && after.from === at + 1)
  );
}
