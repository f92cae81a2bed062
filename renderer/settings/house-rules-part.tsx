import { useState } from 'react';
import type { HouseRule } from '../../core/proofreading/house-style.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { takeDecisions } from '../proofread/house-style.ts';
import { Button } from '../ui/button.tsx';
import { useFindingCounts } from './finding-counts.ts';
import { HouseRuleForm } from './house-rule-form.tsx';
import { RuleSwitch } from './rule-switch.tsx';
import { forgetUndo, offerUndo } from './undo-line.tsx';

/** The newsroom's own rules: made, changed, switched and deleted. */
export function HouseRulesPart() {
  const rules = useDesk((state) => state.house.rules);
  const counts = useFindingCounts();
  const [edited, setEdited] = useState<HouseRule | 'new' | null>(null);
  const [isBack, setBack] = useState(false);
  const done = () => {
    setBack(true);
    setEdited(null);
  };
  const edit = (rule: HouseRule | 'new') => {
    forgetUndo();
    setEdited(rule);
  };
  return (
    <>
      <h2 className="settings-part-title">House rules</h2>
      <p className="settings-lead">
        Words or expressions that this newsroom writes otherwise. They are looked for in every
        story.
      </p>
      {edited === null ? (
        // The form that had the focus is gone.
        <Button look="main" autoFocus={isBack} onClick={() => edit('new')}>
          New house rule
        </Button>
      ) : (
        <HouseRuleForm
          key={edited === 'new' ? 'new' : edited.id}
          rule={edited === 'new' ? null : edited}
          onDone={done}
        />
      )}
      <ul className="rule-rows" aria-label="House rules">
        {rules.map((rule) => (
          <RuleSwitch
            key={rule.id}
            rule={`house:${rule.id}`}
            name={<RuleName rule={rule} />}
            reason={rule.message}
            count={counts.get(`house:${rule.id}`) ?? 0}
          >
            <div className="rule-acts">
              <Button look="link" aria-label={`Change ${rule.pattern}`} onClick={() => edit(rule)}>
                Change
              </Button>
              <Button
                look="link"
                aria-label={`Delete ${rule.pattern}`}
                onClick={() => void remove(rule)}
              >
                Delete
              </Button>
            </div>
          </RuleSwitch>
        ))}
      </ul>
      {rules.length === 0 ? <p className="settings-none">There are no house rules yet.</p> : null}
    </>
  );
}

function RuleName({ rule }: { readonly rule: HouseRule }) {
  const { pattern, suggestions, isExpression } = rule;
  return (
    <span className="house-name">
      <span className={isExpression ? 'house-expression' : ''}>{pattern}</span>
      {suggestions.length > 0
        ? ` → ${suggestions.map((one) => one || '(nothing)').join(', ')}`
        : ''}
      {isExpression ? <span className="house-kind">Regular expression</span> : null}
    </span>
  );
}

async function remove(rule: HouseRule): Promise<void> {
  if (!takeDecisions(await request('houseStyle.removeRule', { id: rule.id }))) return;
  offerUndo(`The rule for “${rule.pattern}” is deleted.`, async () =>
    takeDecisions(await request('houseStyle.putRule', rule)),
  );
}
