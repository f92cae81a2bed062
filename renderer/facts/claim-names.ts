import type { ClaimStatus } from '../../core/factcheck/claim.ts';

/** How a claim stands, as editors see it, and the sign that stands beside the colour. */
export const claimNames: Readonly<
  Record<
    ClaimStatus,
    {
      readonly name: string;
      readonly sign: string;
      readonly tone: 'ok' | 'wait' | 'proof' | 'plain';
    }
  >
> = {
  unchecked: { name: 'Unchecked', sign: '?', tone: 'wait' },
  checking: { name: 'Checking', sign: '…', tone: 'wait' },
  confirmed: { name: 'Confirmed', sign: '✓', tone: 'ok' },
  'needs-change': { name: 'Needs change', sign: '!', tone: 'proof' },
  'cannot-confirm': { name: 'Can’t confirm', sign: '×', tone: 'proof' },
  opinion: { name: 'Opinion', sign: '“', tone: 'plain' },
  'text-changed': { name: 'Text changed, recheck', sign: '↻', tone: 'wait' },
  cut: { name: 'No longer marked', sign: '–', tone: 'plain' },
};
