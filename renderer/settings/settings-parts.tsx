import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useRef, type ComponentType } from 'react';
import { DeskPart } from './desk-part.tsx';
import { DictionaryPart } from './dictionary-part.tsx';
import { HouseRulesPart } from './house-rules-part.tsx';
import { IgnoredPart } from './ignored-part.tsx';
import { PassphrasePart } from './passphrase-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { openSettings, useSettingsDialog, type SettingsPart } from './settings-state.ts';
import { TemplatePart } from './template-part.tsx';
import { forgetUndo, UndoLine } from './undo-line.tsx';

interface Part {
  readonly part: SettingsPart;
  readonly name: string;
  readonly Body: ComponentType;
}

const parts: readonly Part[] = [
  { part: 'rules', name: 'Proofreading rules', Body: RulesPart },
  { part: 'house', name: 'House rules', Body: HouseRulesPart },
  { part: 'dictionary', name: 'Dictionary', Body: DictionaryPart },
  { part: 'ignored', name: 'Always ignored', Body: IgnoredPart },
  { part: 'desk', name: 'Your name and sign-off', Body: DeskPart },
  { part: 'template', name: 'Page template', Body: TemplatePart },
  { part: 'passphrase', name: 'Passphrase', Body: PassphrasePart },
];

/** The parts of the settings, one of them in view. The dialog loads it when it is first opened. */
export function SettingsParts() {
  const shown = useSettingsDialog((state) => state.part);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus(), []);
  // What was done last time is not what the next one who comes here did.
  useEffect(() => forgetUndo, []);
  return (
    <Tabs.Root
      className="settings-tabs"
      orientation="vertical"
      value={shown}
      onValueChange={(part: SettingsPart) => openSettings(part)}
    >
      <Tabs.List ref={list} className="settings-tab-list" aria-label="Settings">
        {parts.map(({ part, name }) => (
          <Tabs.Tab key={part} value={part} className="settings-tab">
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ part, Body }) => (
        <Tabs.Panel key={part} value={part} className="settings-panel" tabIndex={-1}>
          <Body />
          <UndoLine />
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
