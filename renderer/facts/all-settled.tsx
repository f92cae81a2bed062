import { useDesk } from '../desk/desk-state.ts';
import { setStatus } from '../desk/story-actions.ts';
import { Button } from '../ui/button.tsx';
import { useFactsCounts } from './facts-counts.ts';
import { showFacts } from './facts-view.ts';

/** Every statement is settled: says so, and what comes next. */
export function AllSettled() {
  const { quotes, sums } = useFactsCounts();
  const isReady = useDesk((state) => state.opened?.story.status === 'ready');
  return (
    <div className="panel-note all-settled">
      <strong>Every statement is settled</strong>
      {quotes > 0 ? (
        <>
          <p>
            {quotes === 1
              ? 'One quotation still wants a look.'
              : `${quotes.toLocaleString()} quotations still want a look.`}
          </p>
          <Button onClick={() => showFacts('quotes')}>Look at the quotes</Button>
        </>
      ) : sums > 0 ? (
        <>
          <p>Some figures or dates do not fit together.</p>
          <Button onClick={() => showFacts('sums')}>Look at figures and dates</Button>
        </>
      ) : isReady ? (
        <p>The story is ready. A claim reopens by itself when its words change.</p>
      ) : (
        <>
          <p>Read the story once more: errors creep in with late edits. Then it is ready.</p>
          <Button onClick={() => void setStatus('ready')}>Move it to Ready</Button>
        </>
      )}
    </div>
  );
}
