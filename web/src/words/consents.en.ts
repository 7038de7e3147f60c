/** Who may be asked, and what came of asking. */
export const consentsEn = {
  consent: {
    title: 'Consent to ask',
    lead: 'Each adult of the household says yes for themself.',
    given: (day: string) => `said yes until ${day}`,
    open: 'has not said yet',
    paper: ' (on paper)',
    child: 'child: a parent answers',
    agree: 'I have read this and agree',
    agreeMinors: 'also for my children under 18',
    others:
      'The other adults sign in with their own card or phone, or sign on paper with the community worker.',
    withdraw: 'Take my consent back',
    next: 'Now ask the departments',
    continueWithout: 'Go on without asking',
  },
  check: {
    doneTitle: 'What the departments said',
    title: 'Asking the departments',
    progress: (done: number, all: number) => `${done} of ${all} answers are here`,
    waiting: 'still waiting',
    answered: 'answered',
    done: 'All answers are in.',
    see: 'See what fits us',
    late: 'This takes too long. Ask again, or go on without the missing answers; the result may change when they come.',
    again: 'Ask again',
    seeWithout: 'See the result without them',
    partial: 'Some answers are missing. The result may change when they come.',
  },
}
