import { RULES } from '../../core/proofreading/rules.ts';
import type { AlwaysIgnored } from '../../core/contract/house-style.ts';
import type { HouseRule } from '../../core/proofreading/house-style.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { stopIgnoringAlways } from '../proofread/finding-actions.ts';
import { takeDecisions } from '../proofread/house-style.ts';
import { Button } from '../ui/button.tsx';
import { spellDayAndTime } from '../ui/times.ts';
import { offerUndo } from './undo-line.tsx';

/** Words that stay as they are in every story. */
export function IgnoredPart() {
  const { ignores, rules } = useDesk((state) => state.house);
  return (
    <>
      <h2 className="settings-part-title">Always ignored</h2>
      <p className="settings-lead">
        One rule leaves these very words alone in every story. Other rules still read them.
      </p>
      <ul className="plain-rows" aria-label="Always ignored">
        {ignores.map((ignore) => (
          <li key={`${ignore.rule} ${ignore.text}`} className="plain-row">
            <span className="plain-row-words">{ignore.text}</span>
            <span className="plain-row-kind" title={`Since ${spellDayAndTime(ignore.addedAt)}`}>
              {nameOf(ignore.rule, rules)}
            </span>
            <Button
              look="link"
              aria-label={`Check ${ignore.text} again`}
              onClick={() => void takeBack(ignore)}
            >
              Check again
            </Button>
          </li>
        ))}
      </ul>
      {ignores.length === 0 ? (
        <p className="settings-none">
          Nothing is ignored in every story. “Ignore always” on a finding puts its words here.
        </p>
      ) : null}
    </>
  );
}

async function takeBack({ rule, text }: AlwaysIgnored): Promise<void> {
  if (!(await stopIgnoringAlways({ rule, text }))) return;
  offerUndo(`“${text}” is checked again.`, async () =>
    takeDecisions(await request('houseStyle.addIgnore', { rule, text })),
  );
}

function nameOf(rule: string, own: readonly HouseRule[]): string {
  const house = own.find(({ id }) => rule === `house:${id}`);
  return RULES.find(({ id }) => id === rule)?.description ?? house?.message ?? 'A former rule';
}
