// Fits the weights by which the proofreader judges a word in the wrong place (logistic
// regression; core/proofreading/evidence.ts has what is weighed). It learns from running text
// into which words were put for one another by a generator of fixed seed: the same text gives the
// same weights.

import { contextIds } from '../../core/proofreading/context-ids.ts';
import {
  EVIDENCE_SIZE,
  evidence,
  idsAround,
  placeOf,
  standing,
} from '../../core/proofreading/evidence.ts';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';
import { tokenize } from '../../core/proofreading/token.ts';

const SEED = 20_240_229;
const ORDINARY = WordFlag.british | WordFlag.american;
const ROUNDS = 6;
const SLIP_SHARE = 1 / 12;
const WORDS_BETWEEN_SLIPS = 6;
const LEAST_FREQUENCY = 110;
/** How much likelier a slip is that people make now and then, often, all the time. */
const LISTED = [1, 5, 20, 60];
const CANDIDATES = 5;
// Slips are put in far more often than people make them; they count for less in turn.
const SLIP_WEIGHT = 0.25;
const RIDGE = 1;
const STEPS = 8;

/** @param {string[]} texts paragraphs @param language an opened language without weights */
export function fitRealwords(texts, language) {
  const random = generator(SEED);
  const slips = slipsByMeaning(language);
  const rows = { features: [], labels: [] };
  for (const text of texts) {
    collect(text, [], language, rows);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { written, put } = putSlips(text, language, slips, random);
      collect(written, put, language, rows);
    }
  }
  return fit(rows);
}

// Numerical Recipes' linear congruential generator (Press and others).
function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

// For every word the words that may be written for it, each with how likely that is.
function slipsByMeaning({ lexicon, confusables, context }) {
  const slips = new Map();
  for (let id = 0; id < lexicon.size; id += 1) {
    const word = lexicon.word(id);
    const frequency = lexicon.frequency(id);
    if (frequency < LEAST_FREQUENCY || !context.knows(context.idOf(id))) continue;
    confusables.each(id, (meant, about) => {
      const { sameSound, confused, slip, isInflection } = about();
      const weight =
        Math.exp(-slip / 2) *
        2 ** ((frequency - 200) / 14) *
        (sameSound ? 4 : 1) *
        (isInflection ? 0.15 : 1) *
        LISTED[confused];
      (slips.get(meant) ?? slips.set(meant, []).get(meant)).push({ word, weight });
    });
  }
  return slips;
}

function putSlips(text, { lexicon }, slips, random) {
  const put = [];
  let written = '';
  let end = 0;
  let last = -WORDS_BETWEEN_SLIPS;
  tokenize(text).forEach((token, index) => {
    if (index - last < WORDS_BETWEEN_SLIPS || token.shape !== 'lower') return;
    const choices = slips.get(lexicon.find(token.folded));
    if (choices === undefined || random() > SLIP_SHARE) return;
    const sum = choices.reduce((total, { weight }) => total + weight, 0);
    if (random() > sum) return;
    let rest = random() * sum;
    const slip = choices.find(({ weight }) => (rest -= weight) <= 0) ?? choices[0];
    written += text.slice(end, token.from);
    put.push({ from: written.length, right: token.folded });
    written += slip.word;
    end = token.to;
    last = index;
  });
  return { written: written + text.slice(end), put };
}

// Rows of a clean text are all its candidates; of a text with slips those of the slips alone.
function collect(text, put, language, { features, labels }) {
  const { lexicon, context: model, confusables } = language;
  const tokens = tokenize(text);
  const run = contextIds(text, tokens, lexicon, model);
  const rightAt = new Map(put.map(({ from, right }) => [from, right]));
  const hasSlips = put.length > 0;
  run.forEach(({ token: index, id }, at) => {
    const token = tokens[index];
    if (token === undefined || token.isTechnical || !model.knows(id)) return;
    if (token.shape !== 'lower' && !(token.shape === 'title' && token.opensSentence)) return;
    const right = rightAt.get(token.from);
    if (hasSlips && right === undefined) return;
    const lexiconId = lexicon.find(token.folded);
    if (lexiconId < 0 || (lexicon.flags(lexiconId) & ORDINARY) === 0) return;
    const place = placeOf(text, token, idsAround(run, at), lexiconId, model);
    const found = [];
    confusables.each(lexiconId, (other, about) => {
      const meantId = model.idOf(other);
      if (!model.knows(meantId)) return;
      const numbers = evidence(place, about(), standing(place.around, meantId, model), language);
      found.push({ numbers, isRight: lexicon.word(other) === right });
    });
    const gain = ({ numbers }) => numbers[0] + numbers[1] + numbers[2];
    found.sort((a, b) => gain(b) - gain(a));
    found.slice(0, CANDIDATES).forEach(({ numbers, isRight }, rank) => {
      if (right !== undefined && !isRight && rank > 0) return;
      features.push(Float64Array.from([1, ...numbers]));
      labels.push(isRight ? 1 : 0);
    });
  });
}

// Newton's method (iteratively reweighted least squares) with a ridge.
function fit({ features, labels }) {
  const size = EVIDENCE_SIZE + 1;
  let weights = new Float64Array(size);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = Float64Array.from(weights, (weight, at) => (at === 0 ? 0 : -RIDGE * weight));
    const curve = Array.from({ length: size }, (_, at) => {
      const row = new Float64Array(size);
      row[at] = at === 0 ? 1e-9 : RIDGE;
      return row;
    });
    features.forEach((row, index) => {
      let sum = 0;
      for (let at = 0; at < size; at += 1) sum += row[at] * weights[at];
      const chance = 1 / (1 + Math.exp(-sum));
      const share = labels[index] === 1 ? SLIP_WEIGHT : 1;
      const error = share * (labels[index] - chance);
      const spread = share * chance * (1 - chance);
      for (let at = 0; at < size; at += 1) {
        if (row[at] === 0) continue;
        slope[at] += error * row[at];
        const line = curve[at];
        const scaled = spread * row[at];
        for (let other = 0; other <= at; other += 1) line[other] += scaled * row[other];
      }
    });
    const change = solve(curve, slope);
    weights = weights.map((weight, at) => weight + change[at]);
  }
  if (process.env.GALLEY_VERBOSE) console.log(`  realword: ${labels.length} rows`, [...weights]);
  return Float32Array.from(weights);
}

// Cholesky's factorisation of the lower triangle.
function solve(lower, right) {
  const size = right.length;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = lower[row][column];
      for (let at = 0; at < column; at += 1) sum -= lower[row][at] * lower[column][at];
      lower[row][column] = row === column ? Math.sqrt(sum) : sum / lower[column][column];
    }
  }
  const half = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = right[row];
    for (let at = 0; at < row; at += 1) sum -= lower[row][at] * half[at];
    half[row] = sum / lower[row][row];
  }
  const whole = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = half[row];
    for (let at = row + 1; at < size; at += 1) sum -= lower[at][row] * whole[at];
    whole[row] = sum / lower[row][row];
  }
  return whole;
}
