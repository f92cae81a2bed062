// Groups words into classes so that the class of a word tells most about the class of the next
// (exchange algorithm, Kneser and Ney 1993; Martin, Liermann and Ney 1998). No randomness: words
// start in classes by rank and are moved in order of frequency.

const ROUNDS = 5;

/**
 * @param {number} size vocabulary size; ids below `fixed` keep classes of their own
 * @param {{left: Int32Array[], right: Int32Array[]}} neighbours for each word [other, count, …]
 * @returns {Uint8Array} the class of each word
 */
export function groupWords(size, fixed, counts, followers, leaders, classCount, least) {
  const classOf = new Uint8Array(size);
  const order = [...Array(size).keys()].sort((a, b) => counts[b] - counts[a] || a - b);
  let rank = 0;
  for (const word of order) {
    classOf[word] = word < fixed ? word : fixed + (rank++ % (classCount - fixed));
  }
  const pair = new Float64Array(classCount * classCount);
  const sum = new Float64Array(classCount);
  for (let word = 0; word < size; word += 1) {
    sum[classOf[word]] += counts[word];
    const next = followers[word];
    for (let at = 0; at < next.length; at += 2) {
      pair[classOf[word] * classCount + classOf[next[at]]] += next[at + 1];
    }
  }
  const entropy = (n) => (n > 0 ? n * Math.log(n) : 0);
  const out = new Float64Array(classCount);
  const into = new Float64Array(classCount);
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = 0;
    for (const word of order) {
      if (word < fixed || counts[word] < least) continue;
      out.fill(0);
      into.fill(0);
      let self = 0;
      const next = followers[word];
      for (let at = 0; at < next.length; at += 2) {
        if (next[at] === word) self = next[at + 1];
        else out[classOf[next[at]]] += next[at + 1];
      }
      const last = leaders[word];
      for (let at = 0; at < last.length; at += 2) {
        if (last[at] !== word) into[classOf[last[at]]] += last[at + 1];
      }
      const own = classOf[word];
      const busy = [];
      for (let other = 0; other < classCount; other += 1)
        if (out[other] || into[other]) busy.push(other);
      // Take the word out of its class.
      change(pair, classCount, own, busy, out, into, self, -1);
      sum[own] -= counts[word];
      let best = own;
      let bestGain = -Infinity;
      for (let target = fixed; target < classCount; target += 1) {
        let gain = 0;
        for (const other of busy) {
          if (other === target) continue;
          if (out[other]) {
            const n = pair[target * classCount + other];
            gain += entropy(n + out[other]) - entropy(n);
          }
          if (into[other]) {
            const n = pair[other * classCount + target];
            gain += entropy(n + into[other]) - entropy(n);
          }
        }
        const inner = pair[target * classCount + target];
        gain += entropy(inner + out[target] + into[target] + self) - entropy(inner);
        gain -= 2 * (entropy(sum[target] + counts[word]) - entropy(sum[target]));
        if (gain > bestGain + 1e-9) [best, bestGain] = [target, gain];
      }
      change(pair, classCount, best, busy, out, into, self, 1);
      sum[best] += counts[word];
      if (best !== own) moved += 1;
      classOf[word] = best;
    }
    if (process.env.GALLEY_VERBOSE) console.log(`  classes: round ${round + 1}, ${moved} moved`);
    if (moved < size / 500) break;
  }
  return classOf;
}

function change(pair, classCount, own, busy, out, into, self, sign) {
  for (const other of busy) {
    pair[own * classCount + other] += sign * out[other];
    pair[other * classCount + own] += sign * into[other];
  }
  pair[own * classCount + own] += sign * self;
}
