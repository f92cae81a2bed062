/**
 * Words that tell a statement that can be looked up from one that cannot, by what they are. Each
 * list names a cue that `weights.ts` weighs. Words in lower case; verbs in their plain form, whose
 * regular forms are found too.
 */
export const wordLists: Readonly<Record<string, string>> = {
  /** Bodies and people who act in public: what they do is on record. */
  actor: `
    council councils councillor councillors court courts police officer officers minister ministers
    ministry government governments president parliament senate committee commission commissioner
    company companies firm firms bank banks club union unions party parties school schools hospital
    hospitals clinic board jury judge judges prosecutor prosecutors prosecution defence inquest inquiry
    study studies trial trials army troops soldiers forces rebels militia navy official officials
    authorities authority agency department office mayor governor ambassador embassy regulator watchdog
    ombudsman trust charity university college museum church airline retailer factory plant crew
    firefighters paramedics doctors nurses researchers scientists monitors observers inspectors
    investigators engineers spokesman spokeswoman spokesperson lawyer lawyers solicitor opposition
    coalition cabinet premier chancellor mp mps senator senators protesters strikers residents villagers
    survivors rescuers victims suspect suspects gunman defendant treasurer chairman chairwoman director
    manager coach captain team league federation newspaper broadcaster publisher developer developers
    contractor landlord landlords pensioners tenants farmers miners drivers patients prisoners refugees
    migrants pupils parents voters customers workers staff employees families shareholders witnesses
    neighbours campaigners activists analysts economists auditors trustees passengers journalists critics
    congress assembly tribunal chamber secretary envoy delegation delegates candidate candidates state
    regime consortium supplier insurer lender manufacturer orchestra theatre gallery`,
  /** What can be gone to, counted or looked up in a register. */
  thing: `
    bridge bridges road roads street streets motorway tunnel railway station airport port harbour pier
    building buildings house houses homes flat flats tower mill mine quarry dam reservoir ship ships
    ferry boat boats trawler train trains tram bus buses plane aircraft flight flights car cars lorry
    lorries shop shops market markets library prison pool park farm farms field fields forest river
    rivers lake coast island islands village villages town towns city cities county region province
    country countries border frontier capital statue statues painting paintings book books novel novels
    film films play album albums song letters diaries map maps bill act tax taxes budget contract
    licence permit vote votes ballot election elections poll polls seat seats majority strike strikes
    protest protests march match game games final season title cup race medal prize award exam exams
    lesson lessons degree ward drug drugs vaccine vaccines doses operation telescope probe comet planet
    fossil fossils bones skull species bees wolves birds fish cattle sheep crops wheat grain oil gas
    coal copper iron gold pipeline power electricity water budget prices price wages wage rents rent
    shares profits sales turnover exports imports inflation unemployment jobs job pension pensions
    population deposits loans debt savings fares fees fee ticket tickets marriage children sons
    daughters newspaper newspapers television radio church chapel monastery temple mosque school
    barracks convoy tanks minefield ceasefire talks summit treaty constitution`,
  /** Beasts, plants, bodies, elements: what textbooks tell of. */
  nature: `
    animal animals mammal mammals insect insects beetle beetles bee bees wasp wasps ant ants spider
    spiders moth moths butterfly butterflies bird birds owl owls crow crows eagle eagles swan swans whale
    whales dolphin dolphins shark sharks salmon eel eels cod octopus octopuses squid crab crabs wolf
    wolves bear bears fox foxes deer elephant elephants lion lions tiger tigers panda pandas horse
    horses cow cows goat goats pig pigs mouse mice rat rats bat bats frog frogs toad snake snakes
    lizard lizards dinosaur dinosaurs mammoth bacteria bacterium cell cells gene genes protein dna brain
    brains blood lungs liver kidney skin tooth teeth egg tree trees oak oaks flower flowers seed seeds
    fungus fungi algae plant plants orchid atom atoms electron electrons molecule hydrogen helium
    oxygen carbon nitrogen mercury uranium water ice heat sound gravity orbit orbits planet planets
    asteroid asteroids galaxy galaxies crater venus mars jupiter saturn earth glacier glaciers volcano
    ocean oceans reef reefs coral climate species extinct symptoms symptom fever cough`,
  /** What recipes and lists of things to bring are made of. */
  recipe: `
    onion onions garlic flour butter sugar salt pepper oil eggs egg yolk yolks milk cream cheese carrots
    carrot potatoes potato tomatoes tomato leeks leek lemon lemons rice pasta stock vinegar honey yeast
    parsley thyme basil tablespoon tablespoons tbsp teaspoon teaspoons tsp pinch handful clove cloves
    chopped sliced diced beaten grated peeled melted crushed softened toasted finely roughly oven pan
    simmer boil stir bake roast whisk knead boots torch passport receipt receipts envelope pen umbrella`,
  weather: `
    rain rained snow snowed snowfall hail sleet storm storms gale gales frost thaw drought heatwave
    temperature temperatures degrees forecast forecasters rainfall floods flood cyclone hurricane`,
  /** Death, harm, crime and blame: wrong, they hurt somebody. */
  grave: `
    kill killed killing dead death deaths die died dies fatal fatally wounded injured injury injuries
    casualties drowned drown drowning murder murdered murderer manslaughter rape raped assault assaulted
    abuse abused abuser fraud fraudulent bribe bribes bribery corrupt corruption stolen steal stealing
    stole theft thief embezzled laundering perjury arson guilty convicted conviction charged jailed
    imprisoned prison sentenced acquitted cleared arrested arrest arrests accused accuse accuses
    accusing accusation accusations alleged allegedly allegations allegation lied lying liar poison
    poisoned poisoning poisonous toxic cancer disease virus infected infection outbreak overdose suicide
    stabbed shot shooting shelling missile missiles bomb bombs bombing explosion explosions blast
    collapse collapsed crash crashed earthquake landslide flood floods flooding storm wildfire tornado
    trapped missing tortured torture beaten beat hit massacre massacred hostage hostages kidnapped
    doping banned ban illegal illegally unlawful unlawfully broke broken breach breached breaching fined
    fine sacked suspended dismissed defrocked resigned bankrupt insolvent negligence negligent harassment
    bullying racist sexist blame blamed fault failed failure failing error errors mistake cover-up hid
    concealed forged forgery fake faked plagiarised rigged looted smuggled trafficking contaminated
    listeria salmonella recall recalled defect defective unsafe victim victims buried graves grave
    detention detained deported evicted espionage spying spy threatened threat threaten danger dangerous
    carcinogenic side-effect side-effects addiction addictive insider pocketed evaded evasion
    killer killers body bodies crime crimes criminal wrong wrongly false falsely untrue cover-up poverty homeless
    starving hunger famine ceasefire shooting drink-driving drunk drinking struck burglary robbery robbed
    smuggling lethal deadly deadliest secret secretly never refused missing spoiled rape embezzlement war-crimes
    unpaid cruelty neglect neglected evict evicting cheated cheat cheating cheats scam fraudster hoax
    botulism overdosed addicts burns burned burnt killings beatings groping groped stalking libel
    mistreated ignored misled misleading denied hurt harmed damage damages`,
  /** What news reports people and bodies to have done. */
  deed: `
    approve adopt reject defer delay postpone adjourn vote elect appoint dismiss resign retire resume
    launch open close reopen shut build rebuild demolish repair replace restore install remove move
    transfer sell buy purchase acquire merge lease rent hire employ recruit sack award grant fund donate
    invest borrow lend pay repay charge cost earn spend save raise cut reduce increase expand extend
    shrink double triple halve publish release issue print broadcast film record translate write compose
    paint design invent discover find identify detect measure test examine investigate inspect audit
    review assess evacuate rescue search seize confiscate destroy burn flood damage injure attack invade
    occupy withdraw retreat deploy fire shell bomb capture surrender sign ratify ban outlaw legalise
    license register enrol enter join leave quit arrive depart return visit travel cross sail fly land
    drive ride win lose beat defeat draw score compete finish qualify host stage hold organise cancel
    abandon suspend found establish create form dissolve divorce marry adopt bear bury inherit own
    belong contain house serve supply produce manufacture make export import grow plant harvest teach
    study graduate train lecture treat operate transplant vaccinate prescribe diagnose recover discharge
    arrest charge prosecute convict acquit sentence jail fine sue appeal testify plead deny admit
    claim allege accuse announce declare confirm report reveal disclose warn pledge promise propose
    recommend demand threaten refuse agree accept sanction veto overturn uphold rule order summon expel
    deport detain free escape disappear vanish collapse crash sink derail explode strike boycott protest
    march rally block occupy seal lock house relocate settle migrate emigrate name rename nominate
    succeed replace chair head lead command run manage control regulate oversee monitor use carry
    paint starve wait sleep slow represent borrow marry widow orphan knit weave sew cook bake brew milk
    mend cure treat cancel wash clean sweep park queue line bus fuel oil power heat cool light lock
    unlock fence wall pave dredge drain irrigate plough sow fish hunt trap net catch shear slaughter
    deploy patrol guard escort shield ambush besiege liberate disarm mobilise conscript desert salute
    parade evacuate shelter ration queue stockpile distribute airlift parachute dock moor anchor board
    load unload ship haul tow crane weld rivet assemble bottle pack wrap label stamp post mail email
    phone call text radio telegraph broadcast stream upload download encrypt hack code program click
    subscribe pay invoice bill tax levy refund reimburse compensate subsidise bail insure underwrite
    liquidate float list delist privatise nationalise audit falsify fiddle embezzle pocket launder evade
    dodge cheat bribe blackmail extort mug burgle loot vandalise graffiti trespass poach stalk harass
    bully abuse neglect exploit enslave segregate discriminate persecute exile banish excommunicate
    ordain baptise christen bless preach canonise pray convert worship vote canvass campaign lobby
    petition picket heckle jeer boo cheer applaud clap sing dance act direct produce conduct compose
    rehearse tour debut premiere headline support busk sculpt carve engrave etch print bind edit
    translate dub subtitle review shortlist award knight decorate promote demote transfer loan bench
    captain tackle dribble pass shoot save concede bowl bat field volley serve ace row paddle dive box
    wrestle fence sprint jog hike trek climb ski skate race lap overtake crash retire qualify relegate
    date include recognise outnumber survive welcome threaten bring need want speak walk consist own
    lack breed weigh hold seat house count eat drink employ educate boil freeze melt rain snow
    connect link border flow rise fall drop climb slump soar ease widen narrow last begin start end stop
    continue resume change turn become remain serve feature star perform play exhibit display show send
    receive deliver give take bring put set keep place mark celebrate commemorate honour divide split
    unite trace track map survey sample analyse calculate estimate forecast expect predict plan intend
    attend miss meet greet host interview question brief consult negotiate broker mediate cede annex
    secede mine drill pump dump pollute contaminate leak spill emit recycle convert restore excavate dig
    unearth hatch breed spawn infect spread transmit cause trigger prompt lead kill die drown wound
    shoot stab rob steal loot smuggle forge hide conceal invent copy learn wear live work read row`,
  /** Past and other forms of such verbs that are not regular. */
  done: `
    hanged starved shook rang bore chose swore clung crept dealt dreamt dwelt fled forbade froze knelt
    laid leant lit meant overcame rode shrank sang sank slept slid slung smelt sped spun sprang stuck
    stung swung tore underwent woke wound wove wrung
    walked talked worked lived moved opened closed crossed climbed limped borrowed mimed educated
    renamed radioed buried scrapped rationed expelled vanished seized known resurfaced
    shot drank drunk ate eaten rode ridden swam spoke survived
    won lost met held kept sold bought built brought began chose cut drew drove fell flew fought found
    gave grew hit laid led left lent made paid put ran rang rose sat sent set shot shut spent split spread
    stole struck swept taught took threw wrote written taken given driven fallen risen grown chosen
    broken stolen frozen hidden sunk sank swum torn worn born bred caught dug fed dealt bid cast
    forbidden forgiven gone hung leapt mistaken overtaken overthrown rebuilt rewritten sown spoken
    stood undergone undertaken underwent withdrew withdrawn became come came went sought`,
  /** Mind, mood and gesture, which nobody else can verify. */
  mood: `
    feel feels felt love loves loved hate hates hated wonder wonders hope hopes fear fears wish wishes
    dream dreams dreamed imagine imagines seem seems seemed laugh laughs laughed smile smiles smiled weep
    weeps wept sigh sighs sighed cry cries stare stares stared gaze gazes gazed whisper whispers shrug
    shrugs shrugged nod nods nodded frown frowns frowned grin grins grinned blink pause paused pauses
    breathe breathed breath listen listens waits waiting matters matter mind minds care cares worry
    worries trouble charm charms enjoy enjoyed suffer forgive trust trusts mistrust admire prefer want
    wants wanted regret suppose guess reckon deserve deserves deserved`,
  /** Weather of the soul, time of day, things seen in passing. */
  scenery: `
    sky skies light dusk dawn sunset sunrise moonlight moon sun shadow shadows silence quiet hush still
    stillness breeze mist fog haze drizzle smell scent perfume gulls gull seagulls birdsong dog dogs cat
    kettle window windows curtain curtains lamp candle candles soup tea coffee hands hand eyes eye smile
    face voice footsteps heart hearts soul souls breath air dust leaves petals grey pale golden silver
    pewter distance horizon empty faint faintly somewhere laughter applause smoke echo echoes kitchen
    whistled shuffled smelled smelt touch clouds cloud stars puddles rooftops garden sighs chair queue corridor morning evening afternoon`,
  /** Notions that sayings and comment are made of. */
  notion: `
    life love time justice fate luck truth money nature war peace beauty happiness sadness grief hope
    history politics football democracy freedom power reason sense wisdom patience courage faith memory
    progress reform change magic genius art music taste style charm manners trouble advice answer answers
    point way ways thing things kind sort business matter story stories secret lesson moral question
    questions theory idea ideas people man woman men women world everyone everybody anyone anybody
    someone somebody nobody nothing something anything everything none one’s ones human humans humanity
    generation generations youth age children childhood friends friendship home heart mind
    hero heroes villain soul dream dreams journey adventure mystery joke jokes madness obligation praise
    disguise comfort habit habits manner taste tastes virtue vice duty burden gift price cost end
    beginning past future present moment moments days years summers winters autumn spring sunday world
    universe road train boat garden bread dinner breakfast sleep medicine drug backbone something
    decay betrayal excuse difficulty sentence wit fun purists charm choice likes`,
  /** Praise, blame and taste. */
  judging: `
    absurd admirable amazing appalling astonishing awful baffling beautiful beautifully bizarre brave
    breathtaking brilliant brilliantly charming clever clumsy contemptible courageous cowardly cruel
    cynical delicious delightful deplorable depressing disappointing disappointment disaster disastrous
    disgrace disgraceful disgusting dismal dreadful dreary dull elegant enchanting encouraging excellent
    exciting exquisite fair fairer fantastic farce farcical fascinating fiasco fine flawed foolish
    fortunate frustrating funny glitters glorious gloomy good grand grim handsome haunting heroic hollow
    hopeless horrible idiotic impossible impressive inspired inspiring intolerable ironic joy joyful
    joyous laughable lazy limp lovely ludicrous lush magical magnificent marvellous masterly memorable
    mercifully mess miserable naive nice noble nonsense odd outrageous overblown overdue painful
    pathetic perfect pity pleasant pleasure pointless poor preposterous pretty proud refreshing
    regrettable remarkable ridiculous rotten sad sadly scandal scandalous sensible shabby shame shameful
    shocking silly simple smart sorry splendid strange stubborn stunning stupid sublime superb
    surprising sweet tasteless tedious tender terrible terribly thoughtless thrilling timid tired
    tiresome touching tragedy tragic triumph triumphant ugly unacceptable uneven unfair unforgivable
    unfortunate unjust unkind unloved unwise useless vain vital vivid warm weary weird welcome wicked
    wise witty wonderful worrying worse worthless wretched wrong bold crucial essential important
    interesting inevitable necessary obvious obviously clear clearly better best worthy honest worst happy unhappy alike strange stranger easy easier hard harder fond decent decency modest graceful hilarious delight delights dread boring dreary bland lively grumpy cosy snug elegant crisp delicate`,
  /** The writer's hedges and asides. */
  aside: `
    perhaps maybe surely indeed alas frankly honestly thankfully hopefully happily unfortunately
    fortunately arguably undoubtedly evidently apparently somehow rather quite almost really truly simply
    merely ever never always often sometimes usually rarely seldom anyway besides meanwhile`,
  /** Wishes, duties and guesses. */
  duty: `should ought must needs need shall`,
  guess: `may might could would can cannot`,
  writer: `i i’m i’ve i’d i’ll me my mine myself`,
  writers: `we we’re we’ve we’d we’ll us our ours ourselves`,
  reader: `you you’re you’ve you’d you’ll your yours yourself`,
  pronoun: `he she it they this that these those one`,
  negation: `not no never nor neither don’t doesn’t didn’t isn’t aren’t wasn’t weren’t cannot can’t won’t without`,
  /** What cannot be counted or looked up. */
  vague: `many some several few most everyone everybody experts people others nobody somebody someone anybody anyone`,
};
