export const kioskEn = {
  kiosk: {
    say: {
      start: 'This is a public screen. Scan your code, type your card number, or call somebody.',
      register: 'This browser becomes a public screen.',
      over: 'You are signed out. Nothing of you is left here.',
    },
    title: 'Welcome',
    lead: 'Touch what you want to do.',
    scan: 'Scan my code',
    type: 'Type my card number',
    check: 'See what help there is',
    forget: 'When you leave, this screen forgets everything.',
    times: (idle: number, total: number) =>
      `${idle} minutes without a touch, or ${total} minutes in all, and you are signed out. What you wrote is kept.`,
    registerTitle: 'Make this a public screen',
    registerLead: 'The invitation of the operator makes this browser a public screen.',
    register: 'Make it a public screen',
    registerFailed: 'It did not work. Please ask for a new invitation.',
    notYet: 'This browser is no public screen.',
    overTitle: 'You are signed out',
    overText: 'Nothing of you is left on this screen. What you wrote is kept for you.',
    again: 'To the beginning',
    demo: 'Make this browser a public screen',
  },
}
