import { ChoiceRow } from './choice-row.tsx';
import { useFactsView } from './facts-view.ts';
import type { Progress, StatementFilter } from './statements.ts';

/** Which statements are listed, and in which order. */
export function StatementChoice({ progress }: { readonly progress: Progress }) {
  const { filter, order } = useFactsView();
  const { total, unread, open } = progress;
  const choices: readonly { value: StatementFilter; name: string; count?: number }[] = [
    { value: 'all', name: 'All' },
    { value: 'unread', name: 'To look at', count: unread },
    { value: 'open', name: 'Open', count: open },
    { value: 'settled', name: 'Settled', count: total - unread - open },
  ];
  return (
    <>
      <ChoiceRow
        label="Statements to list"
        choices={choices}
        value={filter}
        onChoose={(chosen) => useFactsView.setState({ filter: chosen })}
      />
      {unread > 1 ? (
        <label className="check">
          <input
            type="checkbox"
            checked={order === 'worth'}
            onChange={({ target }) =>
              useFactsView.setState({ order: target.checked ? 'worth' : 'place' })
            }
          />
          Worth checking first
        </label>
      ) : null}
    </>
  );
}
