import { useDesk } from '../desk/desk-state.ts';
import { useFacts } from '../desk/use-editor.ts';
import { Button } from '../ui/button.tsx';
import { focusTab } from './facts-view.ts';

/** Why the story cannot be read for what is to be checked, and the way to try again. */
export function ReadingFailure() {
  const { failure } = useFacts();
  if (failure === null) return null;
  return (
    <div className="panel-note" role="alert">
      {failure}
      <br />
      <Button
        onClick={() => {
          // The button goes; the focus stays in the panel.
          focusTab();
          useDesk.getState().editor?.readFactsAgain();
        }}
      >
        Try again
      </Button>
    </div>
  );
}
