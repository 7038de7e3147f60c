/** 张小明 → 张**: all that a list may show of a name. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, rest.length))
}

/** 330113190001010010 → 330113********0010. */
export function maskCitizenId(citizenId: string): string {
  return `${citizenId.slice(0, 6)}********${citizenId.slice(-4)}`
}

/** 13800000012 → 138****0012. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** Only the last four digits of an account. */
export function maskAccount(account: string): string {
  return `****${account.slice(-4)}`
}
