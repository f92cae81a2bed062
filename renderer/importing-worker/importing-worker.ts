import { refuseFromFolder } from '../../core/importing/folder/fits-folder.ts';
import { importFile } from '../../core/importing/import-file.ts';
import type { ImportAnswer, ImportMessage } from './messages.ts';
import { storyToAdd } from './story-to-add.ts';

// The page compiles with the DOM's types; of a worker's own this needs two functions.
interface WorkerSide {
  onmessage: ((event: MessageEvent<ImportMessage>) => void) | null;
  postMessage(answer: ImportAnswer): void;
}

const side = self as unknown as WorkerSide;
const asked = new Map<number, (bytes: Uint8Array | null) => void>();

side.onmessage = ({ data }) => {
  if (data.kind === 'beside') {
    asked.get(data.ask)?.(data.bytes);
    asked.delete(data.ask);
  } else void read(data).then((answer) => side.postMessage(answer));
};

async function read(file: Extract<ImportMessage, { kind: 'file' }>): Promise<ImportAnswer> {
  const { name, bytes, isFromFolder, language, now } = file;
  const unfit = isFromFolder ? refuseFromFolder(file) : null;
  if (unfit !== null) return { kind: 'failed', message: unfit };
  const newId = () => crypto.randomUUID();
  const imported = await importFile({ name, bytes, beside }, { language, newId, now });
  return imported.ok
    ? { kind: 'read', read: storyToAdd(imported.value) }
    : { kind: 'failed', message: imported.error };
}

let asks = 0;

function beside(path: string): Promise<Uint8Array | null> {
  asks += 1;
  const ask = asks;
  return new Promise((resolve) => {
    asked.set(ask, resolve);
    side.postMessage({ kind: 'beside', ask, path });
  });
}
