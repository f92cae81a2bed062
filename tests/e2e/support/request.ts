import type { Page } from '@playwright/test';
import {
  packInput,
  unpackOutput,
  type InputAcross,
  type OutputAcross,
} from '../../../core/contract/as-text.ts';
import type { ChannelName, Input, Output } from '../../../core/contract/contract.ts';
import type { RequestFailure } from '../../../core/contract/failure.ts';
import { success, type Result } from '../../../core/base/result.ts';
import type {} from '../../../renderer/host/host.ts';

/** Makes a request as the desk's own page does. */
export async function request<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: Input<Name>,
): Promise<Result<Output<Name>, RequestFailure>> {
  const answer = await ask(page, channel, packInput(channel, input));
  return answer.ok ? success(unpackOutput(channel, answer.value)) : answer;
}

function ask<Name extends ChannelName>(page: Page, channel: Name, input: InputAcross<Name>) {
  return page.evaluate(([name, given]) => window.galley.request(name, given as never), [
    channel,
    input,
  ] as const) as Promise<Result<OutputAcross<Name>, RequestFailure>>;
}
