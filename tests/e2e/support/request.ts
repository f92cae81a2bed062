import type { Page } from '@playwright/test';
import type { ChannelName, Input, Output } from '../../../core/contract/contract.ts';
import type { RequestFailure } from '../../../core/contract/failure.ts';
import type { Result } from '../../../core/base/result.ts';
import type {} from '../../../renderer/host/host.ts';

/** Makes a request as the desk's own page does. */
export function request<Name extends ChannelName>(
  page: Page,
  channel: Name,
  input: Input<Name>,
): Promise<Result<Output<Name>, RequestFailure>> {
  return page.evaluate(([name, given]) => window.galley.request(name, given as never), [
    channel,
    input,
  ] as const) as never;
}
