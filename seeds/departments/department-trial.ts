import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Department,
  type DepartmentConnector,
  type DepartmentQuestion,
  departments,
} from '@happiness-code/api/departments/connector'
import {
  type ConnectorOptions,
  newSpDciConnector,
} from '@happiness-code/api/departments/sp-dci-connector'
import { searchPath } from '@happiness-code/api/departments/sp-dci-message'
import { generateWorld, type World } from '../world/generate-world.ts'
import type { Household, Person } from '../world/household.ts'
import { newDepartmentKeys } from './signing-keys.ts'
import { startDepartments } from './start-departments.ts'
import type { Fault } from './switches.ts'

/** What tests share: the four departments, running, over a world of a thousand, on 2026-11-23. */
export type DepartmentTrial = AsyncDisposable & {
  world: World
  addresses: Record<Department, string>
  keys: Awaited<ReturnType<typeof newDepartmentKeys>>
  now: () => Date
  /** The household and the person of a named story. */
  tell(story: string): { household: Household; person: Person }
  connector(department: Department, changes?: Partial<ConnectorOptions>): DepartmentConnector
  /** Turns a switch over HTTP; without a number for everybody. */
  turn(department: Department, fault: Fault, citizenId?: string): Promise<void>
  /** Sends a message as a program would. */
  post(department: Department, message: unknown, withToken?: string): Promise<Response>
}

const token = 'a-token-of-the-test'

export async function newDepartmentTrial(): Promise<DepartmentTrial> {
  const world = generateWorld({ people: 1000 })
  const households = new Map([...world.households].map((household) => [household.id, household]))
  const now = () => new Date('2026-11-23T02:00:00Z')
  const keys = await newDepartmentKeys()
  const each = <T>(make: (department: Department) => T) =>
    Object.fromEntries(departments.map((department) => [department, make(department)])) as Record<
      Department,
      T
    >
  const { addresses, stop } = await startDepartments({
    world: { people: 1000 },
    tokens: each(() => token),
    signingKeys: each((department) => keys[department].privateJwk),
    now,
  })
  const send = (url: string, message: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(message),
    })
  return {
    world,
    addresses,
    keys,
    now,
    tell(id) {
      const story = world.stories.find((entry) => entry.id === id)
      const household = households.get(story?.householdId ?? '')
      const person = household?.members.find((member) => member.id === story?.personId)
      if (!household || !person) throw new Error(`no story ${id}`)
      return { household, person }
    },
    connector: (department, changes = {}) =>
      newSpDciConnector({
        department,
        url: addresses[department],
        token,
        publicJwk: keys[department].publicJwk,
        now,
        limits: { timeoutMs: 10_000, retries: 1, jitterMs: 1, questionTimeoutMs: 20_000 },
        ...changes,
      }),
    async turn(department, fault, citizenId = '') {
      const response = await send(`${addresses[department]}/switches`, { fault, citizenId })
      if (response.status !== 200) throw new Error(`the switch did not turn: ${response.status}`)
    },
    post: (department, message, withToken = token) =>
      send(addresses[department] + searchPath, message, { authorization: `Bearer ${withToken}` }),
    [Symbol.asyncDispose]: stop,
  }
}

/** A question about a person, with a consent. */
export function questionAbout({ citizenId, name }: Person): DepartmentQuestion {
  return { citizenId, name, consentId: 'consent-1', purpose: 'subsistence-allowance' }
}

/** A server that answers everything in one way. */
export async function answering(
  answer: (response: ServerResponse) => void,
): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
