import { Toolbar as Bar } from '@base-ui/react/toolbar';
import { Check, PencilLine } from 'lucide-react';
import { spellKeyOf } from '../desk/commands.ts';
import { useSuggesting } from '../desk/use-editor.ts';
import { toggleSuggesting } from './suggesting.ts';
import './proposals.css';

/** Says in the toolbar whether changes are proposed, and turns that on and off. */
export function SuggestingSwitch() {
  const isOn = useSuggesting();
  const Icon = isOn ? Check : PencilLine;
  const does = isOn ? 'Changes are proposed. Click to edit again' : 'Propose changes';
  return (
    <Bar.Button
      className="icon-button suggesting-switch"
      aria-pressed={isOn}
      title={`${does} (${spellKeyOf('changes.suggest')})`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={toggleSuggesting}
    >
      <Icon aria-hidden="true" /> <span className="suggesting-word">Suggesting</span>
    </Bar.Button>
  );
}

/** Says in the foot of the window that changes are proposed. */
export function SuggestingState() {
  return useSuggesting() ? (
    <button type="button" className="status-item suggesting-state" onClick={toggleSuggesting}>
      <PencilLine aria-hidden="true" /> Suggesting
      <span className="unseen">: edit again</span>
    </button>
  ) : null;
}
