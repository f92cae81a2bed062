import { packInput, unpackOutput } from '../../core/contract/as-text.ts';
import type { Bridge } from '../../core/contract/bridge.ts';
import type { ChannelName, Input, Output } from '../../core/contract/contract.ts';
import type { RequestFailure } from '../../core/contract/failure.ts';
import { success, type Result } from '../../core/base/result.ts';

declare global {
  interface Window {
    readonly galley: Bridge;
  }
}

/** Asks the host; the answer is a value also when it fails. */
export async function request<Name extends ChannelName>(
  channel: Name,
  input: Input<Name>,
): Promise<Result<Output<Name>, RequestFailure>> {
  const answer = await window.galley.request(channel, packInput(channel, input));
  return answer.ok ? success(unpackOutput(channel, answer.value)) : answer;
}

/** Hears what the host tells unasked. */
export const listen: Bridge['listen'] = (event, hear) => window.galley.listen(event, hear);

/** Whether keys are spelled as on a Mac. */
export const isMac = (): boolean => window.galley.platform === 'darwin';
