import type { ReadingAnswer, ReadingRequest } from './messages.ts';
import { readFile } from './read-file.ts';

// The page compiles with the DOM's types; of a worker's own this needs two functions.
interface WorkerSide {
  onmessage: ((event: MessageEvent<ReadingRequest>) => void) | null;
  postMessage(answer: ReadingAnswer): void;
}

const side = self as unknown as WorkerSide;

side.onmessage = ({ data }) => {
  // Started for one file: what else comes is not ours, such as what pdf.js says to itself.
  side.onmessage = null;
  void readFile(data.kind, data.bytes, { characterMap }, (part) =>
    side.postMessage({ kind: 'progress', part }),
  ).then((words) => side.postMessage({ kind: 'read', words }));
};

async function characterMap(fileName: string): Promise<Uint8Array> {
  const answer = await fetch(`/cmaps/${fileName}`);
  if (!answer.ok) throw new Error(`The table ${fileName} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
