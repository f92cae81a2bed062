import type { GenericSchema, InferOutput } from 'valibot';

/**
 * One request that the page may make: what goes in and what comes out. The host checks every
 * input against `input` before a handler sees it, and the page trusts `output` because the host
 * is compiled against it.
 */
export interface Channel<Input extends GenericSchema, Output> {
  readonly input: Input;
  /** A type only; nothing is there at run time. */
  readonly output?: Output;
}

/** Declares a channel: `channel<Output>()(inputSchema)`. */
export function channel<Output>() {
  return <Input extends GenericSchema>(input: Input): Channel<Input, Output> => ({ input });
}

/** What a caller passes to channel `C`. */
export type InputOf<C> = C extends Channel<infer Input, unknown> ? InferOutput<Input> : never;

/** What channel `C` answers when all goes well. */
export type OutputOf<C> = C extends Channel<GenericSchema, infer Output> ? Output : never;
