import { factReaders } from './readers.ts';
import type { FactsAnswer, FactsRequest } from './messages.ts';
import { createFactsService } from './service.ts';

// The page compiles with the DOM's types; of a worker's own this needs two functions.
interface WorkerSide {
  onmessage: ((event: MessageEvent<FactsRequest>) => void) | null;
  postMessage(answer: FactsAnswer): void;
}

const side = self as unknown as WorkerSide;
const turns = new MessageChannel();
const service = createFactsService(factReaders, {
  answer: (answer) => side.postMessage(answer),
  later: (turn) => {
    turns.port1.onmessage = () => attempt(turn);
    // A message of its own comes after those that wait, and at once: a timer would be held back.
    turns.port2.postMessage(null);
  },
  now: () => performance.now(),
});

side.onmessage = ({ data }) => attempt(() => service.hear(data));

/** The page starts a new worker when this one fails. */
function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    // The reason is for those who look into the app.
    console.error(error);
    side.postMessage({
      kind: 'failed',
      message:
        'Reading the story for what can be checked stopped and could not be started again. The text and its claims are safe.',
    });
  }
}
