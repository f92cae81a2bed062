import type { ClaimKind } from '../claim.ts';
import type { Signal } from './signal.ts';

/** The kinds of what was found, the weightiest first. */
export function kindsOf(signals: readonly Signal[]): readonly ClaimKind[] {
  return [...new Set(byWeight(signals).map(({ kind }) => kind))];
}

// An editor takes in three at a glance.
const most = 3;

/**
 * Why a sentence is proposed, in an editor's words: what was found in it and its very words, the
 * weightiest first: `a superlative (‘the largest since’) and a percentage (‘12 per cent’)`.
 * What is part of something else that was found is not named by itself.
 */
export function reasonOf(text: string, signals: readonly Signal[]): string {
  const byName = new Map<string, string>();
  for (const { name, from, to } of byWeight(signals.filter((one) => !isPartOf(one, signals)))) {
    if (!byName.has(name)) byName.set(name, `${name} (‘${shown(text.slice(from, to))}’)`);
  }
  const parts = [...byName.values()].slice(0, most);
  const last = parts.pop() ?? '';
  return parts.length > 0 ? `${parts.join(', ')} and ${last}` : last;
}

// “a cause” within “the leading cause”; but a figure within a quotation is worth naming.
function isPartOf({ from, to }: Signal, signals: readonly Signal[]): boolean {
  return signals.some(
    (other) =>
      other.kind !== 'quotation' &&
      other.from <= from &&
      other.to >= to &&
      other.to - other.from > to - from,
  );
}

function byWeight(signals: readonly Signal[]): readonly Signal[] {
  return [...signals].sort((a, b) => b.weight - a.weight || a.from - b.from);
}

const longest = 48;

function shown(words: string): string {
  const line = words
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[“‘"'„«]+|[”’"'“»,;:]+$/gu, '')
    .replace(/(?: (?:to|on|in|of|for|by|and|at|with|from|the|its|their|his|her))*\s?$/u, '');
  return line.length <= longest ? line.trim() : `${line.slice(0, longest).replace(/\s\S*$/u, '')}…`;
}
