import { touches, type Token } from './tokens.ts';

const hedges1 =
  /^(?:about|around|some|nearly|almost|roughly|approximately|over|under|circa|above|below|estimated|barely)$/;

const plain1 = /^(?:only|just|exactly|precisely|mere|full)$/;

const hedges2 =
  /^(?:more than|less than|fewer than|at least|at most|up to|close to|as many|as much|just over|just under|well over|well under|no more|not quite|an estimated|in excess|better than)$/;

/** What stands before a number and belongs to it. `start` is a UTF-16 offset into the block. */
export interface Hedge {
  readonly start: number;
  readonly hedged: boolean;
  readonly isMinus: boolean;
}

/** The hedge (“about”, “more than”) or the minus before the number at token `at`. */
export function hedgeBefore(tokens: readonly Token[], at: number): Hedge {
  let index = at;
  let hedged = false;
  let isMinus = false;
  const sign = tokens[at - 1];
  if (sign && /^(?:minus|[-−–~])$/.test(sign.lower) && !touches(tokens[at - 2], sign)) {
    if (sign.word === '~') hedged = true;
    else isMinus = sign.lower === 'minus' || touches(sign, tokens[at]);
    if (isMinus || hedged) index -= 1;
  }
  for (let step = 0; step < 2; step += 1) {
    const one = tokens[index - 1]?.lower ?? '';
    const two = `${tokens[index - 2]?.lower ?? ''} ${one}`;
    const three = `${tokens[index - 3]?.lower ?? ''} ${two}`;
    if (/^(?:as many as|as much as|no more than|in excess of|the best part of)$/.test(three)) {
      index -= 3;
      hedged = true;
    } else if (hedges2.test(two)) {
      index -= 2;
      hedged = true;
    } else if (hedges1.test(one)) {
      index -= 1;
      hedged = true;
    } else if (plain1.test(one)) index -= 1;
    else break;
  }
  const start = tokens[index]?.from ?? 0;
  return { start, hedged, isMinus };
}
