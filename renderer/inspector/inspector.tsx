import { Tabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { DetailsPanel } from '../details/details-panel.tsx';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useFindings } from '../desk/use-editor.ts';
import { useFactsCounts } from '../facts/facts-counts.ts';
import { FactsPanel } from '../facts/facts-panel.tsx';
import { HistoryPanel } from '../history/history-panel.tsx';
import { ProofreadPanel } from '../proofread/proofread-panel.tsx';
import './inspector.css';

type Tab = 'proofread' | 'facts' | 'details' | 'history';

/** The right rail: what is to be done about the story. */
export function Inspector() {
  const tab = useSettings((state) => state.inspectorTab);
  const hasStory = useDesk((state) => state.opened !== null);
  return (
    <aside className="inspector" aria-label="Inspector">
      <Tabs.Root
        className="inspector-tabs"
        value={tab}
        onValueChange={(value) => changeSettings({ inspectorTab: value as Tab })}
      >
        <Tabs.List className="inspector-tab-list" aria-label="Inspector">
          <Tabs.Tab value="proofread" className="inspector-tab">
            Proofread <FindingCount />
          </Tabs.Tab>
          <Tabs.Tab value="facts" className="inspector-tab">
            Facts <FactCount />
          </Tabs.Tab>
          <Tabs.Tab value="details" className="inspector-tab">
            Tags &amp; details
          </Tabs.Tab>
          <Tabs.Tab value="history" className="inspector-tab">
            History
          </Tabs.Tab>
        </Tabs.List>
        <Panel tab="proofread">{hasStory ? <ProofreadPanel /> : null}</Panel>
        <Panel tab="facts">{hasStory ? <FactsPanel /> : null}</Panel>
        <Panel tab="details">{hasStory ? <DetailsPanel /> : null}</Panel>
        <Panel tab="history">{hasStory ? <HistoryPanel /> : null}</Panel>
      </Tabs.Root>
    </aside>
  );
}

function Panel({ tab, children }: { readonly tab: Tab; readonly children: ReactNode }) {
  return (
    <Tabs.Panel value={tab} className="inspector-panel" tabIndex={-1}>
      {children}
    </Tabs.Panel>
  );
}

function FindingCount() {
  const count = useFindings().list.length;
  return count > 0 ? (
    <span className="count count-proof">
      {count.toLocaleString()}
      <span className="unseen"> findings left</span>
    </span>
  ) : null;
}

/** Claims to check and what was found amiss; what nobody has looked at yet only whispers in the panel. */
function FactCount() {
  const { openClaims, quotes, sums } = useFactsCounts();
  const count = openClaims + quotes + sums;
  return count > 0 ? (
    <span className="count count-wait">
      {count.toLocaleString()}
      <span className="unseen"> to settle</span>
    </span>
  ) : null;
}
