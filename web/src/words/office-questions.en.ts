export const questionsEn = {
  questions: {
    title: 'Why did you look?',
    lead: 'Residents ask why you looked at their data. Answer within five working days; they read it beside the look.',
    none: 'Nobody has asked.',
    asks: (name: string, day: string) => `${name} asked on ${day}.`,
    due: (day: string) => `Answer due by ${day}`,
    words: 'In their words',
    answer: 'Why I looked',
    send: 'Send the answer',
    answered: 'Answered',
    overdue: 'Not answered in time',
    overdueLead: 'Questions of residents that nobody answered within five working days.',
    overdueNone: 'Every question was answered in time.',
    officer: 'Officer',
    asked: 'Asked',
    dueBy: 'Due by',
    passkeyTitle: 'Confirmation by finger or face',
    passkeyLead:
      'Only face to face: the resident sets it up on their own phone, for PIN changes and naming family who act.',
    passkeyCode: 'Code that sets up the confirmation',
    passkeyInvite: 'Invite to set it up',
  },
}
