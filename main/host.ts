import * as v from 'valibot';
import { failure, type Result } from '../core/base/result.ts';
import { channels, type ChannelName, type Handlers } from '../core/contract/contract.ts';
import type { RequestFailure } from '../core/contract/failure.ts';
import { explainFault } from './faults.ts';

/**
 * Answers one request of the page: checks the input against the channel's schema, carries it out,
 * and turns whatever is thrown into a failure that an editor can read. Never rejects.
 * @param input what the page sent; nothing is taken for granted
 * @param hearFault is told of everything that was thrown, for the log
 */
export async function dispatch(
  handlers: Handlers,
  name: ChannelName,
  input: unknown,
  hearFault: (name: ChannelName, fault: unknown, explained: RequestFailure) => void,
): Promise<Result<unknown, RequestFailure>> {
  try {
    const checked = v.safeParse(channels[name].input, input);
    if (!checked.success) return failure(badRequest);
    const handle = handlers[name] as (input: unknown) => ReturnType<Handlers[ChannelName]>;
    return await handle(checked.output);
  } catch (fault) {
    const explained = explainFault(fault);
    hearFault(name, fault, explained);
    return failure(explained);
  }
}

const badRequest: RequestFailure = {
  code: 'bad-request',
  message: 'The desk could not do that: the request was not of the right form. Nothing was changed.',
};
