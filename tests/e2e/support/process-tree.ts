import { execFileSync, type ChildProcess } from 'node:child_process';

/** Ends a process and everything that it started with SIGKILL, and waits until it is gone. */
export async function endTree(root: ChildProcess): Promise<void> {
  const { pid } = root;
  if (pid === undefined || root.exitCode !== null || root.signalCode !== null) return;
  const gone = new Promise((resolve) => root.once('exit', resolve));
  // The root first: it must not get to notice that its children die.
  for (const id of [pid, ...descendantsOf(pid)]) endNow(id);
  await gone;
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function descendantsOf(pid: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const childrenOf = (parent: number): number[] =>
    rows.flatMap(([child, of]) =>
      of === parent && child !== undefined ? [child, ...childrenOf(child)] : [],
    );
  return childrenOf(pid);
}
