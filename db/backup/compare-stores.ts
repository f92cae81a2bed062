import type { Database } from 'better-sqlite3';
import type { BackupLosses } from '../../core/contract/backups.ts';

interface Head {
  readonly id: string;
  readonly seq: number;
  readonly updated_at: number;
  readonly headline: string;
}

/** How many headlines of each kind are named. */
const mostNamed = 10;

/** How the stories of a store differ from those of a copy; stories in the bin count like others. */
export function compareStores(now: Database, copy: Database): Omit<BackupLosses, 'missingFiles'> {
  const then = new Map(headsOf(copy).map((head) => [head.id, head]));
  const present = headsOf(now);
  const added = present.filter(({ id }) => !then.has(id));
  const changed = present.filter((head) => {
    const before = then.get(head.id);
    return before && (before.seq !== head.seq || before.updated_at !== head.updated_at);
  });
  const ids = new Set(present.map(({ id }) => id));
  const back = [...then.values()].filter(({ id }) => !ids.has(id));
  return {
    added: added.length,
    changed: changed.length,
    back: back.length,
    headlines: { added: lastOf(added), changed: lastOf(changed), back: lastOf(back) },
  };
}

function lastOf(heads: readonly Head[]): string[] {
  return [...heads]
    .sort((one, other) => other.updated_at - one.updated_at)
    .slice(0, mostNamed)
    .map(({ headline }) => headline);
}

function headsOf(database: Database): Head[] {
  return database.prepare<[], Head>('SELECT id, seq, updated_at, headline FROM stories').all();
}
