/** The pre-check: twelve questions for anybody, and an answer that nobody keeps. */
export const preCheckEn = {
  preCheck: {
    title: 'See what may fit you',
    link: 'See what may fit, without signing in',
    lead: 'Twelve short questions, about three minutes. You can skip any of them.',
    nothingStored:
      'We keep nothing and ask for no name. Your answers stay in this browser until you close it.',
    notDecision: 'This is a first look, not a decision. Only an officer decides.',
    start: 'Start',
    goOn: 'Go on where I was',
    again: 'Start anew',
    skip: 'I do not know',
    see: 'See what may fit',
    progress: (done: number, all: number) => `Question ${done} of ${all}`,
    resultTitle: 'What may fit you',
    resultLead: 'Worked out from what you said, with the rules of today.',
    fitting: (count: number) =>
      count === 0
        ? 'By what you said, nothing fits for certain.'
        : count === 1
          ? 'By what you said, one kind of help fits.'
          : `By what you said, ${count} kinds of help fit.`,
    maybe: (count: number) => `${count} more may fit; something is still missing`,
    apply: 'Apply with these answers',
    applyHint: 'You sign in with your card or code. These answers come along.',
    yourAnswers: 'What you said',
    forget: 'Delete my answers now',
    forgotten: 'Your answers are deleted.',
    carryTitle: 'Your answers from before',
    carryLead:
      'You answered some questions before you signed in. Shall they go into your application?',
    carryOnly: 'Only what the application asks you goes in. The rest the departments say.',
    carry: 'Put them into my application',
    leave: 'No, delete them',
    badNumber: (least: number, most: number) =>
      `Type a number from ${least} to ${most}, such as 3.`,
    badMoney: 'Type an amount in yuan, such as 1200. If there is none, type 0.',
    tooManyChildren: 'There cannot be more children than people. Look at both numbers.',
    person: 'Number',
    nobody: 'None of these',
    question: {
      registered: {
        title: 'Is somebody at home registered in Linping, or holds a residence permit?',
        hint: 'One person is enough.',
      },
      people: {
        title: 'How many people live together?',
        hint: 'Count yourself, and the children.',
      },
      children: { title: 'How many of them are under 18?', hint: 'None: type 0.' },
      old: { title: 'Are there old people among them?', hint: 'Tick what is so.' },
      incomeFen: {
        title: 'How much money comes in each month?',
        hint: 'Wages, pensions, everything; all of you together. Roughly is enough.',
      },
      savingsFen: {
        title: 'How much savings do you have?',
        hint: 'All of you together: bank, cash. Roughly is enough.',
      },
      vehicles: { title: 'Do you own a car or a boat?', hint: 'Electric bicycles do not count.' },
      homes: { title: 'How many homes do you own?', hint: 'Rented ones do not count.' },
      business: {
        title: 'Does somebody own a shop, or a part of a company?',
        hint: 'Shops, offices, workshops, shares in a company.',
      },
      health: { title: 'Is somebody disabled or badly ill?', hint: 'Tick what is so.' },
      medicalFen: {
        title: 'What did you pay yourselves for treatment in the last year?',
        hint: 'What the insurance did not pay. Roughly is enough.',
      },
      sudden: { title: 'Did something happen suddenly?', hint: 'Within the last weeks.' },
    },
    option: {
      YES: 'Yes',
      NO: 'No',
      SIXTY: 'Somebody from 60 to 79',
      EIGHTY: 'Somebody of 80 or older',
      NONE: 'No',
      CAR: 'A car',
      TWO_WHEEL: 'A motorcycle',
      BOAT: 'A boat',
      ONE: 'One',
      MORE: 'Two or more',
      SEVERE_DISABILITY: 'A severe disability (grade 1 or 2)',
      DISABILITY: 'Another disability',
      SERIOUS_ILLNESS: 'A serious illness',
      FIRE: 'A fire',
      TRAFFIC: 'A traffic accident',
      OTHER_ACCIDENT: 'Another accident',
      SUDDEN_ILLNESS: 'A sudden serious illness',
      UNEMPLOYED_UNINSURED: 'No work for three months, and no benefit',
    },
    /** None owned, where "no" would not answer the question. */
    noHome: 'None',
  },
  preCheckSay: {
    start: 'Here you can see which help may fit you. Twelve short questions, and nothing is kept.',
    result: 'Here is what may fit you. It is a first look. Only an officer decides.',
    carry: 'You answered questions before. You may put the answers into your application.',
  },
}
