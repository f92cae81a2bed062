// Type-checks every room by its own tsconfig: what a room may see (DOM, Node) differs from room to room.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { project } from './set-up/place.mjs';
import { run } from './set-up/run.mjs';

const rooms = ['core', 'db', 'main', 'preload', 'renderer', 'tests', 'scripts'];
const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');

let isSound = true;
const waiting = rooms.filter((room) => existsSync(join(project, room, 'tsconfig.json')));
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, checkRooms));
process.exitCode = isSound ? 0 : 1;

async function checkRooms() {
  for (let room = waiting.shift(); room !== undefined; room = waiting.shift()) {
    const args = [compiler, '--project', room, '--noEmit', '--pretty', 'false'];
    const { status, output } = await run(process.execPath, args, { cwd: project, quiet: true });
    if (output !== '') process.stdout.write(output);
    if (status === 0) continue;
    isSound = false;
    process.stdout.write(`${room}: its types do not hold.\n`);
  }
}
