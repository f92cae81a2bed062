/** What is looked at of a file to tell its kind. */
export interface FileSample {
  /** Its name without folders: for sentences only, never for the kind. */
  readonly name: string;
  /** The size of the whole file in bytes. */
  readonly size: number;
  /** Its first bytes: a megabyte, or all. */
  readonly head: Uint8Array;
  /** Its last bytes: 64 kB, or all. */
  readonly tail: Uint8Array;
}
