import { useEffect, useState } from 'react';
import type { ClaimEvent } from '../../core/contract/claims.ts';
import type { Claim } from '../../core/factcheck/claim.ts';
import { request } from '../host/host.ts';
import { spellDayAndTime } from '../ui/times.ts';

/** What happened to a claim; read when it is opened, and anew while it is open and the claim changes. */
export function ClaimHistory({ claim }: { readonly claim: Claim }) {
  const [isOpen, setOpen] = useState(false);
  const [events, setEvents] = useState<readonly ClaimEvent[]>([]);
  useEffect(() => {
    if (!isOpen) return undefined;
    let isWanted = true;
    void request('claims.history', { id: claim.id }).then((answer) => {
      if (isWanted && answer.ok) setEvents(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [isOpen, claim]);
  return (
    <details className="claim-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>History</summary>
      <ol>
        {events.map((event, index) => (
          <li key={events.length - index}>
            {event.what}
            <span>{`${event.who || 'Someone'}, ${spellDayAndTime(event.at)}`}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
