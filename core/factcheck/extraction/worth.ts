import type { ClaimKind } from '../claim.ts';
import type { Signal } from './signal.ts';

/** The kinds of what was found, the weightiest first. */
export function kindsOf(signals: readonly Signal[]): readonly ClaimKind[] {
  const weights = new Map<ClaimKind, number>();
  for (const { kind, weight } of signals) {
    weights.set(kind, Math.max(weights.get(kind) ?? 0, weight));
  }
  return [...weights].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

/**
 * How much checking a sentence is worth, from 0 to 1: each thing found adds to it, the second of
 * a kind half as much as the first, and opinion takes from it.
 */
export function worthOf(signals: readonly Signal[], opinion: number): number {
  let rest = 1;
  const seen = new Map<ClaimKind, number>();
  for (const { kind, weight } of byWeight(signals)) {
    const times = seen.get(kind) ?? 0;
    seen.set(kind, times + 1);
    rest *= 1 - weight / 2 ** times;
  }
  return Math.round((1 - rest) * (1 - opinion / 2) * 100) / 100;
}

/** Why a sentence is proposed, in the words of an editor: what was found and where. */
export function reasonOf(text: string, signals: readonly Signal[]): string {
  const parts: string[] = [];
  const named = new Set<string>();
  for (const { name, from, to } of byWeight(signals)) {
    if (named.has(name)) continue;
    named.add(name);
    parts.push(`${name}, ‘${shown(text.slice(from, to))}’`);
    if (parts.length === 3) break;
  }
  return parts.length > 1
    ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
    : (parts[0] ?? '');
}

function byWeight(signals: readonly Signal[]): Signal[] {
  return [...signals].sort((a, b) => b.weight - a.weight || a.from - b.from);
}

const longest = 48;

function shown(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ').replaceAll(/^[“‘"']+|[”’"']+$/gu, '');
  return line.length <= longest ? line : `${line.slice(0, longest).replace(/\s\S*$/u, '')}…`;
}
