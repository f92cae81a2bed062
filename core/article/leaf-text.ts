import type { Node } from 'prosemirror-model';

/**
 * What stands in the text of a block for a leaf that is no character: for a proposal. It takes one
 * place, so that offsets and document positions go together (Unicode: object replacement character).
 */
export const leafCharacter = '\ufffc';

/** The text of an inline leaf: always one UTF-16 unit. Give it to `textBetween` as leaf text. */
export function leafText(leaf: Node): string {
  return leaf.type.name === 'hard_break' ? '\n' : leafCharacter;
}

/** The text of an inline leaf as it reads: a line's end, or nothing. */
export function spokenLeaf(leaf: Node): string {
  return leaf.type.name === 'hard_break' ? '\n' : '';
}

/** A text without what stands for leaves: what a reader of it sees. */
export function withoutLeaves(text: string): string {
  return text.includes(leafCharacter) ? text.replaceAll(leafCharacter, '') : text;
}

/** A text as it reads, and where what is found in it stands in the text with its leaves. */
export interface ReadThrough {
  readonly text: string;
  /** The offset in the whole text of the sign that begins at an offset of this one. */
  readonly startOf: (offset: number) => number;
  /** The offset in the whole text behind the sign that ends at an offset of this one. */
  readonly endOf: (offset: number) => number;
  /** The offset in this text of one in the whole text. */
  readonly offsetOf: (whole: number) => number;
}

/** Reads through the leaves of a text: a word that one parts is one word. */
export function readThrough(whole: string): ReadThrough {
  if (!whole.includes(leafCharacter)) {
    const same = (offset: number): number => offset;
    return { text: whole, startOf: same, endOf: same, offsetOf: same };
  }
  const places: number[] = [];
  for (let at = 0; at < whole.length; at++) if (whole[at] !== leafCharacter) places.push(at);
  const startOf = (offset: number): number => places[offset] ?? whole.length;
  return {
    text: withoutLeaves(whole),
    startOf,
    endOf: (offset) => (offset === 0 ? startOf(0) : startOf(offset - 1) + 1),
    offsetOf: (at) => withoutLeaves(whole.slice(0, at)).length,
  };
}
