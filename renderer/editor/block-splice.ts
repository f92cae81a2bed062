import type { Node } from 'prosemirror-model';
import type { TextBlock } from '../../core/article/text-blocks.ts';

/** Takes `removed` blocks out at index `at` and puts `added` in. */
export interface BlockSplice {
  readonly at: number;
  readonly removed: number;
  readonly added: readonly TextBlock[];
}

/** The one stretch in which two lists of blocks differ; `touched` blocks count as changed. */
export function spliceBetween(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  touched?: WeakSet<Node>,
): BlockSplice {
  const isSame = (a: TextBlock | undefined, b: TextBlock | undefined): boolean =>
    a !== undefined && a.node === b?.node && a.role === b.role && touched?.has(a.node) !== true;
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && isSame(before[at], after[at])) at += 1;
  let end = 0;
  while (end < most - at && isSame(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1;
  return { at, removed: before.length - at - end, added: after.slice(at, after.length - end) };
}
