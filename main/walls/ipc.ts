import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { channelNames } from '../../core/contract/channel-names.ts';
import type { ChannelName } from '../../core/contract/contract.ts';
import { deskOrigin } from './page-server.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** Answers one request; the input is what the page sent, still unchecked. */
export type Answer = (name: ChannelName, input: unknown) => Promise<unknown>;

/**
 * Listens to the desk's page. The only use of ipcMain in the house: one listener a channel, and a
 * sender that is not the desk is turned away with an error, never in silence.
 */
export function answerDesk(desk: () => WebContents | null, answer: Answer): void {
  for (const name of channelNames) {
    ipcMain.handle(name, (event, ...input: unknown[]) => {
      if (!isFromDesk(event, desk())) throw new Error('This request did not come from the desk');
      if (input.length > 1) throw new Error('A request has one input');
      return answer(name, input[0]);
    });
  }
}

function isFromDesk(event: IpcMainInvokeEvent, desk: WebContents | null): boolean {
  if (desk === null || desk.isDestroyed() || event.sender !== desk) return false;
  return isTrustedSender(event.senderFrame, desk.mainFrame, deskOrigin);
}
