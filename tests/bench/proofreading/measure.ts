import { median } from '../figures.ts';
import { askTool, type Question, type Session } from './ask-tool.ts';
import { countWords, type LabelledSet } from './labelled-set.ts';
import {
  scoreAlarms,
  scoreSlips,
  scoreWords,
  type Alarms,
  type Answers,
  type Detection,
  type Flag,
  type Listed,
} from './score.ts';
import type { Tool } from './tools.ts';

/** How good a tool is on one set. */
export interface Quality {
  readonly set: string;
  readonly detection: Detection;
  readonly rich: Alarms;
  readonly ordinary: Alarms;
  readonly words: Listed;
  readonly seed: Detection | null;
  /** Flags on clean texts, with the texts' ids, for a list of cases. */
  readonly alarms: readonly { readonly text: string; readonly flag: Flag }[];
  readonly unanswered: number;
}

/** How fast a tool is: the middle of the rounds. */
export interface Speed {
  readonly wordsASecond: number;
  /** The same for a second of processor time; null where the system does not tell it. */
  readonly wordsAProcessorSecond: number | null;
  /** Galley's words a second over this tool's, round by round; null for Galley. */
  readonly ratio: number | null;
  readonly firstAnswer: number;
  readonly memory: number;
}

export interface Measured {
  readonly tool: Tool;
  readonly qualities: readonly Quality[];
  readonly speed: Speed;
}

export interface Choices {
  readonly rounds: number;
  /** How many words a slow tool is timed on. */
  readonly sample: number;
  readonly tell: (sentence: string) => void;
}

const PATIENCE = 20 * 60_000;

/** Asks every tool about every set, then times all of them by turns. Galley comes first in `tools`. */
export async function measureTools(
  tools: readonly Tool[],
  sets: readonly LabelledSet[],
  { rounds, sample, tell }: Choices,
): Promise<Measured[]> {
  const qualities = new Map<Tool, Quality[]>();
  for (const tool of tools) {
    tell(`Asking ${tool.name} …`);
    qualities.set(tool, await askAbout(tool, sets));
  }
  const texts = sets.flatMap(({ name, errors }) => questionsOf(name, 'errors', errors));
  const sessions = new Map<Tool, Session[]>(tools.map((tool) => [tool, []]));
  for (let round = 1; round <= rounds; round += 1) {
    tell(`Timing, round ${round} of ${rounds} …`);
    for (const tool of tools) {
      const asked = tool.isSlow ? spreadSample(texts, sample) : texts;
      sessions.get(tool)?.push(await askTool(tool.command, asked, PATIENCE));
    }
  }
  const own = sessions.get(tools[0]!) ?? [];
  return tools.map((tool) => ({
    tool,
    qualities: qualities.get(tool) ?? [],
    speed: speedOf(sessions.get(tool) ?? [], own),
  }));
}

async function askAbout(tool: Tool, sets: readonly LabelledSet[]): Promise<Quality[]> {
  const questions = sets.flatMap(({ name, ...parts }) => [
    ...questionsOf(name, 'errors', parts.errors),
    ...questionsOf(name, 'clean', parts.clean),
    ...questionsOf(name, 'seed', parts.seed),
    ...questionsOf(name, 'words', parts.words),
  ]);
  const { answers } = await askTool(tool.patientCommand, questions, PATIENCE);
  return sets.map((set) => judge(set, answers));
}

function questionsOf(set: string, part: string, texts: readonly Question[]): Question[] {
  return texts.map(({ id, text, lang }) => ({ id: `${set}/${part}/${id}`, text, lang }));
}

/** Scores a tool on the texts that it answered. */
function judge(set: LabelledSet, all: Answers): Quality {
  let unanswered = 0;
  const part = <T extends Question>(name: string, texts: readonly T[]) => {
    const answers = new Map<string, readonly Flag[]>();
    for (const { id } of texts) {
      const flags = all.get(`${set.name}/${name}/${id}`);
      if (flags !== undefined) answers.set(id, flags);
    }
    unanswered += texts.length - answers.size;
    return { texts: texts.filter(({ id }) => answers.has(id)), answers };
  };
  const errors = part('errors', set.errors);
  const clean = part('clean', set.clean);
  const seed = part('seed', set.seed);
  const words = part('words', set.words);
  return {
    set: set.name,
    detection: scoreSlips(errors.texts, errors.answers),
    rich: scoreAlarms(clean.texts, clean.answers, 'rich'),
    ordinary: scoreAlarms(clean.texts, clean.answers, 'ordinary'),
    words: scoreWords(words.texts, words.answers),
    seed: seed.texts.length === 0 ? null : scoreSlips(seed.texts, seed.answers),
    alarms: clean.texts.flatMap(({ id }) =>
      (clean.answers.get(id) ?? []).map((flag) => ({ text: id, flag })),
    ),
    unanswered,
  };
}

/** Whole texts from all over the list, until there are so many words. */
export function spreadSample(texts: readonly Question[], words: number): Question[] {
  const chosen: Question[] = [];
  let sum = 0;
  // A step that shares no factor with most lengths comes by every text, far ones soon.
  for (let at = 0; at < texts.length && sum < words; at += 1) {
    const text = texts[(at * 37) % texts.length];
    if (text === undefined || chosen.includes(text)) continue;
    chosen.push(text);
    sum += countWords(text.text);
  }
  return chosen;
}

function speedOf(sessions: readonly Session[], own: readonly Session[]): Speed {
  const paces = sessions.map(paceOf);
  const processor = sessions.map(({ processorTime }) => processorTime);
  const isOwn = sessions === own;
  return {
    wordsASecond: median(paces),
    wordsAProcessorSecond: processor.every((time) => time > 0)
      ? median(sessions.map(({ words, processorTime }) => (1000 * words) / processorTime))
      : null,
    ratio: isOwn ? null : median(paces.map((pace, round) => paceOf(own[round]!) / pace)),
    firstAnswer: median(sessions.map(({ firstAnswer }) => firstAnswer)),
    memory: Math.max(...sessions.map(({ memory }) => memory)),
  };
}

function paceOf({ words, time }: Session): number {
  return (1000 * words) / time;
}
