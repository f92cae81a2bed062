import { parentPort, receiveMessageOnPort } from 'node:worker_threads';
import { packFault, type ChoreNews, type ChoreOrder } from './chore-messages.ts';
import { chores } from './chores.ts';
import type { Chore } from './chore.ts';

// Does one chore, away from the thread that journals typing, and ends when it is told to.

const stop = new AbortController();

// A chore that works without ever giving way hears no event, so it asks for what it was told.
stop.signal.throwIfAborted = () => {
  const told = parentPort && receiveMessageOnPort(parentPort);
  if (told) hear(told.message as ChoreOrder);
  AbortSignal.prototype.throwIfAborted.call(stop.signal);
};

parentPort?.on('message', hear);

function hear(order: ChoreOrder): void {
  if (order.what === 'stop') stop.abort();
  else void carryOut(order).then(tell);
}

async function carryOut(order: ChoreOrder & { what: 'begin' }): Promise<ChoreNews> {
  const chore = chores[order.name] as unknown as Chore<unknown, unknown, unknown>;
  const progress = (detail: unknown): void => tell({ what: 'progress', progress: detail });
  try {
    const outcome = await chore(order.options, { signal: stop.signal, progress });
    return { what: 'done', outcome };
  } catch (error) {
    return { what: 'failed', fault: packFault(error) };
  }
}

function tell(news: ChoreNews): void {
  parentPort?.postMessage(news);
}
