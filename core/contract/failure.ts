/**
 * Why a request failed. `message` is written for the editor: what happened, what is safe, what
 * to do. It never holds a path of another's machine, a stack or SQL.
 */
export interface RequestFailure {
  readonly code: FailureCode;
  readonly message: string;
}

/**
 * - `bad-request`: the input is not of the channel's form, or its sender is not the desk
 * - `not-found`: the story (claim, medium, revision) is not in the store
 * - `conflict`: the journal has moved on; open the story again
 * - `bad-input`: a file or text that cannot be taken in
 * - `read-only`: the store or a folder may not be written
 * - `disk-full`: no room is left
 * - `store`: the store failed in another way
 * - `cancelled`: the editor changed her mind in a dialog
 * - `internal`: a fault of ours
 */
export type FailureCode =
  | 'bad-request'
  | 'not-found'
  | 'conflict'
  | 'bad-input'
  | 'read-only'
  | 'disk-full'
  | 'store'
  | 'cancelled'
  | 'internal';
