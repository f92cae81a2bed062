import { expect, test, vi } from 'vitest';

// Some of what a window may be given is told of by no running window: here it is read.

const app = { isPackaged: true };
vi.mock('electron', () => ({ app }));

async function preferencesOf(isPackaged: boolean) {
  app.isPackaged = isPackaged;
  vi.resetModules();
  return (await import('../../main/walls/web-preferences.ts')).walled;
}

test('every window is walled off by all that Electron has for it', async () => {
  expect(await preferencesOf(true)).toEqual({
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
    devTools: false,
  });
});

test('developer’s tools are there in a checkout alone', async () => {
  expect((await preferencesOf(false)).devTools).toBe(true);
});
