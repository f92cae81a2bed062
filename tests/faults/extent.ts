// How much of the suite is run: all of it for somebody who wants to know, a bounded part for those
// who wait for it. Both do the same things; only their number differs.

/** Whether this is the bounded form (`npm run test:faults -- --bounded`), as `npm test` runs it. */
export const isBounded = process.env['GALLEY_FAULTS'] === 'bounded';

/** How often something is done here. */
export function times(bounded: number, full: number): number {
  const named = Number(process.env['GALLEY_FAULTS_ROUNDS']);
  if (Number.isInteger(named) && named > 0) return named;
  return isBounded ? bounded : full;
}

/** The seed of all that is random here; another one with GALLEY_FAULTS_SEED. */
export const seed = Number(process.env['GALLEY_FAULTS_SEED'] ?? 20_261_122);

/** Writes a figure where whoever runs the suite reads it. */
export function figure(what: string, value: string): void {
  process.stdout.write(`  ${what}: ${value}\n`);
}
