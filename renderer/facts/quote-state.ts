import type { PlacedQuotation } from '../editor/editor-state.ts';
import { isDoubtful } from './facts-counts.ts';

/** What became of a quotation, as the panel shows it. */
export interface QuoteState {
  readonly id: 'looking' | 'verbatim' | 'altered' | 'not-found' | 'translated' | 'stale';
  readonly name: string;
  readonly sign: string;
  readonly tone: 'ok' | 'wait' | 'proof' | 'plain';
  readonly isDoubtful: boolean;
}

/** The state of a quotation; its tie to an original counts before the search for its own words. */
export function quoteStateOf(quotation: PlacedQuotation, hasSources: boolean): QuoteState {
  const { match, tie, tieIsStale } = quotation;
  const doubtful = isDoubtful(quotation, hasSources);
  const state = (
    id: QuoteState['id'],
    name: string,
    sign: string,
    tone: QuoteState['tone'],
  ): QuoteState => ({ id, name, sign, tone, isDoubtful: doubtful });
  if (tie && tieIsStale) return state('stale', 'Changed since it was tied', '↻', 'wait');
  if (tie) return state('translated', 'Translated', '✓', 'ok');
  if (match === null) return state('looking', 'Looking for it…', '…', 'plain');
  if (match.state === 'verbatim') return state('verbatim', 'Verbatim', '✓', 'ok');
  if (match.state === 'altered') return state('altered', 'Altered', '≠', 'proof');
  return hasSources
    ? state('not-found', 'Not found in the sources', '?', 'wait')
    : state('not-found', 'No source to look in', '?', 'plain');
}
