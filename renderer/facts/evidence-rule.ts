import type { Evidence } from '../../core/factcheck/claim.ts';

/** The desk's rule of thumb: so many secondary sources stand in for a primary one. */
const enoughSecondary = 3;

/** What a claim rests on, measured by the rule of thumb: one primary source or three independent ones. */
export function spellGround(evidence: readonly Evidence[]): string {
  const primary = countSources(evidence.filter((item) => item.primary));
  const secondary = countSources(evidence.filter((item) => !item.primary));
  const counted = [spell(primary, 'primary'), spell(secondary, 'secondary')].filter(Boolean);
  if (counted.length === 0) return 'No evidence yet.';
  const all = capital(counted.join(' and '));
  if (primary > 0) return `${all}.`;
  return secondary >= enoughSecondary
    ? `${all}: enough, if they are independent of one another.`
    : `${all}: one primary or three independent ones is the rule.`;
}

/** The same source, quoted twice, is one. */
function countSources(evidence: readonly Evidence[]): number {
  return new Set(evidence.map(({ sourceId, source }) => sourceId ?? source.trim().toLowerCase()))
    .size;
}

function spell(count: number, kind: string): string {
  return count === 0 ? '' : `${count} ${kind} source${count === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
