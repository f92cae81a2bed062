/** Why nothing came of an archive; nothing of it is left behind then. */
export type ArchiveFailure =
  /** `detail` is for the log. */
  | {
      /**
       * - `not-archive`: it is something else
       * - `newer`: a newer release made it
       * - `damaged`: it is cut short or changed, or holds what no archive does
       * - `other-key`: it is under another key than the one that is at hand
       * - `not-empty`: the folder that it was to go into holds something already
       * - `taken`: a file of the name that it was to get is there already
       * - `store-damaged`: no trustworthy copy of the store could be made for it
       * - `changed`: the library changed under it in a way that it must not, or the disk wrote
       *   something else than it was given
       */
      readonly code:
        | 'not-archive'
        | 'newer'
        | 'damaged'
        | 'other-key'
        | 'not-empty'
        | 'taken'
        | 'store-damaged'
        | 'changed';
      readonly detail: string;
    }
  /** Bytes. */
  | { readonly code: 'no-room'; readonly needed: number; readonly free: number };
