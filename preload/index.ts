import { contextBridge, ipcRenderer } from 'electron';
import { channelNames } from '../core/contract/channel-names.ts';
import type { Bridge } from '../core/contract/bridge.ts';
import type { ChannelName } from '../core/contract/contract.ts';
import { hostEvents, type HostEvents } from '../core/contract/events.ts';
import { createEars } from './ears.ts';

// The one door between the page and the host: the names of the contract pass, nothing else does.

const requests: ReadonlySet<string> = new Set(channelNames);
const ears = createEars<HostEvents>(hostEvents);

for (const name of hostEvents) {
  ipcRenderer.on(name, (_event, detail: HostEvents[typeof name]) => {
    ears.tell(name, detail);
  });
}

const bridge: Bridge = {
  request: (channel: ChannelName, input: unknown) => {
    if (!requests.has(channel)) return Promise.reject(new TypeError('There is no such request'));
    return ipcRenderer.invoke(channel, input);
  },
  listen: (event, hear) => ears.listen(event, hear),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('galley', bridge);
