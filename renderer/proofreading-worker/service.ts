import { createProofreader } from '../../core/proofreading/check.ts';
import type { Finding, ProofText } from '../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../core/proofreading/house-style.ts';
import type { LanguageSet } from '../../core/proofreading/language/language.ts';
import type { BlockFindings, ProofreadingAnswer, ProofreadingRequest } from './messages.ts';

/** Keeps one story and checks it again and again; knows nothing of workers. */
export function createProofreadingService(
  languages: LanguageSet,
): (request: ProofreadingRequest) => ProofreadingAnswer | null {
  const proofreader = createProofreader(languages);
  const story: ProofText[] = [];
  let found: (readonly Finding[])[] = [];
  let houseStyle = PLAIN_HOUSE_STYLE;

  function check({
    request,
    at,
    removed,
    blocks,
  }: Extract<ProofreadingRequest, { kind: 'check' }>): ProofreadingAnswer {
    story.splice(at, removed, ...blocks);
    found.splice(at, removed, ...blocks.map(() => []));
    const now = byBlock(proofreader.check(story, houseStyle), story.length);
    const changed = now.flatMap((findings, block): BlockFindings[] => {
      const isNew = block >= at && block < at + blocks.length;
      return isNew || !isSameList(found[block] ?? [], findings) ? [{ block, findings }] : [];
    });
    found = now;
    return { kind: 'checked', request, changed };
  }

  return (request) => {
    if (request.kind === 'check') return check(request);
    houseStyle = request.style;
    return null;
  };
}

function byBlock(findings: readonly Finding[], blocks: number): Finding[][] {
  const lists = Array.from({ length: blocks }, (): Finding[] => []);
  for (const finding of findings) lists[finding.block]?.push(finding);
  return lists;
}

function isSameList(before: readonly Finding[], after: readonly Finding[]): boolean {
  return (
    before.length === after.length &&
    before.every((finding, index) => isSameFinding(finding, after[index]))
  );
}

/** Whether two findings tell the editor the same; the block's index does not count, as it moves. */
export function isSameFinding(a: Finding, b: Finding | undefined): boolean {
  return (
    a.rule === b?.rule &&
    a.from === b.from &&
    a.to === b.to &&
    a.text === b.text &&
    a.message === b.message &&
    a.suggestions.length === b.suggestions.length &&
    a.suggestions.every((suggestion, index) => suggestion === b.suggestions[index])
  );
}
