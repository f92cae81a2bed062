import type { ClaimKind } from '../../core/factcheck/claim.ts';

/** The kinds of statements as checkers see them. */
export const kindNames: Readonly<Record<ClaimKind, string>> = {
  number: 'Number',
  date: 'Date',
  name: 'Name',
  quotation: 'Quotation',
  attribution: 'Attribution',
  comparison: 'Comparison',
  cause: 'Cause',
  law: 'Law',
  place: 'Place',
  other: 'Other',
};
