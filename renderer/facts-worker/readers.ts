import { compareReads } from '../../core/factcheck/consistency/compare.ts';
import { readConsistency, type ConsistencyRead } from '../../core/factcheck/consistency/read.ts';
import { proposeClaims } from '../../core/factcheck/extraction/propose.ts';
import { createQuoteSearch } from '../../core/factcheck/quote-match.ts';
import { quotationsIn } from '../../core/factcheck/quotations.ts';
import type { FactReaders } from './service.ts';

/** What the app reads a story with. */
export const factReaders: FactReaders<ConsistencyRead> = {
  propose: proposeClaims,
  quote: quotationsIn,
  note: readConsistency,
  compare: compareReads,
  search: createQuoteSearch,
};
