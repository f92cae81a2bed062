import { url as inspectorAddress } from 'node:inspector';
import { app, protocol, type CustomScheme } from 'electron';

const privileges = { standard: true, secure: true, supportFetchAPI: true };

/** The schemes of our own: the desk, and pages without scripts. No bypassCSP, no corsEnabled. */
const schemes: CustomScheme[] = [
  { scheme: 'app', privileges },
  { scheme: 'preview', privileges: { standard: true, secure: true } },
];

/** What Chromium must know before it starts. */
export function prepareChromium(): void {
  protocol.registerSchemesAsPrivileged(schemes);
  // Every name is unknown: what slips past the page's policy and the request filter, such as
  // dns-prefetch, finds no one to call.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
  // Asking for it twice would undo the switch that Chromium needs when it runs as root.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** Whether this is the installed app, and no checkout or the flavour for tests, whose inspector is open. */
export function isAsInstalled(): boolean {
  return app.isPackaged && inspectorAddress() === undefined;
}

/**
 * Whether someone opened the installed app to a debugger. The port works with every fuse set, so
 * the app looks for it itself.
 */
export function isOpenToDebuggers(): boolean {
  if (!isAsInstalled()) return false;
  return ['remote-debugging-port', 'remote-debugging-pipe'].some((name) =>
    app.commandLine.hasSwitch(name),
  );
}
