import { stat } from 'node:fs/promises';

/** Whether a file stands at `path`; what cannot be looked at is none. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
