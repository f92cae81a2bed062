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
  publisher: 'details',
};

/** How the labels of the fields begin in which a line is mended; the first that is there is it. */
const fieldLabels: Readonly<Record<string, readonly string[]>> = {
  language: ['Language'],
  canonical: ['Address of the page'],
  slug: ['Slug'],
  embargo: ['Embargo'],
  publisher: ['Publisher'],
  'fact-check': ['The statement that was checked', 'This story checks a statement'],
};

/** The parts of a panel in which a line is settled, by the names that they bear. */
const parts: Readonly<Record<string, string>> = { changes: 'Proposed changes' };

/** The part of the fact-check desk in which it is settled. */
const factsTabs: Readonly<Record<string, FactsTab>> = {
  claim: 'claims',
  'sign-off': 'claims',
  evidence: 'claims',
  proposals: 'claims',
  'quotation-altered': 'quotes',
  'quotation-missing': 'quotes',
  inconsistency: 'sums',
  'source-unreadable': 'sources',
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
  // The panel may not have been drawn yet.
  requestAnimationFrame(() => {
    const isShown = showPart(parts[rule], position === null);
    if (position === null && !isShown) focusField(fieldLabels[rule] ?? []);
  });
}

/** Brings a part of a panel into sight, and the focus to its title. @returns whether it is there. */
function showPart(name: string | undefined, isFocused: boolean): boolean {
  if (name === undefined) return false;
  const part = document.querySelector(`.inspector section[aria-label="${name}"]`);
  const title = part?.querySelector<HTMLElement>('h2');
  title?.scrollIntoView({ block: 'start' });
  if (isFocused) title?.focus({ preventScroll: true });
  return title !== null && title !== undefined;
}

/** The cursor goes into the field; where a line has none, to the panel's tab. */
function focusField(labels: readonly string[]): void {
  const all = [...document.querySelectorAll<HTMLLabelElement>('.inspector label')];
  const found = labels
    .map((words) => all.find(({ textContent }) => textContent.startsWith(words)))
    .find((label) => label !== undefined);
  const tab = document.querySelector<HTMLElement>('.inspector-tab[aria-selected=true]');
  const field = found?.control ?? tab;
  field?.focus();
  field?.scrollIntoView({ block: 'nearest' });
}
