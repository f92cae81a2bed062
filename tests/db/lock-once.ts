import { claimStore } from '../../db/store-lock.ts';

// Claims the store at FILE for an exchange and tells whether it could: node lock-once.ts FILE.

try {
  claimStore(process.argv[2] ?? '', 0).release();
  process.stdout.write('claimed\n');
} catch {
  process.stdout.write('held\n');
}
