import { randomUUID } from 'node:crypto'
import type { District } from './district.ts'

/** One operation of the api, as its own description lists it. */
export type Operation = {
  method: string
  /** As described: /api/staff/cases/{householdId}/{id}. */
  path: string
  /** With an id that nobody has in each place. */
  url: string
  takesJson: boolean
  takesForm: boolean
}

type Described = Record<
  string,
  Record<string, { requestBody?: { content: Record<string, unknown> } }>
>

/** Every operation that /openapi.json describes. */
export async function operationsOf(district: District): Promise<Operation[]> {
  const { paths } = (await district.browser().get('/openapi.json')).body as { paths: Described }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      url: fill(path),
      takesJson: 'application/json' in (requestBody?.content ?? {}),
      takesForm: 'multipart/form-data' in (requestBody?.content ?? {}),
    })),
  )
}

const inPlace: Record<string, () => string> = {
  factId: () => '999999999',
  readId: () => '999999999',
  programme: () => 'subsistence-allowance',
}
const inQuery: Record<string, string> = {
  '/api/staff/people/{householdId}/{personId}': '?purpose=assist',
  '/api/consents/notice': '?language=zh',
}

/** The path with these ids, and unknown ones for the rest. */
export function fill(path: string, ids: Record<string, string> = {}): string {
  const filled = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => ids[name] ?? inPlace[name]?.() ?? randomUUID(),
  )
  return filled + (inQuery[path] ?? '')
}

/** A body that the schema of the operation takes, about nobody who exists. */
export function sampleBody(operation: Pick<Operation, 'method' | 'path'>): object | undefined {
  return samples[`${operation.method} ${operation.path}`]
}

const nobody = '00000000-0000-4000-8000-000000000000'
const noCard = 'A'.repeat(22)
const noChange = { effectiveFrom: '2099-01-01', content: { parameters: [], cells: [] } }

const samples: Record<string, object> = {
  'POST /api/sessions': { by: 'card', card: noCard, pin: '482913' },
  'POST /api/devices': {
    ticket: 'x'.repeat(22),
    publicJwk: {
      kty: 'EC',
      crv: 'P-256',
      x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
    },
  },
  'POST /api/devices/sync': { deviceId: nobody, atMs: 0, signature: 'A'.repeat(86) },
  'POST /api/kiosk': { token: 'x'.repeat(43) },
  'POST /api/passkeys/options': { ticket: 'x'.repeat(22) },
  'POST /api/passkeys': { response: {} },
  'POST /api/sessions/raise': { response: {} },
  'POST /api/pin': { old: '482913', pin: '739164' },
  'POST /api/delegations': {
    name: '查无此人',
    citizenId: '330113190001010010',
    actions: ['progress'],
    until: '2026-12-31',
  },
  'POST /api/reads/{readId}/ask': {},
  'POST /api/staff/passkey-tickets': { personId: nobody },
  'POST /api/staff/read-questions/{id}/answer': { words: '办理申请需要' },
  'POST /api/consents': { language: 'zh', withMinors: false },
  'POST /api/facts/declare': { declarations: [{ name: 'moneyAssetsFen', value: 0 }] },
  'POST /api/facts/{factId}/dispute': { words: '不对' },
  'POST /api/changes': { kind: 'incomeChanges', since: '2026-01-01', words: '收入变了' },
  'POST /api/applications/{id}/reconsideration': { grounds: [], words: '请再看看' },
  'POST /api/pre-check': { people: 2 },
  'POST /api/track': { reference: 'LP-260101-000000', lastFour: '0000' },
  'POST /api/letters/check': { code: noCard },
  'PUT /api/drafts/{programme}': { answers: {} },
  'PUT /api/draft': { answers: {} },
  'POST /api/draft/members': { change: 'left', memberId: nobody },
  'POST /api/applications': { programme: 'subsistence-allowance' },
  'PUT /api/applications/{id}/supply': { words: '' },
  'POST /api/applications/{id}/supply': { words: '补交' },
  'POST /api/demo/clock': { offsetDays: 0 },
  'POST /api/staff/sessions/link': { token: 'x'.repeat(43) },
  'POST /api/staff/passkeys/options': { token: 'x'.repeat(43) },
  'POST /api/staff/passkeys': { response: {} },
  'POST /api/staff/sessions/passkey': { response: {} },
  'POST /api/staff/people/search': { query: '查无此人', purpose: 'assist' },
  'POST /api/staff/cards': { householdId: nobody, personId: nobody },
  'POST /api/staff/cards/activate': { card: noCard, pin: '482913', documentSeen: true },
  'POST /api/staff/enrolments': { personId: nobody },
  'POST /api/staff/presence': { purpose: 'assist', code: noCard, pin: '482913' },
  'POST /api/staff/consents': {
    householdId: nobody,
    personId: nobody,
    withMinors: false,
    language: 'zh',
    paperSigned: true,
  },
  'POST /api/staff/rule-changes/check': noChange,
  'POST /api/staff/rule-changes': { title: '无', ...noChange },
  'POST /api/staff/cases/{householdId}/{id}/moves': { to: 'surveying', expectedVersion: 1 },
  'POST /api/staff/cases/{householdId}/{id}/visits': {
    visitorIds: [nobody, nobody],
    visitedAt: '2026-11-01T08:00:00Z',
    findings: '无',
    signedByMember: true,
  },
  'POST /api/staff/cases/{householdId}/{id}/disputes/{disputeId}/answer': { words: '已核实' },
  'POST /api/staff/disputes/{householdId}/{id}/answer': { verdict: 'confirmed', words: '已核实' },
  'POST /api/staff/changes/{householdId}/{id}/acknowledge': { words: '收到' },
  'POST /api/staff/reconsiderations/{householdId}/{id}/answer': {
    outcome: 'upheld',
    reasons: [{ article: 'art. 1', words: '无误' }],
  },
  'POST /api/staff/payment-runs': { period: '2020-01' },
}

