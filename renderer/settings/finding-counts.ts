import { useMemo } from 'react';
import { useFindings } from '../desk/use-editor.ts';

/** How many findings of the story on the desk each rule has, by its id. */
export function useFindingCounts(): ReadonlyMap<string, number> {
  const { list } = useFindings();
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { finding } of list) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
    return counts;
  }, [list]);
}

/** A count of findings in words. */
export function spellFindings(count: number): string {
  if (count === 0) return 'No findings here';
  return count === 1 ? '1 finding here' : `${count.toLocaleString()} findings here`;
}
