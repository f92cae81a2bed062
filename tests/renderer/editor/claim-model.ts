import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { textBlocks } from '../../../core/article/text-blocks.ts';

/**
 * What a reader would say that a claim’s words are, found without its marks: each letter that it
 * had when it was checked is followed through every step’s mapping. Its words are what stands from
 * the first of its letters to the last, and the letters and digits grown onto them.
 */
export interface ClaimModel {
  /** Its words, white space counted as one space; null when no letter of it is left. */
  readonly words: () => string | null;
  /** Follows a transaction. */
  readonly follow: (tr: Transaction) => void;
  /** Undo and redo bring back a document that was there before, and its letters with it. */
  readonly wentBack: (doc: Node) => void;
  /** Which letters stand in a range, to be put there again by `putBack`. */
  readonly taken: (from: number, to: number) => readonly Taken[];
  /**
   * Of letters that were cut, those that are gone stand where the last transaction put them. Of
   * letters that were copied so too, but only where none is left: else they are a copy.
   */
  readonly putBack: (taken: readonly Taken[], isCut: boolean) => void;
}

/** A character of the clipboard: the letter of the claim that it is, or null. */
export interface Taken {
  readonly char: string;
  readonly letter: number | null;
}

export function createClaimModel(start: Node, from: number, to: number): ClaimModel {
  let doc = start;
  let last: Transaction | null = null;
  let letters: readonly (number | null)[] = Array.from({ length: to - from }, (_, i) => from + i);
  const seen: { doc: Node; letters: readonly (number | null)[] }[] = [{ doc, letters }];

  function keep(now: Node): void {
    doc = now;
    seen.push({ doc, letters });
  }

  return {
    words: () => {
      const alive = letters.filter((pos) => pos !== null);
      if (alive.length === 0) return null;
      return grown(doc, Math.min(...alive), Math.max(...alive) + 1);
    },
    follow: (tr) => {
      letters = letters.map((pos) => {
        if (pos === null) return null;
        const result = tr.mapping.mapResult(pos, 1);
        return result.deletedAfter ? null : result.pos;
      });
      last = tr;
      keep(tr.doc);
    },
    wentBack: (now) => {
      const then = seen.findLast((one) => one.doc.eq(now));
      if (!then) throw new Error('History led to a document that never was');
      ({ letters } = then);
      keep(now);
    },
    taken: (first, past) =>
      characters(doc, first, past).map(({ char, pos }) => {
        const letter = letters.indexOf(pos);
        return { char, letter: letter < 0 ? null : letter };
      }),
    putBack: (taken, isCut) => {
      if (!isCut && letters.some((pos) => pos !== null)) return;
      const here = last ? putIn(last) : [];
      let at = 0;
      const next = [...letters];
      for (const { char, letter } of taken) {
        const found = here.findIndex((one, index) => index >= at && isSame(one.char, char));
        if (found < 0) continue;
        at = found + 1;
        if (letter !== null && next[letter] === null) next[letter] = here[found]?.pos ?? null;
      }
      letters = next;
      keep(doc);
    },
  };
}

/** The characters that a transaction put in, or put elsewhere. */
function putIn({ before, doc, mapping }: Transaction): { char: string; pos: number }[] {
  const kept = new Set(
    characters(before, 0, before.content.size).flatMap(({ pos }) => {
      const result = mapping.mapResult(pos, 1);
      return result.deletedAfter ? [] : [result.pos];
    }),
  );
  return characters(doc, 0, doc.content.size).filter(({ pos }) => !kept.has(pos));
}

/** A break is pasted into one line as a space. */
function isSame(one: string, other: string): boolean {
  return one === other || (/\s/.test(one) && /\s/.test(other));
}

function characters(doc: Node, from: number, to: number): { char: string; pos: number }[] {
  return textBlocks(doc).flatMap(({ text, start }) =>
    Array.from(text, (char, index) => ({ char, index })).flatMap(({ char, index }) => {
      const pos = start + index;
      return pos >= from && pos < to ? [{ char, pos }] : [];
    }),
  );
}

const wordSign = /[\p{L}\p{N}]/u;

function grown(doc: Node, from: number, to: number): string {
  const text = (start: number, end: number): string => doc.textBetween(start, end, '\n', '\n');
  let [first, past] = [from, to];
  const $from = doc.resolve(from);
  const $to = doc.resolve(to);
  const joins = (pos: number): boolean =>
    wordSign.test(text(pos - 1, pos)) && wordSign.test(text(pos, pos + 1));
  while (first > $from.start() && joins(first)) first -= 1;
  while (past < $to.end() && joins(past)) past += 1;
  return text(first, past).trim().replace(/\s+/g, ' ');
}
