/** What a chore is given besides what it shall do. */
export interface ChoreContext<Progress = never> {
  /** Aborted when nobody wants the outcome any more; looked at between steps. */
  readonly signal: AbortSignal;
  /** Tells how far it is. */
  readonly progress: (progress: Progress) => void;
}

/**
 * A long job on a store, with connections of its own (`connect` of db/connection.ts). It takes and
 * gives only what can be copied from one thread to another. Expected failures are values of its
 * outcome; what it throws reaches whoever asked as an error with the same message and code.
 */
export type Chore<Options, Outcome, Progress = never> = (
  options: Options,
  context: ChoreContext<Progress>,
) => Outcome | Promise<Outcome>;
