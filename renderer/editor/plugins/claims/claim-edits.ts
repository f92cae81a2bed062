import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { articleSchema } from '../../../../core/article/schema.ts';
import { textOf } from '../../../../core/article/text-blocks.ts';
import type { ClaimId } from '../../../../core/base/id.ts';
import { claimAnchors, type ClaimAnchor } from '../../../../core/factcheck/anchor.ts';
import { replaceWords } from '../../commands/replace-words.ts';
import type { EditorHost } from '../../editor-host.ts';

/** What splitting and merging need of the claims around them. */
interface ClaimEditOptions {
  readonly host: Pick<EditorHost, 'claimMade' | 'claimsMerged'>;
  readonly newId: () => string;
  readonly announce: (sentence: string) => void;
  readonly inHand: (state: EditorState) => ClaimId | null;
  readonly nowInHand: (tr: Transaction, id: ClaimId) => Transaction;
}

const markOf = (id: ClaimId) => articleSchema.marks.claim.create({ id });

/**
 * Parts the claim that the caret stands in where words meet, nearest to the caret: the first part
 * keeps its record, the second gets one of its own. The space between belongs to neither.
 */
export function splitClaim(options: ClaimEditOptions): Command {
  const { host, newId, announce, inHand, nowInHand } = options;
  return (state, dispatch) => {
    const claim = claimAround(state, inHand(state));
    const gap = claim && gapNear(state.doc, claim, state.selection.head);
    if (!claim || !gap) return false;
    if (!dispatch) return true;
    const id = newId() as ClaimId;
    const tr = state.tr
      .removeMark(gap.from, claim.to, markOf(claim.id))
      .addMark(gap.to, claim.to, markOf(id));
    dispatch(nowInHand(tr.setSelection(TextSelection.create(tr.doc, gap.to)), id));
    const now = claimAnchors(tr.doc);
    const text = now.get(id)?.text ?? '';
    host.claimMade(id, text, null, claim.id);
    announce(`Claim split: “${now.get(claim.id)?.text ?? ''}”, and “${text}”`);
    return true;
  };
}

/**
 * Makes one claim of the claim in hand and the next in its block, the words between included. The
 * last one of a block is joined with the one before it, which takes back a split too.
 */
export function mergeClaims(options: ClaimEditOptions): Command {
  const { host, announce, inHand, nowInHand } = options;
  return (state, dispatch) => {
    const pair = pairFrom(state.doc, inHand(state));
    if (!pair) return false;
    if (!dispatch) return true;
    const [first, second] = pair;
    const tr = state.tr
      .removeMark(second.from, second.to, markOf(second.id))
      .addMark(first.from, Math.max(first.to, second.to), markOf(first.id));
    dispatch(nowInHand(tr.setSelection(TextSelection.create(tr.doc, first.from)), first.id));
    host.claimsMerged(first.id, second.id);
    const way = first.id === inHand(state) ? 'next' : 'one before';
    announce(`Claim joined with the ${way}: “${claimAnchors(tr.doc).get(first.id)?.text ?? ''}”`);
    return true;
  };
}

/** Puts other words in the place of a claim's, as an undo step of its own. */
export function replaceClaim(id: ClaimId, text: string): Command {
  const words = text.trim().replace(/\s*[\r\n]\s*/g, ' ');
  return (state, dispatch) => {
    const claim = claimAnchors(state.doc).get(id);
    if (!claim || !isInOneBlock(state.doc, claim) || words === '' || words === claim.text)
      return false;
    if (!dispatch) return true;
    const tr = replaceWords(closeHistory(state.tr), claim.from, claim.to, words);
    // What differs from the first letter on is put in without the claim's mark, which is at its edge.
    tr.addMark(claim.from, tr.mapping.map(claim.to), markOf(id));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, claim.from)).scrollIntoView());
    return true;
  };
}

/** The claim in hand if the caret stands in it, else the shortest one around the caret. */
function claimAround({ doc, selection }: EditorState, inHand: ClaimId | null): ClaimAnchor | null {
  if (!selection.empty) return null;
  const { head } = selection;
  const around = [...claimAnchors(doc).values()]
    .filter(({ from, to }) => from < head && head < to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  return around.find(({ id }) => id === inHand) ?? around[0] ?? null;
}

/** The white space, or the place between two words, where the caret's block is parted. */
function gapNear(
  doc: Node,
  claim: ClaimAnchor,
  head: number,
): { readonly from: number; readonly to: number } | null {
  const $head = doc.resolve(head);
  const start = $head.start();
  const gaps = [...textOf($head.parent).matchAll(/\s+/g)]
    .map(({ index, 0: space }) => ({
      from: start + index,
      to: start + index + space.length,
    }))
    .filter(({ from, to }) => from > claim.from && to < claim.to);
  const distance = (gap: { from: number; to: number }): number =>
    Math.max(gap.from - head, head - gap.to, 0);
  return gaps.reduce<(typeof gaps)[number] | null>(
    (best, gap) => (best && distance(best) <= distance(gap) ? best : gap),
    null,
  );
}

/** The claim in hand and the one that starts next in its block; behind the last, the one before. */
function pairFrom(doc: Node, inHand: ClaimId | null): readonly [ClaimAnchor, ClaimAnchor] | null {
  const anchors = claimAnchors(doc);
  const first = inHand === null ? undefined : anchors.get(inHand);
  if (!first || !isInOneBlock(doc, first)) return null;
  const $from = doc.resolve(first.from);
  const [start, end] = [$from.start(), $from.end()];
  const others = [...anchors.values()]
    .filter(({ id, from, to }) => id !== first.id && from >= start && to <= end)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const second = others.find(({ from }) => from >= first.from);
  if (second) return [first, second];
  const before = others.at(-1);
  return before ? [before, first] : null;
}

function isInOneBlock(doc: Node, { from, to }: ClaimAnchor): boolean {
  return doc.resolve(from).sameParent(doc.resolve(to));
}
