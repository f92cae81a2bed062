/**
 * How English letters are said, roughly: enough to see that two spellings may sound alike. Each
 * entry is a run of letters, how many of them it uses up when not all, and what they say: one
 * character a sound (S as in ship, C chip, J jam, T thin; vowels a e i o u).
 * “^” stands for the word's beginning, “$” for its end.
 */
const SAID =
  '^psych=sik ^ps=s ^kn=n ^gn=n ^pn=n ^wr=r ^rh=r ^x=z ^pt=t ^mn=n ^who:3=h ^cz=C ^wh=w ^y=y ^ch=C ^h=h ' +
  '^eu=yu ^u=u ^one=wun ^honest:3=o ^hour:2=o ^heir:2=e ' +
  'tch=C sch=sk sh=S chr:2=k chl:2=k chn:2=k chm:2=k chaos:2=k echo:3=ek ache$=ek ch=C ph=f ' +
  'th=T laugh=laf ^rough=ruf ^tough=tuf ^enough=inuf ^cough=kof draught=draft ough=o augh=o igh=i eigh=e ^gh=g gh= ' +
  'ck=k cqu=kw qu=kw que$=k ce:1=s ci:1=s cy:1=s cce:2=ks cci:2=ks cc=k c=k ' +
  'cia:2=S cio:2=S cie:2=S tia:2=S tio:2=S tie:1=t tien:2=S ssio:3=S ssia:3=S sio:2=S sian$=San sia$=Sa ' +
  'sure$=Sur ture$=Cur tures$=Curs tured$=Curd tual:2=Cu xc:1=ks xce:2=ks xci:2=ks xh=ks x=ks xio:2=kS ' +
  'dge=J dg=J dj=J ge:1=J gi:1=J gy:1=J gge:2=g ggi:2=g gue$=g gn$=n gne$=n gned$=nd gning$=ning ' +
  'gnm:2=n j=J g=g mb$=m mn$=m bt$=t sce:2=s sci:2=s scy:2=s stle=sl stl:2=s sten$=sen ' +
  'zz=z ss=s le$=l led$=ld les$=ls re$=r e$= ed$=d ted$=ted ded$=ded es$=s ' +
  'ee=i ea=i ie=i ei=i ai=e ay=e ey=i ey$=i oo=u ue=u ue$=u ew=u ui=u ou=u ow=o oa=o oe=o au=o aw=o ' +
  'eau=o iou=iu eou=iu ious$=ius eous$=ius oi=oy oy=oy ' +
  'ah=a eh=e oh=o uh=u ng=n nk=nk y=i a=a e=e i=i o=o u=u ' +
  'b=b d=d f=f h=h k=k l=l m=m n=n p=p q=k r=r s=s t=t v=f w=w z=z';

interface Saying {
  readonly uses: number;
  readonly sounds: string;
}

// The runs of letters as a tree: the node after a letter (its code below 128), and what the run
// that ends at a node says. Node 0 is the root and, as a target, none.
const LETTERS = 128;
const steps: number[] = new Array<number>(LETTERS).fill(0);
const sayings: (Saying | undefined)[] = [undefined];
for (const entry of SAID.split(' ')) {
  const [left = '', sounds = ''] = entry.split('=');
  const [letters = '', uses] = left.split(':');
  let node = 0;
  for (const letter of letters) node = stepTo(node * LETTERS + letter.charCodeAt(0));
  sayings[node] = { uses: uses === undefined ? letters.length : Number(uses), sounds };
}
const tree = Uint16Array.from(steps);

function stepTo(slot: number): number {
  if (steps[slot] === 0) {
    steps[slot] = sayings.push(undefined) - 1;
    for (let letter = 0; letter < LETTERS; letter += 1) steps.push(0);
  }
  return steps[slot] ?? 0;
}

const ENGLISH = /^[a-z]*$/;

