import { type APIRequestContext, expect, type Page } from '@playwright/test'

/** What the officers' page would send, without its clicks: to bring a case to where the residents' pages are looked at. */
export function callsOf(page: Page) {
  const send = async (method: 'get' | 'post' | 'put', path: string, data?: object) => {
    const request: APIRequestContext = page.request
    const response = await request[method](`/api${path}`, {
      headers: {
        'x-xfm': '1',
        'idempotency-key': `e2e-${Date.now()}-${Math.random()}`.replaceAll('.', '-'),
      },
      ...(data ? { data } : {}),
    })
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true)
    return await response.json()
  }
  return {
    get: (path: string) => send('get', path),
    post: (path: string, data: object = {}) => send('post', path, data),
    put: (path: string, data: object) => send('put', path, data),
  }
}

export type Calls = ReturnType<typeof callsOf>

/** Hands in an application for the subsistence allowance; gives its id and number. */
export async function handIn(resident: Calls): Promise<{ id: string; reference: string }> {
  await resident.put('/drafts/subsistence-allowance', {
    answers: {
      membersConfirmed: true,
      moneyAssetsFen: 1_200_000,
      vehicles: [],
      companyCapitalFen: 0,
      reason: '收入太低',
      truthful: true,
    },
  })
  return await resident.post('/applications', { programme: 'subsistence-allowance' })
}

/** The case behind a number, as an officer finds it in the queue; its path. */
export async function caseOf(officer: Calls, reference: string) {
  const { cases } = await officer.get('/staff/cases')
  const found = cases.find((each: { reference: string }) => each.reference === reference)
  expect(found, reference).toBeTruthy()
  return { path: `/staff/cases/${found.householdId}/${found.id}`, found }
}

/** Moves a case with the version that it has now. */
export async function moveOn(officer: Calls, path: string, move: object): Promise<void> {
  const { application } = await officer.get(path)
  await officer.post(`${path}/moves`, { expectedVersion: application.version, ...move })
}

/** Brings a case to the district's desk: visited by two, judged, shown in public, the seven days over. */
export async function toTheDistrict(officer: Calls, path: string, amountFen: number) {
  await moveOn(officer, path, { to: 'accepted' })
  await moveOn(officer, path, { to: 'surveying' })
  const { visitors } = await officer.get(path)
  const { procedureNow } = await officer.get('/demo/clock')
  await officer.post(`${path}/visits`, {
    visitorIds: visitors.slice(0, 2).map((each: { id: string }) => each.id),
    visitedAt: procedureNow,
    findings: '情况属实',
    signedByMember: true,
  })
  const opinion = { favourable: true, opinion: '符合条件', amountFen }
  await moveOn(officer, path, { to: 'preliminaryOpinion', ...opinion })
  await moveOn(officer, path, { to: 'publicity' })
  await moveClock(officer, 8)
  await moveOn(officer, path, { to: 'districtReview' })
}

/** Moves the clock of cases ahead by whole days; 0 puts it back to today. */
export async function moveClock(anybody: Calls, ahead: number): Promise<void> {
  const { offsetDays } = await anybody.get('/demo/clock')
  await anybody.post('/demo/clock', { offsetDays: ahead === 0 ? 0 : offsetDays + ahead })
}
