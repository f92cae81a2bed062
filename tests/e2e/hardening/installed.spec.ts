import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { electronArguments, packagedExecutable } from '../../../scripts/runtime.mjs';
import { deskArguments, freshLibrary, launchDesk, project } from '../support/desk.ts';

// The program as it is packed. The flavour for tests has its inspector open; `asShipped` is a copy
// of it with that one fuse as electron-builder.yml has it.

test.setTimeout(120_000);

interface Configuration {
  readonly electronFuses: Readonly<Record<string, boolean>>;
}

const { electronFuses: wanted } = parse(
  readFileSync(join(project, 'electron-builder.yml'), 'utf8'),
) as Configuration;

// As electron-builder names them. WasmTrapHandlers, the ninth, takes no wall down either way.
const fuses = {
  runAsNode: [FuseV1Options.RunAsNode, false],
  enableCookieEncryption: [FuseV1Options.EnableCookieEncryption, true],
  enableNodeOptionsEnvironmentVariable: [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  enableNodeCliInspectArguments: [FuseV1Options.EnableNodeCliInspectArguments, false],
  enableEmbeddedAsarIntegrityValidation: [
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    true,
  ],
  onlyLoadAppFromAsar: [FuseV1Options.OnlyLoadAppFromAsar, true],
  loadBrowserProcessSpecificV8Snapshot: [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  grantFileProtocolExtraPrivileges: [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
} as const;

let asShipped = '';
let folder = '';

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-installed-'));
  const packaged = packagedExecutable();
  asShipped = join(dirname(packaged), `galley-as-shipped-${process.pid}`);
  copyFileSync(packaged, asShipped);
  await flipFuses(asShipped, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: wanted['enableNodeCliInspectArguments'] ?? true,
  });
});

test.afterAll(() => {
  rmSync(asShipped, { force: true });
  rmSync(folder, { recursive: true });
});

/** Starts the program as it ships and waits for its end; after `patience` it is ended. */
function start(args: readonly string[], env: Record<string, string> = {}, patience = 20_000) {
  return spawnSync(asShipped, args, {
    encoding: 'utf8',
    timeout: patience,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...env },
  });
}

test('every fuse is set as it must be, in the configuration and in the program', async () => {
  const must = Object.fromEntries(Object.entries(fuses).map(([name, [, state]]) => [name, state]));
  expect(wanted).toEqual(must);
  const wire = await getCurrentFuseWire(asShipped);
  for (const [name, [fuse, state]] of Object.entries(fuses))
    expect(wire[fuse], name).toBe(state ? FuseState.ENABLE : FuseState.DISABLE);
});

test('is no Node, whatever its environment says, and loads nothing that is named there', () => {
  const script = join(folder, 'script.cjs');
  const mark = join(folder, 'ran');
  writeFileSync(script, `require('fs').writeFileSync(${JSON.stringify(mark)}, 'ran')`);
  const asNode = start(['-e', 'console.log(6 * 7)'], { ELECTRON_RUN_AS_NODE: '1' }, 4000);
  expect(asNode.stdout).not.toContain('42');
  const told = start([...electronArguments(), '--version'], {
    NODE_OPTIONS: `--require=${script}`,
    ELECTRON_RUN_AS_NODE: '1',
  });
  expect(told.stdout).toMatch(/\d+\.\d+\.\d+/);
  expect(existsSync(mark)).toBe(false);
});

test('opens no inspector', () => {
  const { stderr } = start([...electronArguments(), '--inspect=0', '--version']);
  expect(stderr).not.toContain('Debugger listening');
});

test('runs what is in its archive alone, and only the addon lies outside', () => {
  const resources = join(dirname(asShipped), 'resources');
  const inside = new Set(listPackage(join(resources, 'app.asar'), { isPack: false }));
  expect([...inside].filter((name) => name.endsWith('.map'))).toEqual([]);
  const unpacked = join(resources, 'app.asar.unpacked');
  const outside = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
  const files = outside.filter((name) => statSync(join(unpacked, name)).isFile());
  expect(files.map((name) => name.replace(/^.*\./, ''))).toEqual(['node']);
});

test('reaches the network from one piece of its bundled code, packages included', () => {
  const archive = join(dirname(asShipped), 'resources', 'app.asar');
  const ways =
    /(?:from|import|require\()\s*\(?["'](?:node:)?((?:http|https|http2|net|tls|dns|dgram|undici|child_process|cluster)(?:\/promises)?)["']/g;
  const found = listPackage(archive, { isPack: false })
    .filter((name) => /^[\\/]out[\\/]main[\\/].*\.js$/.test(name))
    .flatMap((name) => {
      const code = extractFile(archive, name.slice(1)).toString('utf8');
      return [...code.matchAll(ways)].map(([, module = '']) => module);
    });
  // main/desk/fetch-page.ts and public-address.ts.
  expect(found.toSorted()).toEqual(['dns', 'http', 'https', 'net']);
});

for (const debugging of ['--remote-debugging-port=0', '--remote-debugging-pipe']) {
  test(`does not start with ${debugging}`, () => {
    const library = freshLibrary();
    const { status, stderr } = start(
      deskArguments(library, { executable: 'packaged', args: [debugging] }),
    );
    expect(status).toBe(2);
    expect(stderr).toContain('does not start with a debugging port');
    expect(readdirSync(library)).toEqual([]);
    rmSync(library, { recursive: true });
  });
}

test('does not start with switches that take its walls down', () => {
  const library = freshLibrary();
  const args = ['--disable-web-security', '--js-flags=--expose-gc', '--load-extension=/tmp/x'];
  const { status, stderr } = start(deskArguments(library, { executable: 'packaged', args }));
  expect(status).toBe(2);
  expect(stderr).toContain('--disable-web-security, --js-flags, --load-extension');
  expect(readdirSync(library)).toEqual([]);
  rmSync(library, { recursive: true });
});

test('has no developer’s tools, in any window or menu', async () => {
  const desk = await launchDesk({ executable: packagedExecutable() });
  await desk.page.getByRole('heading', { level: 1 }).waitFor();
  const opened = desk.app.waitForEvent('window');
  await desk.page.keyboard.press('ControlOrMeta+Shift+p');
  await opened;
  const found = await desk.app.evaluate(async ({ BrowserWindow, Menu }) => {
    const windows = BrowserWindow.getAllWindows();
    for (const { webContents } of windows) webContents.openDevTools({ mode: 'detach' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const items = (Menu.getApplicationMenu()?.items ?? []).flatMap(
      ({ submenu }) => submenu?.items ?? [],
    );
    return {
      windows: windows.length,
      open: windows.filter(({ webContents }) => webContents.isDevToolsOpened()).length,
      items: items.filter(({ role }) => /devtools|reload/i.test(role ?? '')).length,
    };
  });
  expect(found).toEqual({ windows: 2, open: 0, items: 0 });
  await desk.close();
});
