import { failure, success, type Result } from '../../core/base/result.ts';
import type { PickedDocument } from '../../core/contract/importing.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { request } from '../host/host.ts';
import type { ImportBatch, ImportSource } from './import-source.ts';

/**
 * Asks for files or a folder, or takes what was opened with Galley.
 * @returns null when there is nothing to import.
 */
export async function pickBatch(
  what: 'files' | 'folder' | 'opened',
): Promise<Result<ImportBatch | null, RequestFailure>> {
  const answer = await request('import.pick', { what });
  if (!answer.ok) return answer.error.code === 'cancelled' ? success(null) : answer;
  const { files, leftOut } = answer.value;
  return success({ sources: files.map(sourceOf), leftOut });
}

function sourceOf({ token, path, size }: PickedDocument): ImportSource {
  return {
    path,
    size,
    read: async () => {
      const answer = await request('import.read', { token });
      return answer.ok ? success(answer.value.bytes) : failure(answer.error.message);
    },
    beside: async (beside) => {
      const answer = await request('import.beside', { token, path: beside.slice(0, 4096) });
      return answer.ok ? answer.value.bytes : null;
    },
  };
}
