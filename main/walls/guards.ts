import { app, type Session, type WebContents } from 'electron';

/**
 * Closes every door that a page might try, on every page and session there will ever be. Call it
 * before the app is ready: then nothing comes into being unguarded.
 */
export function guardEverything(): void {
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
  app.on('login', (event) => {
    event.preventDefault();
  });
  app.on('select-client-certificate', (event) => {
    event.preventDefault();
  });
}

/** The one address, its own, that a page with a form may send it to. */
const forms = new WeakMap<WebContents, string>();

/** Lets a page without scripts send its form to its own address, which is answered by ourselves. */
export function allowForm(contents: WebContents, address: string): void {
  forms.set(contents, address);
}

/** No page goes anywhere, opens anything or holds another page. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  const refuse = (event: { preventDefault: () => void }) => {
    event.preventDefault();
  };
  const refuseElsewhere = (event: { url: string; preventDefault: () => void }) => {
    if (forms.get(contents) !== event.url) event.preventDefault();
  };
  contents.on('will-navigate', refuseElsewhere);
  contents.on('will-frame-navigate', refuseElsewhere);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** No permission, no device, no download, no network. */
function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // Null is the answer that gives no stream.
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.webRequest.onBeforeRequest((request, answer) => {
    answer({ cancel: !isOurs(request.url) });
  });
  // Chromium would fetch a dictionary from its maker; the page's own switch does not stop it.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

const ours = new Set(['app:', 'preview:', 'blob:', 'data:']);

function isOurs(address: string): boolean {
  const scheme = address.slice(0, address.indexOf(':') + 1);
  return ours.has(scheme) || (!app.isPackaged && (scheme === 'devtools:' || scheme === 'chrome:'));
}
