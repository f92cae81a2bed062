import type { Result } from '../base/result.ts';
import type { InputAcross, OutputAcross } from './as-text.ts';
import type { ChannelName } from './contract.ts';
import type { HostEvents } from './events.ts';
import type { RequestFailure } from './failure.ts';

/** What the preload exposes to the page as `window.galley`. */
export interface Bridge {
  readonly request: <Name extends ChannelName>(
    channel: Name,
    input: InputAcross<Name>,
  ) => Promise<Result<OutputAcross<Name>, RequestFailure>>;
  /** @returns a function that stops listening. */
  readonly listen: <Name extends keyof HostEvents>(
    event: Name,
    hear: (detail: HostEvents[Name]) => void,
  ) => () => void;
  /** `darwin`, `linux` or `win32`: keys are spelled accordingly. */
  readonly platform: string;
}
