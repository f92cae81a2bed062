import type { FileHash } from '../../core/base/id.ts';
import type { Far } from './calls.ts';
import type { StoreDuties } from './duties.ts';

/** A source's file as it is served, piece by piece. */
export interface ServedFile {
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly bytes: () => ReadableStream<Uint8Array>;
}

/** A file of the vault, read by the store's thread as far as somebody wants it. */
export async function readThrough(
  far: Far<StoreDuties>,
  hash: FileHash,
): Promise<ServedFile | null> {
  const reading = await far.call('beginReading', hash);
  if (!reading) return null;
  const { id, type, size } = reading;
  const bytes = () =>
    new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const piece = await far.call('readPiece', id);
          if (piece) controller.enqueue(piece);
          else controller.close();
        },
        cancel: () => far.call('endReading', id),
      },
      // Nothing is read before somebody asks for it.
      { highWaterMark: 0 },
    );
  return { type, size, bytes };
}
