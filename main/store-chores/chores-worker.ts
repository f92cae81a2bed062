import { parentPort } from 'node:worker_threads';
import { packFault, type ChoreNews, type ChoreOrder } from './chore-messages.ts';
import { chores } from './chores.ts';
import type { Chore } from './chore.ts';

// Does one chore, away from the thread that journals typing, and ends when it is told to.

const stop = new AbortController();

parentPort?.on('message', (order: ChoreOrder) => {
  if (order.what === 'stop') stop.abort();
  else void carryOut(order).then(tell);
});

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
