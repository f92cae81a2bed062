/**
 * Why a store cannot be opened. `message` is for the editor: what was found, what is safe, what
 * to do.
 * - `newer`: a later release wrote it
 * - `foreign`: the file is something else
 * - `corrupt`: it is ours, but damaged or cut short
 * - `locked`: another program holds it
 * - `read-only`: folder or file may not be written
 * - `disk-full`: no room is left
 * - `io`: the system refused for another reason
 */
export interface StoreFailure {
  readonly code: 'newer' | 'foreign' | 'corrupt' | 'locked' | 'read-only' | 'disk-full' | 'io';
  readonly message: string;
}

/** A stored row that is no longer what was written. `message` is for the editor. */
export class StoreDamage extends Error {
  override readonly name = 'StoreDamage';
}
