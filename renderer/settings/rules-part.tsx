import { houseRulesOf } from '../../core/proofreading/house-rules.ts';
import { RULES } from '../../core/proofreading/rules.ts';
import { useDesk } from '../desk/desk-state.ts';
import { useFindingCounts } from './finding-counts.ts';
import { RuleSwitch } from './rule-switch.tsx';

/** Every rule of proofreading with its switch, its reason and what it finds in this story. */
export function RulesPart() {
  const counts = useFindingCounts();
  const rules = useDesk((state) => state.house.rules);
  const own = houseRulesOf({ rules });
  return (
    <>
      <h2 className="settings-part-title">Proofreading rules</h2>
      <p className="settings-lead">
        A rule that is switched off stays silent in every story, until it is switched on again.
      </p>
      <ul className="rule-rows" aria-label="Rules">
        {[...RULES, ...own].map(({ id, kind, description, reason }) => (
          <RuleSwitch
            key={id}
            rule={id}
            name={<span className={`rule-mark finding-sample finding-${kind}`}>{description}</span>}
            reason={reason === description ? 'A house rule.' : reason}
            count={counts.get(id) ?? 0}
          />
        ))}
      </ul>
    </>
  );
}
