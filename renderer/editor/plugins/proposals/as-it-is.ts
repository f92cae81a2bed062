import type { Transaction } from 'prosemirror-state';

const meta = 'as it is';

/**
 * Keeps a transaction as it is, whether Suggesting is on or not: what it does is no edit but a
 * decision, or a text that stood before, with what was proposed in it.
 */
export function asItIs(tr: Transaction): Transaction {
  return tr.setMeta(meta, true);
}

/** Whether a transaction is to be carried out as it is. */
export function isAsItIs(tr: Transaction): boolean {
  return tr.getMeta(meta) === true;
}
