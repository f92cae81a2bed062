import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { project } from '../support/desk.ts';

// The whole desk in a network of its own, which Linux can give a program: once with no network at
// all, once with one that leads nowhere and counts each packet, to whatever address and port, by
// whatever process or thread of Galley.

test.setTimeout(240_000);

const enter = ['--map-root-user', '--net'];
const loopback = 'ip link set lo up';
// A bridge without ports is a way out with nobody behind it. What the kernel would say there by
// itself, in IPv6 and to multicast groups, is turned off, so that each packet is a program's.
const wayOut = [
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  'ip link add out type bridge mcast_snooping 0',
  'ip link set out arp off multicast off',
  'ip addr add 192.0.2.2/24 dev out',
  'ip link set out up',
  'ip route add default via 192.0.2.1 dev out',
].join(' && ');

function isPossible(setup: string): boolean {
  return spawnSync('unshare', [...enter, 'sh', '-c', setup]).status === 0;
}

interface Day {
  readonly done: readonly string[];
  readonly sent: number;
  readonly canary: string;
  readonly seen: number;
}

const wholeDay = ['start', 'type', 'import', 'export', 'backup', 'encrypt', 'unlock', 'trouble'];

function spendDay(setup: string): Day {
  const script = join(project, 'tests/e2e/support/cut/whole-desk.ts');
  const command = `${setup} && exec ${JSON.stringify(process.execPath)} ${JSON.stringify(script)}`;
  const { stdout, stderr } = spawnSync('unshare', [...enter, 'sh', '-c', command], {
    encoding: 'utf8',
    timeout: 200_000,
  });
  const told = stdout.trim().split('\n').at(-1) ?? '';
  if (!told.startsWith('{')) throw new Error(`The day did not end: ${stderr.slice(-3000)}`);
  return JSON.parse(told) as Day;
}

test('the whole desk works with no network at all', () => {
  test.skip(!isPossible(loopback), 'This system gives no network namespace to this user');
  const { done, canary } = spendDay(loopback);
  expect(done).toEqual(wholeDay);
  expect(canary).toBe('ENETUNREACH');
});

test('with a network at hand, not one packet leaves in a whole day of work', () => {
  const setup = `${loopback} && ${wayOut}`;
  test.skip(!isPossible(setup), 'This system gives no bridge to this user');
  const { done, sent, canary, seen } = spendDay(setup);
  expect(done).toEqual(wholeDay);
  expect(canary).toBe('sent');
  expect(seen).toBeGreaterThan(0);
  expect(sent).toBe(0);
});
