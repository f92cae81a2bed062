import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { connect } from '../../db/connection.ts';
import { backUp } from '../../db/store-backup.ts';
import { contentOf, oldStore } from './old-store.ts';
import { temporaryFolder } from './store-fixture.ts';

test('a name that another process took in the same moment is left to it, and the next one taken', () => {
  const folder = temporaryFolder();
  const database = connect(oldStore(1, temporaryFolder()), { lockWait: 0 });
  const nameAt = (attempt: number) => `copy-${attempt}`;
  const first = backUp(database, folder, nameAt);
  const second = backUp(database, folder, nameAt);
  database.close();
  expect(readdirSync(folder).toSorted()).toEqual(['copy-0.sqlite', 'copy-1.sqlite']);
  expect(contentOf(second).content).toBe(contentOf(first).content);
});
