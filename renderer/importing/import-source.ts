import type { Result } from '../../core/base/result.ts';
import type { LeftOut } from '../../core/importing/folder/left-out.ts';

/** A file to import, wherever it comes from. */
export interface ImportSource {
  /** From what was picked or dropped on, with `/`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes, or a sentence that says why they cannot be had. Never rejects. */
  readonly read: () => Promise<Result<Uint8Array, string>>;
  /** A file that it names beside itself, or null. Never rejects. */
  readonly beside: (path: string) => Promise<Uint8Array | null>;
}

/** What is to be imported in one go. */
export interface ImportBatch {
  readonly sources: readonly ImportSource[];
  /** What of the folders became no story. */
  readonly leftOut: LeftOut;
}

/** A path's last step: the name that editors know a file by. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
