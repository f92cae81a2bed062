// npm start: sets up what is missing and opens the desk. What follows -- is handed to it.
import { spawn } from 'node:child_process';
import { setUp } from './set-up.mjs';
import { project } from './set-up/place.mjs';
import { runCommand, say } from './set-up/say.mjs';
import { hasDisplay } from './set-up/system-libraries.mjs';

await runCommand(async () => {
  await setUp();
  const { build } = await import('./build.mjs');
  await build();
  const { electronArguments, electronExecutable, withDisplay } = await import('./runtime.mjs');
  if (!hasDisplay()) {
    say(
      'This system has no display: the desk opens on a virtual one, where only a test can see it.',
    );
  }
  const args = [...electronArguments(), project, ...process.argv.slice(2)];
  return withDisplay(() => openDesk(electronExecutable(), args));
});

/**
 * @param {string} executable
 * @param {readonly string[]} args
 * @returns {Promise<number>} the desk's exit status
 */
function openDesk(executable, args) {
  // In a process group of its own: a Ctrl+C goes to the whole group of the terminal, and a desk that
  // hears it twice, from there and from us, gives up closing its story in order.
  const desk = spawn(executable, args, {
    stdio: 'inherit',
    detached: process.platform !== 'win32',
  });
  /** @type {NodeJS.Signals[]} */
  const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of passedOn) process.on(signal, () => desk.kill(signal));
  return new Promise((resolve, reject) => {
    desk.on('error', reject);
    desk.on('close', (status, signal) => resolve(signal ? 128 : (status ?? 1)));
  });
}
