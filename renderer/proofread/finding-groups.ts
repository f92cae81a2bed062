import type { Finding, FindingKind } from '../../core/proofreading/finding.ts';
import { findingKinds } from '../../core/proofreading/finding-kinds.ts';
import { isSafeToMend } from '../../core/proofreading/safe-rules.ts';
import type { DeskSettings } from '../../core/contract/desk.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';

/** A finding among the others. */
export interface CountedFinding {
  readonly placed: PlacedFinding;
  /** Its place in the order of the text, from 1. */
  readonly at: number;
  /** How many findings say the same of the same words and offer its first suggestion, itself counted. */
  readonly alike: number;
}

/** The findings of one kind, in the order of the text. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly found: readonly CountedFinding[];
  /** How many of them may be mended at once. */
  readonly safe: number;
}

/** Sorts findings by kind, in the order in which the desk lists kinds; empty groups are left out. */
export function groupByKind(list: readonly PlacedFinding[]): readonly FindingGroup[] {
  const alike = new Map<string, number>();
  for (const { finding } of list) {
    for (const suggestion of new Set(finding.suggestions)) {
      const key = keyOf(finding, suggestion);
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
  }
  const byKind = new Map<FindingKind, CountedFinding[]>(findingKinds.map((kind) => [kind, []]));
  for (const [index, placed] of list.entries()) {
    const { finding } = placed;
    const same = alike.get(keyOf(finding, finding.suggestions[0])) ?? 1;
    byKind.get(finding.kind)?.push({ placed, at: index + 1, alike: same });
  }
  return [...byKind].flatMap(([kind, found]) =>
    found.length === 0
      ? []
      : [{ kind, found, safe: found.filter((one) => isSafeToMend(one.placed.finding)).length }],
  );
}

/** The same words, for which one of the suggestions is the same: as `alikeIn` tells them. */
function keyOf({ rule, text }: Finding, suggestion: string | undefined): string {
  return JSON.stringify([rule, text, suggestion]);
}

/** Cards of a group that are drawn at once: hundreds of findings must not slow the desk. */
export const pageSize = 40;

/** The page of a group that a finding is on; none when it is of another group. */
export function pageOf({ found }: FindingGroup, id: string | null): number | null {
  const index = found.findIndex(({ placed }) => placed.id === id);
  return index < 0 ? null : Math.floor(index / pageSize);
}

/** The groups that a filter lets pass. */
export function filterGroups(
  groups: readonly FindingGroup[],
  filter: DeskSettings['findingFilter'],
): readonly FindingGroup[] {
  return filter === 'all' ? groups : groups.filter(({ kind }) => kind === filter);
}
