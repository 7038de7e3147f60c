import { OpenAPIHono } from '@hono/zod-openapi'
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Keys } from '../crypto/keys.ts'
import type { Databases } from '../db/connect.ts'
import type { OfficerActor, ResidentActor } from '../db/in-transaction.ts'
import type { Environment } from '../environment.ts'
import { Problem } from './problem.ts'

/** Who is asking, read from the session row on every request. */
export type SignedIn = (ResidentActor | OfficerActor) & {
  sessionHash: Buffer
  deviceId: string | null
  cardSha256: Buffer | null
  verifiedAt: Date
  /** Seconds without a request after which the session ends. */
  idleSeconds: number
  /** When it ends in any case. */
  endsAt: Date
  /** Public screen at which it was opened. */
  kioskId: string | null
}

/** What the app acts through; passed in once, never imported. */
export type Platform = {
  environment: Environment
  databases: Databases
  keys: Keys
  clock: Clock
  log: Logger
}

export type AppEnv = {
  Variables: {
    platform: Platform
    requestId: string
    address: string
    signedIn: SignedIn | null
  }
}

/** A router whose every refused input is the same 422, located. */
export function newRouter() {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      throw new Problem('invalid_input', {
        faults: result.error.issues.map((issue) => ({
          at: issue.path.join('.'),
          expected: issue.message,
        })),
      })
    },
  })
}
