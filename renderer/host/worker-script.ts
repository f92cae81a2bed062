import factsPath from '../facts-worker/facts-worker.ts?worker&url';
import importingPath from '../importing-worker/importing-worker.ts?worker&url';
import proofreadingPath from '../proofreading-worker/worker.ts?worker&url';
import readingPath from '../source-reading-worker/reading-worker.ts?worker&url';

/** The workers that the page may start, and their scripts as the build named them. */
const scripts = {
  facts: factsPath,
  importing: importingPath,
  proofreading: proofreadingPath,
  reading: readingPath,
} as const;

interface TrustedTypesLike {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string;
  };
}

let policy: ReturnType<TrustedTypesLike['createPolicy']> | undefined;

/** Starts one of the page's workers; a module, of the name it is started by. */
export function startScript(name: keyof typeof scripts): Worker {
  return new Worker(scriptOf(name), { type: 'module', name });
}

/** The page's policy asks for a trusted script URL: ours are the ones that the build gave us. */
function scriptOf(name: keyof typeof scripts): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesLike };
  const known = new Set<string>(Object.values(scripts));
  policy ??= trustedTypes?.createPolicy('galley-worker', {
    createScriptURL: (url) => {
      if (!known.has(url)) throw new TypeError('Only the desk’s own workers may be started');
      return url;
    },
  });
  return policy?.createScriptURL(scripts[name]) ?? scripts[name];
}
