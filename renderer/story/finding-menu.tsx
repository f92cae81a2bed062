import { ContextMenu } from '@base-ui/react/context-menu';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import { useFindings } from '../desk/use-editor.ts';
import { alikeIn, takeSuggestion } from '../proofread/finding-actions.ts';
import { actsFor } from '../proofread/finding-acts.ts';
import { mostSuggestions, spellSuggestion } from '../proofread/spell-suggestion.ts';
import { closeTextCard } from '../proofread/text-card-state.ts';
import './finding-menu.css';

/** The menu of the right-hand button over a finding; elsewhere the system's own menu opens. */
export function FindingMenu({ children }: { readonly children: ReactNode }) {
  const [placed, setPlaced] = useState<PlacedFinding | null>(null);
  const look = (event: MouseEvent) => {
    const { editor } = useDesk.getState();
    const pos = editor?.posAt({ left: event.clientX, top: event.clientY }) ?? null;
    const found = pos === null ? null : (editor?.findingAt(pos) ?? null);
    setPlaced(found);
    closeTextCard();
    if (!found) event.stopPropagation();
  };
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className="story-menu-place" onContextMenuCapture={look}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="menu-place">
          <ContextMenu.Popup
            className="menu"
            finalFocus={() => useDesk.getState().editor?.view.dom ?? null}
          >
            {placed ? <FindingItems placed={placed} /> : null}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function FindingItems({ placed }: { readonly placed: PlacedFinding }) {
  const { finding } = placed;
  const { list } = useFindings();
  return (
    <>
      <p className="menu-reason">{finding.message}</p>
      {finding.suggestions.slice(0, mostSuggestions).map((suggestion, index) => (
        <ContextMenu.Item
          key={suggestion}
          className="menu-item menu-suggestion"
          onClick={() => takeSuggestion(placed, index)}
        >
          {spellSuggestion(suggestion)}
        </ContextMenu.Item>
      ))}
      <ContextMenu.Separator className="menu-gap" />
      {actsFor(placed, alikeIn(list, placed).length).map(({ id, name, detail, run }) => (
        <ContextMenu.Item key={id} className="menu-item" title={detail} onClick={run}>
          {name}
        </ContextMenu.Item>
      ))}
    </>
  );
}
