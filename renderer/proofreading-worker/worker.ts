import { languageSet, loadLanguage } from '../../core/proofreading/language/language.ts';
import type { ProofreadingAnswer, ProofreadingRequest } from './messages.ts';
import { createProofreadingService } from './service.ts';

// The page compiles with the DOM's types; of a worker's own this needs two functions.
interface WorkerSide {
  onmessage: ((event: MessageEvent<ProofreadingRequest>) => void) | null;
  postMessage(answer: ProofreadingAnswer): void;
}

const side = self as unknown as WorkerSide;
const languageFile = '/language/en.bin';

// Requests that arrive while the language data loads wait for it, in their order.
const service = load().then(createProofreadingService);

side.onmessage = ({ data }) => void answer(data);

async function load() {
  const response = await fetch(languageFile);
  if (!response.ok) throw new Error(`The language data answered ${response.status}`);
  return languageSet(loadLanguage(new Uint8Array(await response.arrayBuffer())));
}

async function answer(request: ProofreadingRequest): Promise<void> {
  try {
    const reply = (await service)(request);
    if (reply) side.postMessage(reply);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    side.postMessage({
      kind: 'failed',
      message: `Proofreading stopped: ${reason}. The text itself is safe.`,
    });
  }
}
