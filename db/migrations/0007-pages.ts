import type { Migration } from './migration.ts';

/**
 * Stories in and pages out: until when a story must not appear, and what it checked where it is
 * itself a fact-check (`FactCheck` as JSON).
 */
export const pages: Migration = {
  version: 7,
  run: (database) => {
    database.exec(stories);
  },
};

const stories = `
  ALTER TABLE stories ADD COLUMN embargo_until INTEGER;
  ALTER TABLE stories ADD COLUMN fact_check TEXT CHECK (json_valid(fact_check));
`;
