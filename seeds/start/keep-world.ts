import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which synthetic district lives in a data folder. */
export type KeptWorld = { seed: number; people: number; on: string }

/**
 * The world of a data folder: chosen at the first start (PEOPLE, SEED, and the day), the same ever after, because
 * people's ID numbers follow from it and the departments must tell of the same people.
 */
export function keepWorld(dataDir: string, variables: NodeJS.ProcessEnv): KeptWorld {
  const file = join(dataDir, 'world.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const world = {
    seed: Number(variables.SEED || 1),
    people: Number(variables.PEOPLE || 3000),
    on: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()),
  }
  writeFileSync(file, `${JSON.stringify(world)}\n`)
  return world
}
