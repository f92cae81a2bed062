import type { EditorState, Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { asItIs } from './as-it-is.ts';

/** What an input rule remembers of what it did. */
interface RuleDone {
  readonly transform: Transaction;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Takes back what an input rule just made of what was typed, as Backspace does: the steps as they
 * were taken, which are proposals already, and then the letter once more, as typed.
 */
export function undoRule(view: EditorView): boolean {
  const done = ruleDone(view.state);
  if (!done) return false;
  const { tr } = view.state;
  const { steps, docs } = done.transform;
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const [step, doc] = [steps[index], docs[index]];
    if (step && doc) tr.step(step.invert(doc));
  }
  view.dispatch(asItIs(tr, 'undone rule'));
  if (done.text !== '') view.dispatch(view.state.tr.insertText(done.text, done.from, done.to));
  return true;
}

function ruleDone(state: EditorState): RuleDone | null {
  for (const plugin of state.plugins) {
    const { isInputRules } = plugin.spec as { readonly isInputRules?: boolean };
    if (isInputRules) return (plugin.getState(state) as RuleDone | null | undefined) ?? null;
  }
  return null;
}
