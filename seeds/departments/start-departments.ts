import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Department, departments } from '@happiness-code/api/departments/connector'
import { getRequestListener } from '@hono/node-server'
import type { JWK } from 'jose'
import { indexCitizens } from '../world/citizen-index.ts'
import { generateWorld, type WorldSize, worldSize } from '../world/generate-world.ts'
import { departmentServer } from './department-server.ts'
import { signingKeyFrom } from './signing-keys.ts'
import { newSwitches, type Switches, setSwitch } from './switches.ts'
import type { NamedCitizen } from './switches-page.ts'

export type DepartmentsOptions = {
  /** The same world as the platform's. */
  world: WorldSize
  /** 0, the default, takes any free port. */
  ports?: Partial<Record<Department, number>>
  host?: string
  /** Bearer token that each department expects. */
  tokens: Record<Department, string>
  /** Private key (ES256 JWK) with which each department signs. */
  signingKeys: Record<Department, JWK>
  now?: () => Date
  /** How long the switch `slow` takes. */
  slowMs?: number
}

export type RunningDepartments = {
  /** Base address of each, without a slash at the end. */
  addresses: Record<Department, string>
  switches: Record<Department, Switches>
  stop(): Promise<void>
}

/**
 * Starts the four departments in this process. Housing is down for the person of the story `department-down`.
 * Throws when a port is taken or a key is not one; what had started is stopped again.
 */
export async function startDepartments(options: DepartmentsOptions): Promise<RunningDepartments> {
  const { host = '127.0.0.1', now = () => new Date(), slowMs = 15_000 } = options
  const size = worldSize(options.world)
  const citizens = indexCitizens(size)
  const named = namedCitizens(size)
  const stopping = new AbortController()
  const running: [Department, Server, Switches][] = []
  const stop = async () => {
    stopping.abort()
    await Promise.all(running.map(([, server]) => close(server)))
  }
  try {
    for (const department of departments) {
      const switches = newSwitches()
      const down = named.find((citizen) => citizen.storyId === 'department-down')
      if (department === 'housing' && down)
        setSwitch(switches, { fault: 'down', citizenId: down.citizenId })
      const signingKey = await signingKeyFrom(options.signingKeys[department])
      const app = departmentServer({
        register: { department, citizens, on: size.on, now, signingKey },
        token: options.tokens[department],
        switches,
        citizens: named,
        slowMs,
        stopping: stopping.signal,
      })
      const server = createServer(getRequestListener(app.fetch))
      server.listen(options.ports?.[department] ?? 0, host)
      await once(server, 'listening')
      running.push([department, server, switches])
    }
  } catch (error) {
    await stop()
    throw error
  }
  const addresses = running.map(([department, server]) => [
    department,
    `http://${host}:${(server.address() as AddressInfo).port}`,
  ])
  const switches = running.map(([department, , ofDepartment]) => [department, ofDepartment])
  return { addresses: Object.fromEntries(addresses), switches: Object.fromEntries(switches), stop }
}

/** Everybody in the named stories' households, for the pages of switches. */
function namedCitizens(size: WorldSize): (NamedCitizen & { storyId: string })[] {
  const world = generateWorld(size)
  const households = world.households[Symbol.iterator]()
  return world.stories.flatMap((story) => {
    const members = households.next().value?.members ?? []
    return members
      .filter((member: { id: string }) => member.id === story.personId)
      .map((member: { citizenId: string; name: string }) => ({
        storyId: story.id,
        citizenId: member.citizenId,
        label: `${member.name} (${story.title.zh} / ${story.title.en})`,
      }))
  })
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
