import type { OfficerRole } from '../api.ts'

/** Where each officer's work begins. */
export function homeOf(role: OfficerRole): string {
  return menuOf(role)[0]?.to ?? '/audit'
}

type MenuName =
  | 'people'
  | 'meet'
  | 'handOver'
  | 'cases'
  | 'heard'
  | 'payments'
  | 'policies'
  | 'parameters'
  | 'changes'
  | 'versions'
  | 'audit'
  | 'questions'

const people = { name: 'people', to: '/people' } as const
const meet = { name: 'meet', to: '/people/meet' } as const
const handOver = { name: 'handOver', to: '/people/hand-over' } as const
const cases = { name: 'cases', to: '/cases' } as const
const heard = { name: 'heard', to: '/cases/heard' } as const
const payments = { name: 'payments', to: '/payments' } as const
const rules = [
  { name: 'policies', to: '/policies' },
  { name: 'parameters', to: '/policies/parameters' },
  { name: 'changes', to: '/policies/changes' },
  { name: 'versions', to: '/policies/versions' },
] as const
const audit = { name: 'audit', to: '/audit' } as const
const questions = { name: 'questions', to: '/questions' } as const

const menus: Record<OfficerRole, readonly { name: MenuName; to: string }[]> = {
  communityWorker: [people, meet, handOver, questions],
  townCaseworker: [cases, heard, people, meet, handOver, questions],
  districtCaseworker: [cases, heard, people, meet, questions],
  paymentPreparer: [payments, questions],
  paymentReleaser: [payments, questions],
  policyAuthor: rules,
  policyPublisher: rules,
  auditor: [audit, questions],
  operator: [audit],
}

/** The menu of a role: only what the role may open. */
export function menuOf(role: OfficerRole): readonly { name: MenuName; to: string }[] {
  return menus[role]
}
