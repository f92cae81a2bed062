import { ChoiceRow } from './choice-row.tsx';
import { useFactsView } from './facts-view.ts';
import type { Progress, StatementFilter } from './statements.ts';

/** Which statements are listed. */
export function StatementChoice({ progress }: { readonly progress: Progress }) {
  const filter = useFactsView((state) => state.filter);
  const { total, unread, open } = progress;
  const choices: readonly { value: StatementFilter; name: string; count?: number }[] = [
    { value: 'all', name: 'All' },
    { value: 'unread', name: 'To look at', count: unread },
    { value: 'open', name: 'Open', count: open },
    { value: 'settled', name: 'Settled', count: total - unread - open },
  ];
  return (
    <ChoiceRow
      label="Statements to list"
      choices={choices}
      value={filter}
      onChoose={(chosen) => useFactsView.setState({ filter: chosen })}
    />
  );
}
