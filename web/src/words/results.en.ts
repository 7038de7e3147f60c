/** What fits a household, why, and what a change would do. */
export const resultsEn = {
  results: {
    title: 'What fits us',
    lead: (day: string) =>
      `By what is known on ${day}. Only an officer decides; this is to help you choose.`,
    why: 'Why, and what would change it',
    apply: 'Apply',
    group: {
      eligible: 'Fits your household',
      unknown: 'May fit: something is missing',
      needsPerson: 'A person must look',
    },
    against: (count: number) => `What does not fit now (${count})`,
    againstLead: 'When something changes, the result changes. Each one says why.',
    every: {
      month: (amount: string) => `${amount} a month`,
      year: (amount: string) => `${amount} a year`,
      term: (amount: string) => `${amount} a school term`,
      once: (amount: string) => `${amount}, once`,
      none: (amount: string) => amount,
    },
    comes: {
      byItself: 'You need not apply: it comes by itself.',
      onceRecognised:
        'You need not apply: it comes by itself once an officer has confirmed that your household is in hardship.',
    },
    askAt: (place: string) => `You apply for it at ${place}.`,
    where: {
      civilAffairs: 'your community, or the aid window of your street or town',
      medicalInsurance: 'the medical insurance window',
      education: 'the school',
      housing: 'the housing window',
      socialSecurity: 'the social security window',
      utilities: 'the electricity company',
    },
    notBeside: (names: string) => `You cannot get this together with: ${names}.`,
    composition: 'Who counts in the household',
    person: (number: number) => `Person ${number}`,
    counts: 'counts',
    doesNotCount: 'does not count',
    countsUnknown: 'not known yet',
    notSet: 'not set here yet',
    exampleMark: 'example',
    usesExamples: 'Some of the amounts used are examples, not yet set by this district.',
    about: 'expected',
    none: 'No result yet.',
    reasons: 'The reasons',
    missing: 'What is missing',
    changes: 'What would change this',
    next: 'What you can do',
    figures: 'How it was worked out',
    law: 'Amounts and rules used',
    lawFrom: (day: string) => `in force since ${day}`,
    example: 'example value of the demo district',
    article: 'Law',
    met: 'holds',
    failed: 'does not hold',
    unknownMark: 'not known yet',
    notApplicable: 'does not matter here',
    record: 'Record of this result',
    recordText: (version: number, hash: string) =>
      `Rules version ${version}, fingerprint ${hash}. It can be computed again, byte by byte.`,
    barLabel: (left: string, right: string) => `${left}, the line is at ${right}`,
    distance: (amount: string) => `${amount} away from the line`,
    usedFigures: (count: number) => `What this rests on (${count})`,
    picture: (people: number, children: number) =>
      children === 0
        ? `A household of ${people}`
        : `A household of ${people}, ${children} of them under 18`,
    bestFirst: (count: number) =>
      count === 0
        ? 'Nothing fits for certain yet. Look at what may fit below.'
        : count === 1
          ? 'One kind of help fits your household.'
          : `${count} kinds of help fit your household.`,
    partial: (names: string) => `There is no answer from: ${names}. The result may change.`,
    others: 'All other kinds of help',
    noneLead: 'First say who may be asked. Then we look for you.',
    toConsent: 'Begin',
    changed: 'Has something changed at home?',
  },
  tell: {
    title: 'Add what only you know',
    lead: 'Only you know these. They may show more help; you may leave them empty.',
    kwhUsed: 'How many kWh of electricity do you use in a month?',
    kwhHint: 'It stands on the bill. A rough number will do.',
    badKwh: 'Type the kWh of one month, for example 120, and not the reading of the meter.',
    scheme: (name: string) => `Which help for ${name}?`,
    schemeHint:
      'Only one of the two is paid; you can change it later. If unsure, ask your community worker.',
    childScheme: 'Support for children',
    destituteSupport: 'Destitute support',
  },
  changes: {
    title: 'Something changed at home',
    lead: 'Tell us when something changes. Some help grows, some ends. Told early, nobody gets too much or too little.',
    which: 'What changed?',
    kinds: {
      memberDies: 'Somebody of us died',
      findsWork: 'Somebody found work',
      losesWork: 'Somebody lost work',
      leavesSchool: 'Somebody left school',
      moves: 'Somebody moved in or out',
      newAddress: 'We all moved',
      incomeChanges: 'We have more or less income',
      propertyChanges: 'Savings, homes or vehicles changed',
      disabilityChanges: 'A disability changed',
      illness: 'Somebody is seriously ill',
    },
    again: 'This help is looked at again:',
    nothing: 'No help depends on this change.',
    tell: 'Tell your community worker or call the number below. You can also ask the departments again and see the result.',
    rechecks: 'Regular checks',
    recheck: (programme: string, months: number, day: string) =>
      `${programme}: looked at every ${months} months, next on ${day}.`,
  },
}
