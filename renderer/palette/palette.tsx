import { Dialog } from '@base-ui/react/dialog';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { LibraryRow } from '../../core/contract/stories.ts';
import { commandEntries, isOffered, runCommand, spellKeyOf } from '../desk/commands.ts';
import { useDesk } from '../desk/desk-state.ts';
import { openStory } from '../desk/story-actions.ts';
import { request } from '../host/host.ts';
import { actsFor } from '../proofread/finding-acts.ts';
import { alikeIn, findingAtCaret, takeSuggestion } from '../proofread/finding-actions.ts';
import { mostSuggestions, spellSuggestion } from '../proofread/spell-suggestion.ts';
import { spellMoment } from '../ui/times.ts';
import { closePalette, usePalette } from './palette-state.ts';
import './palette.css';

interface Choice {
  readonly id: string;
  readonly name: string;
  readonly side: string;
  readonly kind: 'story' | 'command';
  readonly run: () => void;
}

/** Everything in reach of a pointer, in reach of a few letters. */
export function Palette() {
  const isOpen = usePalette((state) => state.isOpen);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : closePalette())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="palette-backdrop" />
        <Dialog.Popup
          className="palette"
          aria-label="Search stories and commands"
          finalFocus={false}
        >
          <PaletteBody />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody() {
  const typed = usePalette((state) => state.typed);
  const [current, setCurrent] = useState(0);
  const stories = useStories(typed);
  const choices = useMemo(
    () => [...inOrder(typed, actsHere(typed), commandsFor(typed)), ...stories],
    [typed, stories],
  );
  const list = useRef<HTMLDivElement>(null);
  const chosen = choices[Math.min(current, choices.length - 1)];

  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    closePalette();
    useDesk.getState().editor?.focus();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (current + step + choices.length) % Math.max(1, choices.length);
      setCurrent(next);
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    }
    if (event.key === 'Escape') useDesk.getState().editor?.focus();
  };

  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={chosen ? `choice-${chosen.id}` : undefined}
        aria-label="Search stories and commands"
        placeholder="Search stories, commands…"
        autoFocus
        value={typed}
        onChange={(event) => {
          usePalette.setState({ typed: event.target.value });
          setCurrent(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id="palette-list"
        ref={list}
        className="palette-list"
        role="listbox"
        aria-label="Choices"
      >
        {choices.map((choice) => (
          <div
            key={choice.id}
            id={`choice-${choice.id}`}
            role="option"
            className="palette-choice"
            aria-selected={choice === chosen}
            onPointerMove={() => setCurrent(choices.indexOf(choice))}
            onClick={() => take(choice)}
          >
            <span className={choice.kind === 'story' ? 'palette-story' : ''}>{choice.name}</span>
            <span className="palette-side">{choice.side}</span>
          </div>
        ))}
        {choices.length === 0 ? <p className="palette-none">Nothing by that name.</p> : null}
      </div>
    </>
  );
}

/** Asked for by name, an act on the finding comes first; unasked it must not be what Enter does. */
function inOrder(typed: string, acts: Choice[], commands: Choice[]): Choice[] {
  return typed.trim() === '' ? [...commands, ...acts] : [...acts, ...commands];
}

/** What can be done about the finding at the caret. */
function actsHere(typed: string): Choice[] {
  const { list } = useDesk.getState().editor?.findings.get() ?? { list: [] };
  const placed = findingAtCaret();
  if (!placed) return [];
  const { finding } = placed;
  const takes = finding.suggestions.slice(0, mostSuggestions).map((suggestion, index) => ({
    id: `take-${index}`,
    name: `Take “${spellSuggestion(suggestion)}”`,
    run: () => takeSuggestion(placed, index),
  }));
  const acts = actsFor(placed, alikeIn(list, placed).length);
  return [...takes, ...acts]
    .filter(({ name }) => isMeant(name, typed))
    .map(({ id, name, run }) => ({
      id: `finding-${id}`,
      name,
      side: `“${finding.text}”`,
      kind: 'command',
      run,
    }));
}

function isMeant(name: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => name.toLowerCase().includes(word));
}

function commandsFor(typed: string): Choice[] {
  return commandEntries
    .filter(({ command, name }) => isOffered(command) && isMeant(name, typed))
    .slice(0, typed.trim() === '' ? 8 : 20)
    .map(({ command, name }) => ({
      id: command.replace('.', '-'),
      name,
      side: spellKeyOf(command),
      kind: 'command',
      run: () => runCommand(command),
    }));
}

function useStories(typed: string): readonly Choice[] {
  const [found, setFound] = useState<{
    readonly typed: string;
    readonly rows: readonly LibraryRow[];
  } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const search = typed.trim().slice(0, 400);
    void request('stories.list', { search, status: null, tag: null, offset: 0, limit: 8 }).then(
      (answer) => {
        if (isWanted && answer.ok) setFound({ typed, rows: answer.value.rows });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [typed]);
  // Enter must never open what was found for fewer letters.
  return useMemo(() => (found?.typed === typed ? found.rows.map(storyChoice) : []), [found, typed]);
}

function storyChoice(row: LibraryRow): Choice {
  return {
    id: row.id,
    name: row.headline || 'No headline yet',
    side: spellMoment(row.updatedAt),
    kind: 'story',
    run: () => void openStory(row.id),
  };
}
