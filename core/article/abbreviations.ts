/**
 * How a language shortens words with a full stop, so that the stop is not taken for the end of a
 * sentence. Words are in lower case and without their last stop.
 */
export interface Abbreviations {
  /** Stand before what they belong to, so that no sentence ends with them: `Dr.`, `vs.`. */
  readonly leading: ReadonlySet<string>;
  /** Stand before a figure: `No. 5`, `p. 12`; otherwise they are words, and may end a sentence. */
  readonly beforeFigures: ReadonlySet<string>;
  /** Stand before a name: `St. Ives`; otherwise they may end a sentence (`Main St.`). */
  readonly beforeNames: ReadonlySet<string>;
  /** Begin a sentence much oftener than they follow an abbreviation within one. */
  readonly openers: ReadonlySet<string>;
  /** Whether a stop after a figure makes it an ordinal: `3. Mai`. */
  readonly hasOrdinalStops: boolean;
}

/** The abbreviations of a language by its BCP 47 tag; few or none for one that is not listed. */
export function abbreviationsOf(tag: string): Abbreviations {
  return byLanguage.get(tag.toLowerCase().split('-')[0] ?? '') ?? plain;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/u).filter((word) => word !== ''));
}

const plain: Abbreviations = {
  leading: words('dr prof st mr mrs'),
  beforeFigures: words('no nr art'),
  beforeNames: words(''),
  openers: words(''),
  hasOrdinalStops: false,
};

const english: Abbreviations = {
  leading: words(`
    mr mrs ms mx messrs mme mlle dr drs prof gen lt col maj capt cmdr cdr cpl sgt adm brig pvt pte
    fr rev revd hon rt sen sens rep reps gov govs pres supt insp det msgr mgr amb atty vs v eg ie
    e.g i.e cf viz esp incl`),
  beforeFigures: words(`
    no nos p pp vol vols ch fig figs art arts sec sect para paras cl ca approx est tel ext
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`),
  beforeNames: words('st ste mt ft pt'),
  openers: words(`
    the a an this that these those it its he she they we you his her their our my there here in on
    at by for from with after before but and so yet or nor if when while as what who whose why how
    where which then now no not all some many most few one two both each every such since until
    unless though although however meanwhile instead still also another other others last next
    under over about during despite because only once even more less until within without against
    mr mrs ms dr i`),
  hasOrdinalStops: false,
};

const east = 'р рр г гг ст вул просп пл м с обл им ім напр див см тыс тис млн млрд руб грн гл п';

const byLanguage: ReadonlyMap<string, Abbreviations> = new Map(
  Object.entries({
    en: english,
    de: {
      ...plain,
      leading: words(`
        dr prof st hr fr frl nr bzw ca vgl bspw evtl ggf inkl dipl ing z.b d.h u.a z b u d sog
        abs art s`),
      hasOrdinalStops: true,
    },
    nl: { ...plain, leading: words('dr prof mr ir drs ing dhr mevr nr bijv ca o.a d.w.z st') },
    fr: { ...plain, leading: words('m mm dr pr me mgr st ste p.ex cf art av bd') },
    es: { ...plain, leading: words('sr sra srta sres dr dra d dña ud uds prof núm pág art av') },
    it: { ...plain, leading: words('sig sigg dott prof avv ing on art pag n ecc') },
    pt: { ...plain, leading: words('sr sra dr dra prof exmo n art pág av') },
    sv: { ...plain, leading: words('dr prof st ca bl.a t.ex dvs kl nr s.k') },
    pl: {
      ...plain,
      leading: words('dr prof mgr inż ks ul al pl św np tzw m.in r nr gen płk kpt por ok'),
      hasOrdinalStops: true,
    },
    cs: {
      ...plain,
      leading: words('dr prof ing mgr bc sv ul tzv např č gen'),
      hasOrdinalStops: true,
    },
    lv: { ...plain, leading: words('dr prof plkst piem t.i u.c'), hasOrdinalStops: true },
    lt: { ...plain, leading: words('dr prof gen g pr pvz a.a'), hasOrdinalStops: true },
    ru: { ...plain, leading: words(east) },
    uk: { ...plain, leading: words(east) },
    be: { ...plain, leading: words(`${east} вул праф`) },
    tr: { ...plain, leading: words('dr prof doç av sn no'), hasOrdinalStops: true },
  }),
);
