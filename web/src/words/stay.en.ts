export const stayEn = {
  stay: {
    title: 'Signing out',
    limit: (minutes: number) =>
      `After ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} without a touch you are signed out. What you wrote is kept.`,
    soon: 'You will be signed out in two minutes. What you wrote is kept.',
    last: 'In two minutes you have to sign in again. What you wrote is kept.',
    keep: 'Stay signed in',
    actingFor: (name: string) => `You are acting for ${name}.`,
    leave: 'Stop acting',
    kioskSign: 'Public screen',
    kioskOut: 'Finish and sign out',
    kioskStill: 'Are you still there?',
    kioskLeft: (seconds: string) => `Signing out in ${seconds} seconds.`,
    kioskYes: 'I am here',
  },
}
