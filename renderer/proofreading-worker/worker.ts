import { loadLanguage, type Language } from '../../core/proofreading/language/language.ts';
import type { SpellingPack } from '../../core/proofreading/language/spelling-pack.ts';
import { createLanguagePacks, loadPack } from './language-packs.ts';
import type { ProofreadingAnswer, ProofreadingRequest } from './messages.ts';
import { createProofreadingService } from './service.ts';

// The page compiles with the DOM's types; of a worker's own this needs two functions.
interface WorkerSide {
  onmessage: ((event: MessageEvent<ProofreadingRequest>) => void) | null;
  postMessage(answer: ProofreadingAnswer): void;
}

const side = self as unknown as WorkerSide;
const languageFile = '/language/en.bin';

const languages = new Map<string, Language | SpellingPack>();
const turns = new MessageChannel();
const service = createProofreadingService(languages, {
  answer: (answer) => side.postMessage(answer),
  later: (turn) => {
    turns.port1.onmessage = () => attempt(turn);
    // A message of its own comes after those that wait, and at once: a timer would be held back.
    turns.port2.postMessage(null);
  },
  now: () => performance.now(),
});

const packs = createLanguagePacks(languages, {
  load: loadPack,
  failed: (tag, error) => {
    // The reason is for those who look into the app.
    console.error(error);
    side.postMessage({ kind: 'language-missing', tag });
  },
  arrived: (tag) => attempt(() => service.languageArrived(tag)),
  wait: (milliseconds, act) => void setTimeout(act, milliseconds),
});

// Requests that arrive while the language data loads wait for it, in their order.
const loaded = load().catch(fail);

side.onmessage = ({ data }) => void loaded.then(() => attempt(() => hear(data)));

function hear(request: ProofreadingRequest): void {
  packs.hear(request);
  service.hear(request);
}

async function load(): Promise<void> {
  const response = await fetch(languageFile);
  if (!response.ok) throw new Error(`The language data answered ${response.status}`);
  languages.set('en', loadLanguage(new Uint8Array(await response.arrayBuffer())));
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    fail(error);
  }
}

/** The page starts a new worker then. */
function fail(error: unknown): void {
  // The reason is for those who look into the app.
  console.error(error);
  side.postMessage({
    kind: 'failed',
    message:
      'Proofreading stopped and could not be started again. The text is safe and is saved as ever. To try again, go to another story and come back.',
  });
}
