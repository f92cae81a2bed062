import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

// Linux tells memory fairly shared between processes (PSS) and the time that each thread has used.
// Elsewhere the bench takes resident sizes (RSS), which count shared pages once a process.

/** How memory is told here. */
export const memoryKind = process.platform === 'linux' ? 'PSS' : 'RSS';

/** A process and everything that it started, by id. */
function processTree(root: number): number[] {
  const children = process.platform === 'linux' ? childrenFromProc() : childrenFromPs();
  const tree = [root];
  for (const id of tree) tree.push(...(children.get(id) ?? []));
  return tree;
}

/** Memory of a process and everything that it started, in megabytes (10⁶ bytes). */
export function memoryOfTree(root: number): number {
  return processTree(root).reduce((sum, id) => sum + memoryOf(id), 0) / 1e6;
}

/**
 * Resident memory of a process and everything that it started, in MiB; pages that several share
 * count once for each. Zero where the system has no /proc.
 */
export function residentOfTree(root: number): number {
  if (process.platform !== 'linux') return 0;
  const kilobytes = processTree(root).map((id) =>
    Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${id}/status`))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Milliseconds of processor time that a process and what it started have used so far. */
export function timeOfTree(root: number): number {
  if (process.platform !== 'linux') return 0;
  return processTree(root).reduce((sum, id) => sum + timeFromStat(`/proc/${id}/stat`), 0);
}

/** Milliseconds that the workers of the pages under `root` have used; null where that is not told. */
export function timeOfWorkers(root: number): number | null {
  if (process.platform !== 'linux') return null;
  let sum = 0;
  for (const id of processTree(root)) {
    for (const thread of listed(`/proc/${id}/task`)) {
      const folder = `/proc/${id}/task/${thread}`;
      if (read(`${folder}/comm`).startsWith('DedicatedWorker'))
        sum += timeFromStat(`${folder}/stat`);
    }
  }
  return sum;
}

function memoryOf(id: number): number {
  if (process.platform !== 'linux') return residentFromPs(id);
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** Clock ticks are 10 ms wherever Linux runs Electron. */
const tick = 10;

function timeFromStat(path: string): number {
  const text = read(path);
  // The name in brackets may hold anything; the fields after it are counted from its end.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * tick;
}

function childrenFromProc(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of listed('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const text = read(`/proc/${name}/stat`);
    const parent = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  return children;
}

function childrenFromPs(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const line of execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')) {
    const [id = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  return children;
}

function residentFromPs(id: number): number {
  return (
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(id)], { encoding: 'utf8' }).trim()) * 1024
  );
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // A process may end between being listed and being looked at.
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // As above; what has ended uses nothing.
    return '';
  }
}
