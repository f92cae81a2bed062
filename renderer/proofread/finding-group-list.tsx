import { useState } from 'react';
import { findingKindNames } from '../../core/proofreading/finding-kinds.ts';
import { Button } from '../ui/button.tsx';
import { FindingCard } from './finding-card.tsx';
import { mendAll } from './finding-actions.ts';
import { pageOf, pageSize, type FindingGroup } from './finding-groups.ts';

interface FindingGroupListProps {
  readonly group: FindingGroup;
  readonly total: number;
  readonly current: string | null;
}

/** The findings of one kind, a page of them at a time; the page of the one in hand comes by itself. */
export function FindingGroupList({ group, total, current }: FindingGroupListProps) {
  const { found } = group;
  const [turned, setTurned] = useState({ page: 0, current });
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const wanted = turned.current === current ? turned.page : (pageOf(group, current) ?? turned.page);
  const page = Math.min(wanted, pages - 1);
  const turnTo = (to: number) => setTurned({ page: to, current });
  const shown = found.slice(page * pageSize, (page + 1) * pageSize);
  return shown.map(({ placed, at, alike }, index) => (
    <li key={placed.id} className="finding-item">
      {index === 0 ? <GroupHead group={group} /> : null}
      {index === 0 && page > 0 ? (
        <Button look="link" onClick={() => turnTo(page - 1)}>
          {`${(page * pageSize).toLocaleString()} before these`}
        </Button>
      ) : null}
      <FindingCard
        placed={placed}
        count={`${at.toLocaleString()} of ${total.toLocaleString()}`}
        alike={alike}
        isCurrent={placed.id === current}
      />
      {index === shown.length - 1 && page < pages - 1 ? (
        <Button look="link" className="finding-more" onClick={() => turnTo(page + 1)}>
          {`${(found.length - (page + 1) * pageSize).toLocaleString()} after these`}
        </Button>
      ) : null}
    </li>
  ));
}

function GroupHead({ group: { kind, found, safe } }: { readonly group: FindingGroup }) {
  return (
    <div className="finding-group-head">
      <h3>
        <span className={`finding-sample finding-${kind}`}>{findingKindNames[kind]}</span>
        <span className="finding-group-count">{found.length.toLocaleString()}</span>
      </h3>
      {safe > 0 ? (
        <Button look="link" onClick={() => mendAll(found.map(({ placed }) => placed))}>
          {safe === found.length
            ? `Fix all ${safe.toLocaleString()}`
            : `Fix ${safe.toLocaleString()} of them`}
        </Button>
      ) : null}
    </div>
  );
}
