import { describe, expect, it } from 'vitest';
import { isModern } from '../../scripts/set-up/modern-node.mjs';
import { lockfilesAgree } from '../../scripts/set-up/packages.mjs';

const root = { version: '1.0.0' };
const press = { version: '2.1.0', integrity: 'sha512-aaaa' };

describe('what is installed agrees with the lockfile', () => {
  it('when every package is there in its version', () => {
    const wanted = { packages: { '': root, 'node_modules/press': press } };
    expect(lockfilesAgree(wanted, { packages: { 'node_modules/press': { ...press } } })).toBe(true);
  });

  it('when only an optional package is missing', () => {
    const optional = { 'node_modules/press-mac': { ...press, optional: true } };
    expect(lockfilesAgree({ packages: optional }, { packages: {} })).toBe(true);
  });

  it.each([
    ['is missing', {}],
    ['has another version', { 'node_modules/press': { ...press, version: '2.2.0' } }],
    ['has other bytes', { 'node_modules/press': { ...press, integrity: 'sha512-bbbb' } }],
    ['lies elsewhere', { 'node_modules/desk/node_modules/press': press }],
  ])('but not when a package %s', (_what, packages) => {
    const wanted = { packages: { '': root, 'node_modules/press': press } };
    expect(lockfilesAgree(wanted, { packages })).toBe(false);
  });
});

describe('a Node that can load the SQLite addon', () => {
  it.each([
    ['20.20.2', false],
    ['22.13.1', false],
    ['22.14.0', true],
    ['24.0.0', true],
  ])('%s: %s', (version, modern) => {
    expect(isModern(version)).toBe(modern);
  });
});
