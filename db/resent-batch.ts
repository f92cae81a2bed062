import { Step } from 'prosemirror-transform';
import { articleSchema } from '../core/article/schema.ts';
import type { JournalRow } from './journal-row.ts';

/**
 * How many of a batch's first steps the rows behind its place in the journal hold: all that are in
 * those rows, or null when they hold anything else. Whoever heard no answer, once or several times,
 * sends the same steps again, with those that were made since behind them; what is in the journal
 * must then be acknowledged, and not be refused as the work of another.
 * @param rows those behind the batch's place, in their order
 * @param steps ProseMirror steps as JSON, still unchecked
 */
export function countResent(
  rows: readonly Pick<JournalRow, 'step_count' | 'steps'>[],
  steps: readonly unknown[],
): number | null {
  let count = 0;
  for (const row of rows) {
    const end = count + row.step_count;
    if (end > steps.length || storedForm(steps.slice(count, end)) !== row.steps) return null;
    count = end;
  }
  return count;
}

/** Steps in the form in which a row has them; null for what no row can hold. */
function storedForm(steps: readonly unknown[]): string | null {
  try {
    const parsed = steps.map((step) => Step.fromJSON(articleSchema, step));
    return JSON.stringify(parsed.map((step) => step.toJSON() as unknown));
  } catch {
    // Malformed: the steps of a row were checked.
    return null;
  }
}
