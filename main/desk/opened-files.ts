import type { Handlers } from '../../core/contract/contract.ts';
import type { ImportOutcome } from '../../core/contract/importing.ts';
import { readPickedFile } from './picked-file.ts';
import type { PickedFile, Ports } from '../ports.ts';

/** Imports files that were opened with Galley, one after the other, and tells the page. */
export async function importOpenedFiles(
  paths: readonly string[],
  language: string,
  handlers: Pick<Handlers, 'import.file'>,
  emit: Ports['emit'],
): Promise<void> {
  const outcomes: ImportOutcome[] = [];
  for (const path of paths)
    outcomes.push(await importOne(await readPickedFile(path), language, handlers));
  if (outcomes.length > 0) emit('import.done', { outcomes });
}

async function importOne(
  { name, bytes, failure }: PickedFile,
  language: string,
  handlers: Pick<Handlers, 'import.file'>,
): Promise<ImportOutcome> {
  if (failure !== undefined) return { name, story: null, failure };
  const answer = await handlers['import.file']({ name, bytes, language });
  return answer.ok ? answer.value : { name, story: null, failure: answer.error.message };
}
