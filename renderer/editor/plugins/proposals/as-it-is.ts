import type { Transaction } from 'prosemirror-state';

const meta = 'as it is';

/** What a transaction does that is no edit. */
type Why = 'earlier text' | 'decision' | 'undone rule';

/**
 * Keeps a transaction as it is, whether Suggesting is on or not: what it does is no edit but a
 * decision, or a text that stood before, with what was proposed in it.
 */
export function asItIs(tr: Transaction, why: Why = 'earlier text'): Transaction {
  return tr.setMeta(meta, why);
}

/** Whether a transaction puts an earlier text in the story's place. */
export function isEarlierText(tr: Transaction): boolean {
  return tr.getMeta(meta) === 'earlier text';
}

/** Whether a transaction is to be carried out as it is. */
export function isAsItIs(tr: Transaction): boolean {
  return tr.getMeta(meta) !== undefined;
}