/** The sounds of a folded word, read by rule; letters beyond the English ones say nothing. */
export function soundsOf(folded: string): string {
  const bare = ENGLISH.test(folded) ? folded : folded.normalize('NFD').replace(/[^a-z]/g, '');
  const word = `^${bare}$`;
  let said = '';
  let last = '';
  for (let at = 0; at < word.length - 1;) {
    const saying = sayingAt(word, at);
    for (const sound of saying?.sounds ?? '') {
      if (sound !== last) said += sound;
      last = sound;
    }
    at += Math.max(1, saying?.uses ?? 1);
  }
  return said;
}

/** What the longest run that stands there says. */
function sayingAt(word: string, from: number): Saying | undefined {
  let found: Saying | undefined;
  let node = 0;
  for (let at = from; at < word.length; at += 1) {
    node = tree[node * LETTERS + word.charCodeAt(at)] ?? 0;
    if (node === 0) break;
    found = sayings[node] ?? found;
  }
  return found;
}

const CLASSES: Readonly<Record<string, string>> = {
  p: 'p',
  b: 'p',
  t: 't',
  d: 't',
  T: 't',
  k: 'k',
  g: 'k',
  f: 'f',
  v: 'f',
  s: 's',
  z: 's',
  S: 'j',
  C: 'j',
  J: 'j',
  m: 'n',
  n: 'n',
  l: 'l',
  r: 'r',
};

/**
 * What is left of a word's sounds when vowels go and what is often confused is one: words that may
 * be spelt for one another by ear share a key or nearly do.
 */
export function soundKey(sounds: string): string {
  const first = sounds.charAt(0);
  let key = 'aeiou'.includes(first) ? 'a' : first === 'w' ? 'w' : '';
  for (const sound of sounds) {
    const one = CLASSES[sound];
    if (one !== undefined && !key.endsWith(one)) key += one;
  }
  return key;
}

const VOWEL = 1;
const CONSONANT = 2;
const FAINT = 3;
const kinds = new Uint8Array(128);
const classes = new Uint8Array(128);
for (const vowel of 'aeiou') kinds[vowel.charCodeAt(0)] = VOWEL;
for (const [sound, one] of Object.entries(CLASSES)) {
  kinds[sound.charCodeAt(0)] = CONSONANT;
  classes[sound.charCodeAt(0)] = one.charCodeAt(0);
}
for (const faint of 'hwy') kinds[faint.charCodeAt(0)] = FAINT;

const LONGEST = 40;
const rows = [new Float64Array(LONGEST + 1), new Float64Array(LONGEST + 1)];

/** How far two runs of sounds are apart: about 1 for a consonant more, less or other. */
export function soundDistance(one: string, other: string): number {
  if (one.length > LONGEST || other.length > LONGEST) return Number.POSITIVE_INFINITY;
  let [above, row] = [rows[0] ?? new Float64Array(), rows[1] ?? new Float64Array()];
  for (let at = 0; at <= other.length; at += 1) {
    above[at] = at === 0 ? 0 : (above[at - 1] ?? 0) + lost(other.charCodeAt(at - 1));
  }
  for (let down = 1; down <= one.length; down += 1) {
    const a = one.charCodeAt(down - 1);
    const gone = lost(a);
    row[0] = (above[0] ?? 0) + gone;
    for (let at = 1; at <= other.length; at += 1) {
      const b = other.charCodeAt(at - 1);
      const changed = (above[at - 1] ?? 0) + exchanged(a, b);
      const fewer = (above[at] ?? 0) + gone;
      const more = (row[at - 1] ?? 0) + lost(b);
      row[at] = Math.min(changed, fewer, more);
    }
    [above, row] = [row, above];
  }
  return above[other.length] ?? 0;
}

function lost(sound: number): number {
  const kind = kinds[sound];
  return kind === VOWEL ? 0.45 : kind === FAINT ? 0.4 : 1;
}

function exchanged(a: number, b: number): number {
  if (a === b) return 0;
  const [one, other] = [kinds[a], kinds[b]];
  if (one === VOWEL && other === VOWEL) return 0.25;
  if (one === CONSONANT && other === CONSONANT) return classes[a] === classes[b] ? 0.4 : 1;
  return 1.2;
}
