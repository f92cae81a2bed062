import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ClaimId, EvidenceId, StoryId } from '../../core/base/id.ts';
import { storyClaimsSql } from '../../db/claim-sql.ts';
import { createClaimStore } from '../../db/claim-store.ts';
import { storyEvidenceSql } from '../../db/evidence-sql.ts';
import { storyDismissalsSql, storyTiesSql } from '../../db/fact-store.ts';
import { statusChangesSql } from '../../db/story-events.ts';
import { createLiveDocuments } from '../../db/live-documents.ts';
import { createSnapshots } from '../../db/snapshots.ts';
import { createStoryIndex } from '../../db/story-index.ts';
import { evidence } from './claim-fixture.ts';
import { addStory, mustOpen, temporaryFolder } from './store-fixture.ts';

/** The claims of a store of its own, and the statements that they run. */
function watchedClaims() {
  const folder = temporaryFolder();
  const storyId = addStory(mustOpen(folder));
  const statements: string[] = [];
  const database = new Database(join(folder, 'galley.sqlite'), {
    verbose: (sql) => void statements.push(String(sql)),
  });
  onTestFinished(() => void database.close());
  const live = createLiveDocuments(database, createSnapshots(database));
  const index = createStoryIndex(database, live, () => false);
  const claims = createClaimStore({ database, index, now: () => 1 });
  return { claims, storyId, statements };
}

function addClaims(
  { claims, storyId }: Pick<ReturnType<typeof watchedClaims>, 'claims' | 'storyId'>,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index++) {
    const id = `c${index}` as ClaimId;
    claims.add({ id, storyId, text: `Claim ${index}`, editor: 'Ada' });
    for (const item of ['e1', 'e2'].slice(index % 3))
      claims.addEvidence({ id, evidence: evidence({ id: item as EvidenceId }), editor: 'Ada' });
  }
}

describe('reading the claims of a story', () => {
  test('takes as many statements for many claims as for few', () => {
    const desk = watchedClaims();
    const cost = (): number => {
      desk.statements.length = 0;
      desk.claims.ofStory(desk.storyId);
      return desk.statements.length;
    };
    addClaims(desk, 0, 3);
    const few = cost();
    addClaims(desk, 3, 60);
    expect(cost()).toBe(few);
    expect(few).toBeLessThanOrEqual(3);
  });

  test('gives each claim its own evidence, as reading it alone does', () => {
    const desk = watchedClaims();
    addClaims(desk, 0, 30);
    const all = desk.claims.ofStory(desk.storyId);
    expect(all.map(({ id }) => desk.claims.get(id))).toEqual(all);
    expect(all.map(({ evidence: items }) => items.length).slice(0, 3)).toEqual([2, 1, 0]);
  });

  test('of a story that is not there gives none', () => {
    expect(watchedClaims().claims.ofStory('nobody' as StoryId)).toEqual([]);
  });
});

test.each([
  ['the claims', storyClaimsSql, /SEARCH claims USING INDEX claims_of_story \(story=\?\)/],
  [
    'the evidence',
    storyEvidenceSql,
    /SEARCH evidence USING INDEX sqlite_autoindex_evidence_1 \(claim=\?\)/,
  ],
  ['what was set aside', storyDismissalsSql, /SEARCH dismissals USING PRIMARY KEY \(story=\?\)/],
  [
    'tied quotations',
    storyTiesSql,
    /SEARCH quote_ties USING INDEX sqlite_autoindex_quote_ties_1 \(story=\?\)/,
  ],
  [
    'changes of status',
    statusChangesSql,
    /SEARCH status_changes USING INDEX status_changes_of_story \(story=\?\)/,
  ],
] as const)('the plan for %s of a story finds them by the story', (_what, sql, expected) => {
  const folder = temporaryFolder();
  mustOpen(folder).close();
  const database = new Database(join(folder, 'galley.sqlite'));
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(1) as { detail: string }[];
  database.close();
  const plan = steps.map(({ detail }) => detail).join('\n');
  expect(plan).toMatch(expected);
  expect(plan).not.toMatch(/SCAN/);
});
