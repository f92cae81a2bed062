// Builds the smallest automaton that accepts a sorted list of words (Daciuk and others, 2000).
// Edges are 32-bit numbers: letter (8 bits) · ends a word (1) · last edge of its node (1) · the
// first edge of the next node (22, 0 = none). A node is the run of edges from its first.

const FINAL = 1 << 8;
const LAST = 1 << 9;
const TARGET_SHIFT = 10;

/** @param {Uint8Array[]} words sorted byte-wise, distinct @returns {Uint32Array} the edges; the root's run begins at 1 */
export function buildAutomaton(words) {
  const register = new Map();
  const root = newNode();
  const path = [root];
  let previous = new Uint8Array(0);
  for (const word of words) {
    let shared = 0;
    while (shared < previous.length && shared < word.length && previous[shared] === word[shared]) {
      shared += 1;
    }
    freeze(path, shared, previous, register);
    for (let index = shared; index < word.length; index += 1) {
      const node = newNode();
      path[index].next.set(word[index], node);
      path[index + 1] = node;
    }
    path.length = word.length + 1;
    path[word.length].final = true;
    previous = word;
  }
  freeze(path, 0, previous, register);
  return layOut(root);
}

const newNode = () => ({ final: false, next: new Map(), id: -1, first: -1 });

// Ends the branches below `depth`, putting each node's registered twin in its place.
function freeze(path, depth, word, register) {
  for (let at = path.length - 1; at > depth; at -= 1) {
    const node = path[at];
    let key = node.final ? '1' : '0';
    for (const [letter, next] of node.next) key += `,${letter}:${next.id}`;
    const twin = register.get(key);
    if (twin) {
      path[at - 1].next.set(word[at - 1], twin);
    } else {
      node.id = register.size;
      register.set(key, node);
    }
  }
}

function layOut(root) {
  const order = [root];
  let size = 1;
  root.first = 1;
  for (let index = 0; index < order.length; index += 1) {
    const node = order[index];
    node.first = node.next.size === 0 ? 0 : size;
    size += node.next.size;
    for (const next of node.next.values()) {
      if (next.first === -1) {
        next.first = 0;
        order.push(next);
      }
    }
  }
  const edges = new Uint32Array(size);
  for (const node of order) {
    let at = node.first;
    let left = node.next.size;
    for (const [letter, next] of node.next) {
      left -= 1;
      edges[at] =
        letter | (next.final ? FINAL : 0) | (left === 0 ? LAST : 0) | (next.first << TARGET_SHIFT);
      at += 1;
    }
  }
  return edges;
}
