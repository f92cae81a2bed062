import { expect, it } from 'vitest';
import { areNamespacesRestricted } from '../../scripts/set-up/sandbox.mjs';

const kernel = (settings: Record<string, string>) => (name: string) => settings[name];

it.each([
  ['has no such settings', {}, false],
  [
    'allows them',
    { 'kernel/unprivileged_userns_clone': '1', 'user/max_user_namespaces': '96364' },
    false,
  ],
  ['asks AppArmor', { 'kernel/apparmor_restrict_unprivileged_userns': '1' }, true],
  ['forbids them', { 'kernel/unprivileged_userns_clone': '0' }, true],
  ['has room for none', { 'user/max_user_namespaces': '0' }, true],
])('a kernel that %s restricts user namespaces: %#', (_what, settings, restricted) => {
  expect(areNamespacesRestricted(kernel(settings))).toBe(restricted);
});
