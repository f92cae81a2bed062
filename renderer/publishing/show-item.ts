import type { DeskSettings } from '../../core/contract/desk.ts';
import type { ChecklistItem } from '../../core/contract/publishing.ts';
import { useDesk } from '../desk/desk-state.ts';
import { showPanel } from '../desk/rails.ts';
import { changeSettings } from '../desk/settings.ts';

type Panel = DeskSettings['inspectorTab'];
type FactsTab = DeskSettings['factsTab'];

/** The panel in which a line of the checklist is mended, by its rule. */
const panels: Readonly<Record<string, Panel>> = {
  findings: 'proofread',
  language: 'details',
  canonical: 'details',
  slug: 'details',
  embargo: 'details',
  notes: 'details',
  changes: 'details',
  'fact-check': 'details',
};

/** The part of the fact-check desk in which it is settled. */
const factsTabs: Readonly<Record<string, FactsTab>> = {
  claim: 'claims',
  'sign-off': 'claims',
  evidence: 'claims',
  proposals: 'claims',
  'quotation-altered': 'quotes',
  'quotation-missing': 'quotes',
  inconsistency: 'sums',
};

/** Whether there is a place to lead to. */
export function canShow({ position, rule }: ChecklistItem): boolean {
  return position !== null || rule in panels || rule in factsTabs;
}

/** Leads to the place of a line of the checklist: the panel that mends it, and the words in the text. */
export function showItem({ position, rule }: ChecklistItem): void {
  const factsTab = factsTabs[rule];
  const panel = panels[rule];
  if (factsTab !== undefined) {
    changeSettings({ factsTab });
    showPanel('facts');
  } else if (panel !== undefined) showPanel(panel);
  const { editor } = useDesk.getState();
  if (position !== null) editor?.goTo({ from: position, to: position });
  else document.querySelector<HTMLElement>('.inspector-tab[aria-selected=true]')?.focus();
}
