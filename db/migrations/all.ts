import type { Migration } from './migration.ts';
import { storiesAndJournal } from './0001-stories-and-journal.ts';
import { claimsAndTags } from './0002-claims-and-tags.ts';
import { desk } from './0003-desk.ts';
import { libraryIndex } from './0004-library-index.ts';
import { houseStyle } from './0005-house-style.ts';
import { factDesk } from './0006-fact-desk.ts';
import { pages } from './0007-pages.ts';
import { history } from './0008-history.ts';

/** Every migration, in order; entry n leads to version n + 1. */
export const migrations: readonly Migration[] = [
  storiesAndJournal,
  claimsAndTags,
  desk,
  libraryIndex,
  houseStyle,
  factDesk,
  pages,
  history,
];
