import { Settings2 } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { runCommand, spellKeyOf } from '../desk/commands.ts';
import { changeSettings, useSettings } from '../desk/settings.ts';
import { useFindings } from '../desk/use-editor.ts';
import { openSettings } from '../settings/settings-state.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { FindingFilter } from './finding-filter.tsx';
import { FindingGroupList } from './finding-group-list.tsx';
import { stopIgnoring } from './finding-actions.ts';
import { filterGroups, groupByKind } from './finding-groups.ts';
import './proofread-panel.css';

/** The findings left, by kind. */
export function ProofreadPanel() {
  const { list, current, checking, failure } = useFindings();
  const filter = useSettings((state) => state.findingFilter);
  const groups = useMemo(() => groupByKind(list), [list]);
  const shown = filterGroups(groups, filter);
  return (
    <>
      {failure ? <p className="panel-note">{failure}</p> : null}
      {list.length > 0 ? <PanelHead left={list.length} /> : null}
      {list.length === 0 && !failure ? <EmptyPanel checking={checking} /> : null}
      <FindingFilter groups={groups} total={list.length} />
      {list.length > 0 && shown.length === 0 ? <AllFiltered /> : null}
      <ul className="cards" aria-label="Findings">
        {shown.map((group) => (
          <FindingGroupList key={group.kind} group={group} total={list.length} current={current} />
        ))}
      </ul>
      <IgnoredWords />
    </>
  );
}

function PanelHead({ left }: { readonly left: number }) {
  return (
    <div className="panel-head">
      <span>{left === 1 ? '1 finding left' : `${left.toLocaleString()} findings left`}</span>
      <span className="panel-head-acts">
        <Button
          look="link"
          keys={spellKeyOf('proofread.next')}
          onClick={() => runCommand('proofread.next')}
        >
          Next
        </Button>
        <IconButton
          label="Rules and house style"
          keys={spellKeyOf('view.settings')}
          onClick={() => openSettings('rules')}
        >
          <Settings2 />
        </IconButton>
      </span>
    </div>
  );
}

function AllFiltered() {
  return (
    <p className="panel-note">
      <strong>None of this kind is left</strong>
      <Button look="link" onClick={() => changeSettings({ findingFilter: 'all' })}>
        Show all findings
      </Button>
    </p>
  );
}

function EmptyPanel({ checking }: { readonly checking: boolean }) {
  return (
    <p className="panel-note">
      <strong>{checking ? 'Reading the story…' : 'Nothing left to mend'}</strong>
      {checking
        ? 'Findings appear as they are made.'
        : 'Galley reads along as you type and marks only what it can give a reason for.'}
    </p>
  );
}

function IgnoredWords() {
  const ignores = useDesk((state) => state.opened?.ignores) ?? [];
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (ignores.length === 0 && place.current) place.current.open = false;
  }, [ignores.length]);
  if (ignores.length === 0) return null;
  return (
    <details ref={place} className="ignored">
      <summary>
        {ignores.length === 1
          ? '1 ignored in this story'
          : `${ignores.length} ignored in this story`}
      </summary>
      <ul>
        {ignores.map((ignore) => (
          <li key={`${ignore.rule} ${ignore.text}`}>
            <span>{ignore.text}</span>
            <Button look="link" onClick={() => void stopIgnoring(ignore)}>
              Check again
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
