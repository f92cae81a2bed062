import type { Bridge, ChannelName, Input, Output } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import type { Result } from '../../core/base/result.ts';

declare global {
  interface Window {
    readonly galley: Bridge;
  }
}

/** Asks the host; the answer is a value also when it fails. */
export function request<Name extends ChannelName>(
  channel: Name,
  input: Input<Name>,
): Promise<Result<Output<Name>, RequestFailure>> {
  return window.galley.request(channel, input);
}

/** Hears what the host tells unasked. */
export const listen: Bridge['listen'] = (event, hear) => window.galley.listen(event, hear);

/** Whether keys are spelled as on a Mac. */
export const isMac = (): boolean => window.galley.platform === 'darwin';
