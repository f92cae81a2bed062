import { ContextId, type ContextModel } from './language/context.ts';
import type { Lexicon } from './language/lexicon.ts';
import type { Token } from './token.ts';

const CONTRACTION = /^(?:it|that|what|let|he|she|who|there|here|where|how)'s$/;
const SENTENCE_END = /[.!?…\n\r]/;
const LINE_END = /[\n\r]/;

/** A token as the context model reads it. */
export interface ContextToken {
  readonly id: number;
  /** The token's index; −1 for the edge of a sentence. */
  readonly token: number;
}

const edge: ContextToken = { id: ContextId.edge, token: -1 };

/** A block's words as the context model's ids, edges around each sentence. Commas are no words. */
export function contextIds(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
  model: ContextModel,
): ContextToken[] {
  const run: ContextToken[] = [edge];
  let end = 0;
  tokens.forEach((token, index) => {
    const between = text.slice(end, Math.min(token.from, end + 8));
    if (SENTENCE_END.test(between) && (token.opensSentence || LINE_END.test(between))) {
      pushEdge(run);
    }
    end = token.to;
    run.push({ id: idOf(token, lexicon, model), token: index });
  });
  pushEdge(run);
  return run;
}

function pushEdge(run: ContextToken[]): void {
  if (run.at(-1) !== edge) run.push(edge);
}

function idOf({ text, folded, shape }: Token, lexicon: Lexicon, model: ContextModel): number {
  if (shape === 'number') {
    return /^(?:1[89]|20)\d\d$/.test(text) ? ContextId.year : ContextId.number;
  }
  if (folded.includes("'") && /'s?$/.test(folded) && !CONTRACTION.test(folded)) {
    return model.possessiveOf(lexicon.find(folded.replace(/'s?$/, '')));
  }
  const id = model.idOf(lexicon.find(folded));
  return id === ContextId.unknown && shape !== 'lower' ? ContextId.name : id;
}
