import { Tabs } from '@base-ui/react/tabs';
import { useEffect, type ComponentType } from 'react';
import type { DeskSettings } from '../../core/contract/desk.ts';
import { useDesk } from '../desk/desk-state.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { SourcesList } from '../sources/sources-list.tsx';
import { ClaimsPart } from './claims-part.tsx';
import { useFactsCounts, type FactsCounts } from './facts-counts.ts';
import { QuotesPart } from './quotes-part.tsx';
import { SumsPart } from './sums-part.tsx';
import './facts-panel.css';

type PartName = DeskSettings['factsTab'];

interface Part {
  readonly part: PartName;
  readonly name: string;
  readonly Body: ComponentType;
  /** What stands under the name. */
  readonly spell: (counts: FactsCounts) => string;
}

const parts: readonly Part[] = [
  { part: 'claims', name: 'Claims', Body: ClaimsPart, spell: spellClaims },
  { part: 'quotes', name: 'Quotes', Body: QuotesPart, spell: spellQuotes },
  {
    part: 'sums',
    name: 'Figures and dates',
    Body: SumsPart,
    spell: ({ sums }) => spellLeft(sums, 'none'),
  },
  {
    part: 'sources',
    name: 'Sources',
    Body: SourcesList,
    spell: ({ sources }) => (sources === 0 ? 'none' : sources.toLocaleString()),
  },
];

/** The fact-check desk: what the story states, quotes and counts, and what it rests on. */
export function FactsPanel() {
  const shown = useSettings((state) => state.factsTab);
  const counts = useFactsCounts();
  useProposalsInText();
  return (
    <Tabs.Root value={shown} onValueChange={(part: PartName) => changeSettings({ factsTab: part })}>
      <Tabs.List className="facts-tabs" aria-label="Parts of the fact-check">
        {parts.map(({ part, name, spell }) => (
          <Tabs.Tab key={part} value={part} className="facts-tab">
            {name} <span className="facts-tab-count">{spell(counts)}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ part, Body }) => (
        <Tabs.Panel key={part} value={part} className="facts-part" tabIndex={-1}>
          <Body />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}

/** Proposals are marked in the text only while the fact-check is what the editor looks at. */
function useProposalsInText(): void {
  const editor = useDesk((state) => state.editor);
  useEffect(() => {
    editor?.setFactsShown(true);
    return () => editor?.setFactsShown(false);
  }, [editor]);
}

function spellClaims({ claims, statements }: FactsCounts): string {
  return spellLeft(claims, statements === 0 ? 'none' : 'settled');
}

function spellQuotes({ quotes, quotations, sources }: FactsCounts): string {
  if (quotations > 0 && sources === 0) return 'no source';
  return spellLeft(quotes, quotations === 0 ? 'none' : 'found');
}

function spellLeft(count: number, otherwise: string): string {
  return count === 0 ? otherwise : `${count.toLocaleString()} left`;
}
