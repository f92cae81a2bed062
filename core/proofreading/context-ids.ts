import { ContextId, type ContextModel } from './language/context.ts';
import type { Lexicon } from './language/lexicon.ts';
import { WordFlag } from './language/lexicon.ts';
import type { Token } from './token.ts';

const ANY_VARIETY = WordFlag.british | WordFlag.american;
const CONTRACTION = /^(?:it|that|what|let|he|she|who|there|here|where|how)'s$/;

/** A token as the context model reads it, with the id that stands after it when it is possessive. */
export interface ContextToken {
  readonly id: number;
  /** The token's index; −1 for a pause, an edge or a possessive ending. */
  readonly token: number;
}

/** A block's words and breaks as the context model's ids, edges around each sentence. */
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
    if (/[.!?…\n\r]/.test(between) && (token.opensSentence || /[\n\r]/.test(between)))
      pushEdge(run);
    else if (/[,;:()[\]–—"“”«»]/.test(between)) run.push(pause);
    end = token.to;
    pushToken(run, token, index, lexicon, model);
  });
  pushEdge(run);
  return run;
}

const edge: ContextToken = { id: ContextId.edge, token: -1 };
const pause: ContextToken = { id: ContextId.pause, token: -1 };
const possessive: ContextToken = { id: ContextId.possessive, token: -1 };

function pushEdge(run: ContextToken[]): void {
  if (run.at(-1) !== edge) run.push(edge);
}

function pushToken(
  run: ContextToken[],
  token: Token,
  index: number,
  lexicon: Lexicon,
  model: ContextModel,
): void {
  if (token.shape === 'number') {
    run.push({
      id: /^(?:1[89]|20)\d\d$/.test(token.text) ? ContextId.year : ContextId.number,
      token: index,
    });
    return;
  }
  const isPossessive = /'s?$/.test(token.folded) && !CONTRACTION.test(token.folded);
  const folded = isPossessive ? token.folded.replace(/'s?$/, '') : token.folded;
  run.push({ id: idOf(token, folded, lexicon, model), token: index });
  if (isPossessive) run.push(possessive);
}

function idOf(token: Token, folded: string, lexicon: Lexicon, model: ContextModel): number {
  const found = lexicon.find(folded);
  const flags = found < 0 ? 0 : lexicon.flags(found);
  if (token.shape === 'title' && !token.opensSentence) return ContextId.name;
  if (token.shape !== 'lower' && (flags & ANY_VARIETY) === 0) return ContextId.name;
  return model.idOf(found);
}
