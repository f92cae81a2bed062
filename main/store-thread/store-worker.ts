import { parentPort } from 'node:worker_threads';
import { logFault } from '../log.ts';
import { connectCalls, type Far } from './calls.ts';
import { createDuties } from './carry-out-duties.ts';
import type { DeskPorts } from './duties.ts';
import { joinAppends } from './join-appends.ts';

// The thread that the store lives in, with everything that works on it: what the disk takes long
// over keeps no key and no window waiting.

if (!parentPort) throw new Error('The store’s thread is started by the main process');

// As in the main process: what was not awaited goes on record. What is thrown out of everything
// else ends the thread, and a fresh one is started.
process.on('unhandledRejection', (fault) => logFault('store thread', fault));

const desk: Far<DeskPorts> = connectCalls<DeskPorts>(parentPort, () => duties);
const duties = joinAppends(createDuties(desk));
