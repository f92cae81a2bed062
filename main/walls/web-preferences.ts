import { app, type WebPreferences } from 'electron';

/** What every page of ours is: walled off from Node, files, other pages and the network. */
export const walled: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableDialogs: true,
  enableWebSQL: false,
  devTools: !app.isPackaged,
};
