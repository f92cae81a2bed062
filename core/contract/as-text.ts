import type { ChannelName, Input, Output } from './contract.ts';

// What can be as large as a story crosses from process to process as one JSON text. A tree of a
// million nodes is copied node by node at each border, and the main process, which hands every key
// on, stands still meanwhile; a text is copied like a file, and only the two ends take it apart.

/** The JSON of a `T`. */
export type JsonOf<T> = string & { readonly [json]?: T };
declare const json: unique symbol;

/** `T` as far as JSON keeps it. */
type Kept<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null
    ? T
    : T extends undefined | bigint | symbol | Binary | ((...given: never[]) => unknown)
      ? never
      : { readonly [Key in keyof T]: Kept<T[Key]> };
type Binary = ArrayBufferView | ArrayBuffer | Date | ReadonlyMap<never, never> | ReadonlySet<never>;
type Whole<T extends Record<ChannelName, unknown>> = {
  [Name in ChannelName]: T[Name] extends Kept<T[Name]> ? Name : never;
}[ChannelName];

// The compiler takes no channel here of whose values JSON would lose a part.
const inputs = ['journal.append'] as const satisfies readonly Whole<{
  [Name in ChannelName]: Input<Name>;
}>[];
const outputs = [
  'stories.open',
  'history.read',
  'backups.story',
] as const satisfies readonly Whole<{ [Name in ChannelName]: Output<Name> }>[];

type TextInput = (typeof inputs)[number];
type TextOutput = (typeof outputs)[number];

/** What a caller passes, in the form in which it crosses. */
export type InputAcross<Name extends ChannelName> = Name extends TextInput
  ? JsonOf<Input<Name>>
  : Input<Name>;
/** What the host answers when all goes well, in the form in which it crosses. */
export type OutputAcross<Name extends ChannelName> = Name extends TextOutput
  ? JsonOf<Output<Name>>
  : Output<Name>;

/** The longest text that is taken apart, in UTF-16 units: more than any paste or story that fits. */
export const longestText = 256 * 1024 * 1024;

const textInputs: ReadonlySet<string> = new Set(inputs);
const textOutputs: ReadonlySet<string> = new Set(outputs);

/** In the page: an input on its way to the host. */
export function packInput<Name extends ChannelName>(
  name: Name,
  input: Input<Name>,
): InputAcross<Name> {
  return (textInputs.has(name) ? JSON.stringify(input) : input) as InputAcross<Name>;
}

/**
 * In the host: an input as the page sent it, still unchecked. A text that is no JSON, or too long,
 * stays the text that it is, which no schema takes.
 */
export function unpackInput(name: ChannelName, input: unknown): unknown {
  if (!textInputs.has(name) || typeof input !== 'string' || input.length > longestText)
    return input;
  try {
    return JSON.parse(input) as unknown;
  } catch (fault) {
    if (fault instanceof SyntaxError) return input;
    throw fault;
  }
}

/** In the host: what it answers, on its way to the page. */
export function packOutput(name: ChannelName, output: unknown): unknown {
  return textOutputs.has(name) ? JSON.stringify(output) : output;
}

/** In the page: an answer of the host, which it trusts as it is compiled against it. */
export function unpackOutput<Name extends ChannelName>(
  name: Name,
  output: OutputAcross<Name>,
): Output<Name> {
  return (textOutputs.has(name) ? JSON.parse(output as string) : output) as Output<Name>;
}
