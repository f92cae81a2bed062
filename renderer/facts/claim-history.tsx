import { useState } from 'react';
import type { ClaimEvent } from '../../core/contract/claims.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import { request } from '../host/host.ts';
import { spellDayAndTime } from '../ui/times.ts';

/** What happened to a claim; read only when it is opened. */
export function ClaimHistory({ claim }: { readonly claim: Claim }) {
  const [events, setEvents] = useState<readonly ClaimEvent[] | null>(null);
  const load = async () => {
    const answer = await request('claims.history', { id: claim.id });
    if (answer.ok) setEvents(answer.value);
  };
  return (
    <details
      className="claim-history"
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary>History</summary>
      <ol>
        {(events ?? []).map((event) => (
          <li key={`${event.at} ${event.what}`}>
            {event.what}
            <span>{`${event.who || 'Someone'}, ${spellDayAndTime(event.at)}`}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
