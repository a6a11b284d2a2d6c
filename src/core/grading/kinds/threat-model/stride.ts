/** What a data-flow diagram is made of; trust boundaries are drawn around these. */
export const ELEMENT_TYPES = ['external', 'process', 'store'] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

/** What a threat can be about. */
export type PartType = ElementType | 'flow';

export const LETTERS = ['S', 'T', 'R', 'I', 'D', 'E'] as const;
export type Letter = (typeof LETTERS)[number];

/** Each letter breaks one property; the question is what somebody asks at an element. */
export const STRIDE: Readonly<
  Record<Letter, { readonly name: string; readonly breaks: string; readonly ask: string }>
> = {
  S: { name: 'Spoofing', breaks: 'authenticity', ask: 'Who could pass for it, or for whom it talks to?' },
  T: { name: 'Tampering', breaks: 'integrity', ask: 'Who could change what is there, or on the way?' },
  R: { name: 'Repudiation', breaks: 'accountability', ask: 'Who could say later that it was not so?' },
  I: { name: 'Information disclosure', breaks: 'confidentiality', ask: 'Who could read what is not for them?' },
  D: { name: 'Denial of service', breaks: 'availability', ask: 'What could stop it, or make it useless?' },
  E: { name: 'Elevation of privilege', breaks: 'authorisation', ask: 'Who could do more than they may?' },
};

/** The chart of STRIDE per element. A store can be used to deny something where it is a log, so R counts for it. */
export const CHART: Readonly<Record<PartType, readonly Letter[]>> = {
  external: ['S', 'R'],
  process: ['S', 'T', 'R', 'I', 'D', 'E'],
  store: ['T', 'R', 'I', 'D'],
  flow: ['T', 'I', 'D'],
};

export const TYPE_WORDS: Readonly<Record<PartType, string>> = {
  external: 'External entity',
  process: 'Process',
  store: 'Store',
  flow: 'Flow',
};

export const fitsChart = (type: PartType, letter: Letter): boolean => CHART[type].includes(letter);
