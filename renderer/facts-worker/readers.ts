import { proposeClaims } from '../../core/factcheck/extraction/propose.ts';
import { createQuoteSearch } from '../../core/factcheck/quote-match.ts';
import { quotationsIn } from '../../core/factcheck/quotations.ts';
import type { FactReaders } from './service.ts';

/** What the app reads a story with. */
export const factReaders: FactReaders = {
  propose: proposeClaims,
  quote: quotationsIn,
  compare: () => [],
  search: createQuoteSearch,
};
