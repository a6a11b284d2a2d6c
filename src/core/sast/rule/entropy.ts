/** Pairs of letters that most English words, and most names in code, are made of. */
const COMMON_PAIRS: ReadonlySet<string> = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ' +
    'ea ra ce li ch ll be ma si om ur ca el ta la ns ge ec il pe ol no na us di wi tr ly rs ee ss un ad ho ab ac ap am ' +
    'ag ai av ay bl bo br by cr ct cu da do du ef em ev ex fa fe fi fo fr ga gh gi gr id ie if im ir ke ki lo ls lt lu ' +
    'mi mo mp ms mu ni nu od oo op os ot ow pa pl po pr pt qu rd ru sa sc sh so sp su sw tc tl ts tt ty ub uc ui ul um ' +
    'up ut va vi wa wh wo ye yo ck ks rl rm rn rt rv rk wn wr xt xp ff ft gn gs ht hu iv iz ja js ju ka ld lv mb mm nc ' +
    'nk oa ob oc og oi ok ov pi pp ps rc rg rr ry sk sl sm sn sy tu ue ug ua uk ys db fu ht'
  ).split(' '),
);

/** Bits that one more character tells, roughly: expected ones tell little. */
const BITS = { repeated: 1, common: 2.5, wordStart: 3, separator: 3, letters: 5.5, mixed: 5 } as const;

/** Between the 3 bits of words and names and the 5 of a random key. */
const BITS_PER_CHARACTER_MIN = 4;

/** Below it even a random text is guessed, and a name may look like one. */
const CHARACTERS_MIN = 12;

/** A random text of this length has many different characters; `00000000…` has not. */
const DIFFERENT_CHARACTERS_MIN = 8;

/** Whether a text looks random beside English, as keys and tokens do. */
export function hasHighEntropy(text: string): boolean {
  if (text.length < CHARACTERS_MIN || new Set(text).size < DIFFERENT_CHARACTERS_MIN) return false;
  let bits = 0;
  for (let at = 1; at < text.length; at++) bits += bitsOfPair(text[at - 1] ?? '', text[at] ?? '');
  return bits / (text.length - 1) >= BITS_PER_CHARACTER_MIN;
}

function bitsOfPair(a: string, b: string): number {
  const step = b.charCodeAt(0) - a.charCodeAt(0);
  if (step === 0 || step === 1) return BITS.repeated;
  if (!/[A-Za-z0-9]/.test(b)) return BITS.separator;
  if (!/[A-Za-z]/.test(a)) return /[A-Za-z]/.test(b) && !/\d/.test(a) ? BITS.wordStart : BITS.mixed;
  if (!/[A-Za-z]/.test(b)) return BITS.mixed;
  if (/[a-z]/.test(a) && /[A-Z]/.test(b)) return BITS.letters;
  return COMMON_PAIRS.has((a + b).toLowerCase()) ? BITS.common : BITS.letters;
}
