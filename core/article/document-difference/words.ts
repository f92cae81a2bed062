import type { Node } from 'prosemirror-model';
import { editScript, type Budget, type Hunk } from './edit-script.ts';

/** What texts are cut into, as offsets into the text; scripts that set no spaces go sign by sign. */
const tokenPattern =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*|\s+|./gsu;

/** Stands in a block's text for whatever is not a character: one unit wide, as in the document. */
export const leafSign = '\ufffc';

/** A block's text; offset and document position in it are one. */
export function comparedText(block: Node): string {
  return block.textBetween(0, block.content.size, undefined, leafSign);
}

/** UTF-16 units beyond which two blocks are shown one after the other, not word by word. */
const mostCompared = 3_000_000;

function wholeHunk(old: Node, now: Node): Hunk {
  return { oldFrom: 0, oldTo: old.content.size, nowFrom: 0, nowTo: now.content.size };
}

interface Token {
  readonly text: string;
  readonly from: number;
  /** What is compared: a leaf is not the sign that stands for it. */
  readonly key: string;
}

/**
 * Where the words of two blocks differ, as offsets into their texts, in order. Marks are not looked
 * at; an inline leaf is one unit, alike only to one of its kind with the same attributes.
 */
export function wordHunks(old: Node, now: Node, budget: Budget): Hunk[] {
  if (old.content.size + now.content.size > mostCompared) return [wholeHunk(old, now)];
  const [before, after] = [tokensOf(old), tokensOf(now)];
  const ids = new Map<string, number>();
  const idOf = ({ key }: Token): number => {
    const known = ids.get(key) ?? ids.size;
    ids.set(key, known);
    return known;
  };
  const hunks = inOneOrder(before.map(idOf), after.map(idOf), before, after, budget);
  return joinBroken(hunks, before).map((hunk) => ({
    oldFrom: placeOf(before, hunk.oldFrom, old),
    oldTo: placeOf(before, hunk.oldTo, old),
    nowFrom: placeOf(after, hunk.nowFrom, now),
    nowTo: placeOf(after, hunk.nowTo, now),
  }));
}

function placeOf(tokens: readonly Token[], index: number, block: Node): number {
  return tokens[index]?.from ?? block.content.size;
}

function tokensOf(block: Node): Token[] {
  const leaves = leafKeys(block);
  return [...comparedText(block).matchAll(tokenPattern)].map(({ 0: text, index }) => ({
    text,
    from: index,
    key: leaves.get(index) ?? text,
  }));
}

function leafKeys(block: Node): ReadonlyMap<number, string> {
  const keys = new Map<number, string>();
  block.forEach((child, offset) => {
    if (!child.isText)
      keys.set(offset, `${leafSign}${child.type.name}${JSON.stringify(child.attrs)}`);
  });
  return keys;
}

/** Of several shortest scripts the one that is found from the other side too, turned round. */
function inOneOrder(
  old: readonly number[],
  now: readonly number[],
  before: readonly Token[],
  after: readonly Token[],
  budget: Budget,
): Hunk[] {
  const at = old.findIndex((id, index) => id !== now[index]);
  const isTurned = (before[at]?.key ?? '') > (after[at]?.key ?? '');
  return isTurned ? editScript(now, old, budget).map(turned) : editScript(old, now, budget);
}

/** The same stretch seen from the other side. */
function turned({ oldFrom, oldTo, nowFrom, nowTo }: Hunk): Hunk {
  return { oldFrom: nowFrom, oldTo: nowTo, nowFrom: oldFrom, nowTo: oldTo };
}

/** Words replaced one after another read as one replacement, not as a stutter. */
function joinBroken(hunks: readonly Hunk[], before: readonly Token[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const between = last ? before.slice(last.oldTo, hunk.oldFrom) : [];
    if (last && isReplacing(last) && isReplacing(hunk) && between.every(isSpace))
      joined[joined.length - 1] = { ...last, oldTo: hunk.oldTo, nowTo: hunk.nowTo };
    else joined.push(hunk);
  }
  return joined;
}

function isReplacing({ oldFrom, oldTo, nowFrom, nowTo }: Hunk): boolean {
  return oldTo > oldFrom && nowTo > nowFrom;
}

const isSpace = ({ text }: Token): boolean => /^\s+$/.test(text);
