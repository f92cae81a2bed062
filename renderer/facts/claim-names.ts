import type { ClaimStatus } from '../../core/factcheck/claim.ts';

/** How a claim stands, as editors see it, and the sign that stands beside the colour. */
interface ClaimStanding {
  readonly name: string;
  readonly sign: string;
  readonly tone: 'ok' | 'wait' | 'proof' | 'plain';
}

/** How claims stand, by their status. */
export const claimNames: Readonly<Record<ClaimStatus, ClaimStanding>> = {
  unchecked: { name: 'Unchecked', sign: '?', tone: 'wait' },
  checking: { name: 'Checking', sign: '…', tone: 'wait' },
  confirmed: { name: 'Confirmed', sign: '✓', tone: 'ok' },
  'needs-change': { name: 'Needs change', sign: '!', tone: 'proof' },
  'cannot-confirm': { name: 'Can’t confirm', sign: '×', tone: 'proof' },
  opinion: { name: 'Opinion', sign: '“', tone: 'plain' },
  'text-changed': { name: 'Text changed, recheck', sign: '↻', tone: 'wait' },
  cut: { name: 'Cut from the text', sign: '–', tone: 'plain' },
};

/** How a verdict stands that waits for the second person who this desk asks for. */
export function waitingStanding(status: ClaimStatus): ClaimStanding {
  const { name } = claimNames[status];
  return { name: `${name}, waiting for a second person`, sign: '½', tone: 'wait' };
}

/** How words stand that are in the text still, though nothing marks them any more. */
export const unmarkedStanding: ClaimStanding = { ...claimNames.cut, name: 'No longer marked' };
