import { connect } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { migrations } from '../../db/migrations/all.ts';
import { backUp } from '../../db/store-backup.ts';

// Brings a store forward, slowly: node migrate-once.ts FILE BACKUPS. Before and after each step it
// says where it is, so that whoever watches can end it there.

const [file = '', backups = ''] = process.argv.slice(2);
const database = connect(file, { lockWait: 0 });
const say = (what: string): void => {
  process.stdout.write(`${what}\n`);
  // Time enough to be killed in.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 40);
};
migrate(database, {
  backUp: (from) => {
    say('copying');
    backUp(database, backups, () => `before-update-from-${from}`);
    say('copied');
  },
  steps: migrations.map((step) => ({
    version: step.version,
    run: (inside) => {
      say(`begins ${step.version}`);
      step.run(inside);
      say(`ends ${step.version}`);
    },
  })),
});
database.close();
say('finished');