export const officerRoles = [
  'communityWorker',
  'townCaseworker',
  'districtCaseworker',
  'paymentPreparer',
  'paymentReleaser',
  'policyAuthor',
  'policyPublisher',
  'auditor',
  'operator',
] as const
export type Role = (typeof officerRoles)[number]

const desk: Role[] = ['communityWorker', 'townCaseworker', 'districtCaseworker']
const handing: Role[] = ['communityWorker', 'townCaseworker']
const casework: Role[] = ['townCaseworker', 'districtCaseworker']
const payments: Role[] = ['paymentPreparer', 'paymentReleaser']
const rules: Role[] = ['policyAuthor', 'policyPublisher']

/** Who may use each route of officers: the table that the product has to keep. `[]` needs nobody signed in. */
export const allowedRoles: Record<string, readonly Role[]> = {
  'POST /api/staff/sessions/link': [],
  'DELETE /api/staff/sessions/current': [],
  'POST /api/staff/passkeys/options': [],
  'POST /api/staff/passkeys': [],
  'POST /api/staff/sessions/passkey/options': [],
  'POST /api/staff/sessions/passkey': [],
  'GET /api/staff/me': officerRoles,
  'POST /api/staff/people/search': desk,
  'GET /api/staff/people/{householdId}/{personId}': desk,
  'GET /api/staff/people/{householdId}/{personId}/cards': handing,
  'POST /api/staff/cards': handing,
  'POST /api/staff/cards/activate': handing,
  'POST /api/staff/enrolments': handing,
  'POST /api/staff/presence': desk,
  'GET /api/staff/presence': desk,
  'GET /api/staff/consents/{householdId}': desk,
  'POST /api/staff/consents': handing,
  'POST /api/staff/facts/{householdId}/pool': handing,
  'GET /api/staff/cases': casework,
  'GET /api/staff/cases/{householdId}/{id}': casework,
  'POST /api/staff/cases/{householdId}/{id}/moves': casework,
  'POST /api/staff/cases/{householdId}/{id}/visits': casework,
  'POST /api/staff/cases/{householdId}/{id}/disputes/{disputeId}/answer': casework,
  'GET /api/staff/cases/{householdId}/{id}/documents/{documentId}': casework,
  'GET /api/staff/disputes': casework,
  'POST /api/staff/disputes/{householdId}/{id}/answer': casework,
  'GET /api/staff/changes': casework,
  'POST /api/staff/changes/{householdId}/{id}/acknowledge': casework,
  'GET /api/staff/reconsiderations': ['districtCaseworker'],
  'POST /api/staff/reconsiderations/{householdId}/{id}/answer': ['districtCaseworker'],
  'GET /api/staff/evidence/{householdId}/{documentId}': casework,
  'POST /api/staff/passkey-tickets': handing,
  'GET /api/staff/read-questions': [...desk, ...payments, 'auditor'],
  'POST /api/staff/read-questions/{id}/answer': [...desk, ...payments],
  'GET /api/staff/payment-runs': payments,
  'POST /api/staff/payment-runs': ['paymentPreparer'],
  'GET /api/staff/payment-runs/{id}': payments,
  'POST /api/staff/payment-runs/{id}/release': ['paymentReleaser'],
  'POST /api/staff/payment-runs/{id}/cancel': payments,
  'GET /api/staff/payment-runs/{id}/file': ['paymentReleaser'],
  'GET /api/staff/policies': rules,
  'GET /api/staff/parameters': rules,
  'GET /api/staff/rule-changes': rules,
  'POST /api/staff/rule-changes': rules,
  'POST /api/staff/rule-changes/check': rules,
  'POST /api/staff/rule-changes/{id}/publish': rules,
  'POST /api/staff/rule-changes/{id}/withdraw': rules,
}
