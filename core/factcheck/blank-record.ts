import type { Claim, Evidence } from './claim.ts';

type Evidenced = Pick<Claim, 'evidence'>;
type Recorded = Evidenced & Pick<Claim, 'checkedAt' | 'note' | 'fix'>;

/**
 * Tells which claims that were cut have nothing on record that is worth keeping in view: no
 * verdict, note or fix, and no evidence that does not stand under a claim of the story too. Such
 * a claim was marked and taken back, or split off and joined again.
 * @param standing the claims whose words are in the story
 */
export function blankRecords(standing: Iterable<Evidenced>): (cut: Recorded) => boolean {
  const elsewhere = new Set<string>();
  for (const { evidence } of standing) for (const item of evidence) elsewhere.add(keyOf(item));
  return ({ checkedAt, note, fix, evidence }) =>
    checkedAt === null &&
    note === '' &&
    fix === '' &&
    evidence.every((item) => elsewhere.has(keyOf(item)));
}

function keyOf({ quote, source, locator, sourceId, passage }: Evidence): string {
  return JSON.stringify([quote, source, locator, sourceId, passage?.from, passage?.to]);
}
