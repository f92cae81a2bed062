import { ContextMenu } from '@base-ui/react/context-menu';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import type { PlacedFinding } from '../editor/editor-state.ts';
import { ignoreHere, ignoreInStory, learn, takeSuggestion } from '../proofread/finding-actions.ts';
import { spellSuggestion } from '../proofread/finding-card.tsx';
import './finding-menu.css';

/** The menu of the right-hand button over a finding; elsewhere the system's own menu opens. */
export function FindingMenu({ children }: { readonly children: ReactNode }) {
  const [placed, setPlaced] = useState<PlacedFinding | null>(null);
  const look = (event: MouseEvent) => {
    const { editor } = useDesk.getState();
    const pos = editor?.posAt({ left: event.clientX, top: event.clientY }) ?? null;
    const found = pos === null ? null : (editor?.findingAt(pos) ?? null);
    setPlaced(found);
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
  return (
    <>
      <p className="menu-reason">{finding.message}</p>
      {finding.suggestions.slice(0, 5).map((suggestion, index) => (
        <ContextMenu.Item
          key={suggestion}
          className="menu-item menu-suggestion"
          onClick={() => takeSuggestion(placed, index)}
        >
          {spellSuggestion(suggestion)}
        </ContextMenu.Item>
      ))}
      <ContextMenu.Separator className="menu-gap" />
      <ContextMenu.Item className="menu-item" onClick={() => ignoreHere(placed)}>
        Ignore here
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onClick={() => void ignoreInStory(placed)}>
        Ignore in this story
      </ContextMenu.Item>
      {finding.kind === 'nonword' || finding.kind === 'name' ? (
        <ContextMenu.Item
          className="menu-item"
          onClick={() => void learn(finding.kind === 'name' ? 'name' : 'word', finding.text)}
        >
          Add to dictionary
        </ContextMenu.Item>
      ) : null}
    </>
  );
}
