export const moneyEn = {
  moneyMonths: {
    lead: 'Month by month: how much, and why.',
    when: { past: '', this: 'This month', next: 'Next month, as it stands today' },
    sum: (amount: string) => `${amount} in all`,
    states: {
      expected: 'expected',
      due: 'planned',
      inRun: 'being prepared',
      released: 'given to the bank',
      returned: 'came back from the bank',
    },
    notYet: 'not paid yet',
    notYetHelp: 'This month has not been paid yet. You may ask:',
    returnedHelp:
      'The bank could not pay. Please check the account with the town; nothing is lost.',
    account: (digits: string) => `Account ending in ${digits}`,
    more: (amount: string) => `${amount} more than the month before`,
    less: (amount: string) => `${amount} less than the month before`,
    same: 'As much as the month before',
    whyTitle: 'Why it differs',
    why: {
      started: (name: string, to: string) => `${name} begins: ${to}`,
      ended: (name: string, from: string) => `${name} has ended: ${from} less`,
      amountChanged: (name: string, from: string, to: string) =>
        `${name}: from ${from} to ${to} a month`,
      oneOff: (name: string, to: string) => `${name}, once: ${to}`,
      oneOffBefore: (name: string, from: string) =>
        `${name} was paid once, in the month before: ${from}`,
      returned: (name: string, from: string) => `${name}: ${from} came back from the bank`,
      returnedBefore: (name: string, to: string) =>
        `${name}: in the month before ${to} came back from the bank`,
      returnedAndPaidAgain: (name: string, to: string) =>
        `${name}: ${to} came back from the bank and was sent again`,
    },
    because: (day: string) => `by the decision of ${day}`,
    standard: (from: string, to: string) => `the standard rose from ${from} to ${to}`,
    standardOf: (amount: string) => `standard ${amount}`,
    recheck: 'You told us a change. This is being looked at again; until then it goes on.',
    picture: (months: number) => `The last ${months} months as bars; the table says the same`,
    table: 'The same as a table',
    month: 'Month',
    amount: 'Amount',
    state: 'State',
    programme: 'Help',
    difference: 'Difference',
    download: 'Keep as a table (CSV)',
    file: 'my-money.csv',
    older: 'Earlier months',
    emptyNext: 'When something is granted, the first month is here.',
    say: (when: string, amount: string) => `${when}: ${amount}.`,
  },
}
