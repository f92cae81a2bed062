import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { residentOfTree, timeOfTree } from '../processes.ts';
import { countWords } from './labelled-set.ts';
import type { Flag } from './score.ts';

/** What a tool is asked to read. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
}

/** A tool's answers, and what they cost. */
export interface Session {
  readonly answers: ReadonlyMap<string, readonly Flag[]>;
  /** From starting the command to its first answer, in ms. */
  readonly firstAnswer: number;
  /** From the first answer to the last, in ms. */
  readonly time: number;
  /** The same in processor time of the command and all that it started; 0 where not told. */
  readonly processorTime: number;
  /** The most resident memory of the command and all that it started, in MiB; 0 where not told. */
  readonly memory: number;
  /** Words of the texts that were answered. */
  readonly words: number;
}

/** How a tool is started: it reads texts and writes answers, one JSON object a line. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
}

const FIRST: Question = { id: '__warm__', text: 'The committee met on Monday.', lang: 'en-GB' };
const LOOK_EVERY = 60;

/**
 * Starts a tool, waits for its answer to a first short text, gives it all the others at once and
 * waits for the end. A tool that is not done after `patience` ms is ended; what it answered counts.
 */
export async function askTool(
  { program, args, folder }: Command,
  questions: readonly Question[],
  patience: number,
): Promise<Session> {
  const start = performance.now();
  const tool = spawn(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const watch = watchMemory(tool);
  // Its own group would outlive npm; what npm started ends when its input does.
  const limit = setTimeout(() => tool.kill(), patience);
  const answers = new Map<string, readonly Flag[]>();
  let first = { at: start, processor: 0 };
  let last = first;
  // A tool that ends early closes its input; what it left unanswered is missing in the answers.
  tool.stdin.on('error', () => undefined);
  tool.stdin.write(toLine(FIRST));
  for await (const line of createInterface({ input: tool.stdout, crlfDelay: Infinity })) {
    const { id, issues } = JSON.parse(line) as { id: string; issues: readonly Flag[] };
    if (id === FIRST.id) {
      first = { at: performance.now(), processor: timeOfTree(tool.pid ?? 0) };
      tool.stdin.end(questions.map(toLine).join(''));
      last = first;
      continue;
    }
    answers.set(id, issues);
    if (answers.size === questions.length) {
      last = { at: performance.now(), processor: timeOfTree(tool.pid ?? 0) };
    } else last = { at: performance.now(), processor: last.processor };
  }
  clearTimeout(limit);
  return {
    answers,
    firstAnswer: first.at - start,
    time: last.at - first.at,
    processorTime: last.processor - first.processor,
    memory: watch.stop(),
    words: wordsOf(questions.filter(({ id }) => answers.has(id))),
  };
}

function toLine({ id, text, lang }: Question): string {
  return `${JSON.stringify({ id, text, lang })}\n`;
}

function wordsOf(questions: readonly Question[]): number {
  return questions.reduce((sum, { text }) => sum + countWords(text), 0);
}

function watchMemory(tool: ChildProcess): { stop(): number } {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentOfTree(tool.pid ?? 0));
  };
  const timer = setInterval(look, LOOK_EVERY);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}
