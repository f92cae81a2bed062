import type { Random } from './random.ts';

// Words for stories that nobody wrote: invented people and places in plain newsroom English, so
// that the proofreader meets names, figures, quotations and hardly a slip.

const firstNames = [
  'Mira',
  'Tomas',
  'Ilka',
  'Anton',
  'Sera',
  'Jovan',
  'Edda',
  'Pavel',
  'Nadia',
  'Oskar',
];
const lastNames = [
  'Dask',
  'Verrin',
  'Holtava',
  'Brennik',
  'Ostrelov',
  'Carrow',
  'Lindqvar',
  'Tesmer',
  'Maruska',
  'Vandelle',
];
const places = [
  'Port Elder',
  'Saltmarsh',
  'Upper Tolland',
  'Kelmora',
  'Ostrava Bay',
  'Little Haven',
  'Dunmere',
];
const bodies = [
  'the harbour board',
  'the regional court',
  'the transport ministry',
  'the teachers’ union',
  'the water company',
  'the city council',
  'the election commission',
  'the fire service',
  'the national bank',
  'the hospital trust',
];
const things = [
  'contract',
  'budget',
  'inquiry',
  'report',
  'agreement',
  'election',
  'shipment',
  'bridge',
  'railway line',
  'law',
  'appeal',
  'survey',
  'plan',
  'strike',
  'audit',
  'hearing',
  'ferry service',
  'school',
  'power station',
  'archive',
];
const verbs = [
  'approved',
  'delayed',
  'questioned',
  'welcomed',
  'published',
  'rejected',
  'reviewed',
  'defended',
  'announced',
  'withdrew',
  'supported',
  'opposed',
  'examined',
  'described',
  'corrected',
  'postponed',
];
const adjectives = [
  'public',
  'early',
  'quiet',
  'final',
  'regional',
  'careful',
  'difficult',
  'recent',
  'local',
  'annual',
  'lengthy',
  'narrow',
  'serious',
  'temporary',
  'detailed',
  'private',
];
const reasons = [
  'after weeks of talks behind closed doors',
  'because the money had not arrived',
  'despite warnings from residents',
  'before the start of the winter season',
  'while the lawyers were still reading it',
  'without giving a reason',
  'in spite of a promise made last spring',
  'once the weather had cleared',
  'as soon as the vote was counted',
];
const quotations = [
  'We knew that it would take longer than they said',
  'Nobody asked the people who live here',
  'The figures speak for themselves',
  'There is still time to do this properly',
  'I have never seen anything like it',
  'It was the right decision at the wrong moment',
  'We will wait for the court and then we will speak',
];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['January', 'March', 'April', 'June', 'July', 'September', 'October', 'December'];

type Sentence = (random: Random) => string;

const sentences: readonly Sentence[] = [
  (r) =>
    `${capital(r.pick(bodies))} ${r.pick(verbs)} the ${r.pick(adjectives)} ${r.pick(things)} on ${r.pick(days)}, ${r.pick(reasons)}.`,
  (r) =>
    `“${r.pick(quotations)},” said ${person(r)}, who speaks for ${r.pick(bodies)} in ${r.pick(places)}.`,
  (r) =>
    `About ${number(r)} people in ${r.pick(places)} had signed a letter about the ${r.pick(things)} by the end of ${r.pick(months)}.`,
  (r) =>
    `${person(r)} told reporters in ${r.pick(places)} that the ${r.pick(things)} would cost ${number(r)} crowns more than planned.`,
  (r) =>
    `The ${r.pick(adjectives)} ${r.pick(things)} was first mentioned on ${1 + r.below(28)} ${r.pick(months)} ${2015 + r.below(11)}, ${r.pick(reasons)}.`,
  (r) =>
    `Neither ${r.pick(bodies)} nor ${person(r)} answered questions about the ${r.pick(adjectives)} ${r.pick(things)}.`,
  (r) =>
    `In ${r.pick(places)}, where ${number(r)} families depend on the ${r.pick(things)}, the news was ${r.pick(verbs)} ${r.pick(reasons)}.`,
  (r) =>
    `Since then ${r.pick(bodies)} has spent ${2 + r.below(60)} per cent of its money on the ${r.pick(things)} and the ${r.pick(things)}.`,
];

/** A sentence of eight to thirty words. */
export function makeSentence(random: Random): string {
  return random.pick(sentences)(random);
}

/** A line without a full stop, as headlines and headings are. */
export function makeHeading(random: Random): string {
  return `${random.pick(places)} waits for the ${random.pick(adjectives)} ${random.pick(things)}`;
}

/** A name of the cast. */
export function person(random: Random): string {
  return `${random.pick(firstNames)} ${random.pick(lastNames)}`;
}

/** The sentence with one slip: two letters of its longest plain word change places. */
export function misspell(sentence: string): string {
  const words = sentence.match(/(?<![\p{L}’])\p{Ll}{7,}(?![\p{L}’])/gu) ?? [];
  const word = [...words].sort((a, b) => b.length - a.length)[0];
  if (word === undefined) return sentence;
  const at = Math.floor(word.length / 2);
  const slip = `${word.slice(0, at - 1)}${word.charAt(at)}${word.charAt(at - 1)}${word.slice(at + 1)}`;
  return sentence.replace(word, slip);
}

function number(random: Random): string {
  return (100 + random.below(90_000)).toLocaleString('en-GB');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
