/**
 * Where a file that a document names lies, seen from where the document lies.
 * @param document the document's own path, with `/`
 * @param named what the document calls it: relative to the document's folder, with `/`
 * @returns its path, or null for what leaves the document's folder, is absolute or no path at all
 */
export function pathBeside(document: string, named: string): string | null {
  if (named.length > 4096 || /^(?:[/\\]|[a-z][a-z0-9+.-]*:)|[\\\0]/i.test(named)) return null;
  const steps: string[] = [];
  for (const step of named.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  if (steps.length === 0) return null;
  const folder = document.slice(0, document.lastIndexOf('/') + 1);
  return folder + steps.join('/');
}
