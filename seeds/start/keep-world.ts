import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { worldSize } from '../world/generate-world.ts'

/** Which synthetic district lives in a data folder. */
export type KeptWorld = { seed: number; people: number; on: string }

/**
 * The world of a data folder: chosen at the first start (PEOPLE, SEED, and the day), the same ever after, because
 * people's ID numbers follow from it and the departments must tell of the same people.
 */
export function keepWorld(dataDir: string, variables: NodeJS.ProcessEnv): KeptWorld {
  const file = join(dataDir, 'world.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const world = chooseWorld(variables)
  // Written beside and moved: a start killed here must not leave half a world.
  writeFileSync(`${file}.draft`, `${JSON.stringify(world)}\n`)
  renameSync(`${file}.draft`, file)
  return world
}

function chooseWorld({ PEOPLE, SEED }: NodeJS.ProcessEnv): KeptWorld {
  const seed = Number(SEED || 1)
  if (!Number.isInteger(seed)) throw new Error(`SEED must be a whole number, not ${SEED}`)
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  try {
    return worldSize({ seed, people: Number(PEOPLE || 3000), on })
  } catch (cause) {
    throw new Error(`PEOPLE=${PEOPLE}: ${(cause as Error).message}`)
  }
}
