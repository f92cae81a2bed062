import { useId, type ReactNode } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { takeDecisions } from '../proofread/house-style.ts';
import { spellFindings } from './finding-counts.ts';

interface RuleSwitchProps {
  /** The rule's id. */
  readonly rule: string;
  readonly name: ReactNode;
  readonly reason: string;
  /** Findings in the story on the desk. */
  readonly count: number;
  /** What else can be done about the rule. */
  readonly children?: ReactNode;
}

/** A rule with its switch. */
export function RuleSwitch({ rule, name, reason, count, children }: RuleSwitchProps) {
  const isOn = useDesk((state) => !state.house.rulesOff.includes(rule));
  const id = useId();
  const turn = async (on: boolean) => {
    takeDecisions(await request('houseStyle.switchRule', { rule, isOn: on }));
  };
  return (
    <li className="rule-row">
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={isOn}
        aria-describedby={`${id}-reason`}
        onChange={(event) => void turn(event.target.checked)}
      />
      <div className="rule-words">
        <label htmlFor={id}>{name}</label>
        <p id={`${id}-reason`}>
          {reason}{' '}
          <span className="rule-count">{isOn ? spellFindings(count) : 'Switched off'}</span>
        </p>
        {children}
      </div>
    </li>
  );
}
