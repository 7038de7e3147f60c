import { z } from 'zod'

const departmentSchema = z.strictObject({
  url: z.url(),
  token: z.string().min(16),
  publicJwk: z.record(z.string(), z.unknown()),
})

const schema = z.object({
  /** Port to listen on. */
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  /** Address to listen on. Behind a proxy: 127.0.0.1. */
  HOST: z.string().default('127.0.0.1'),
  /** Postgres 15 or newer; a user that may create roles. The five roles of the product are made from it. */
  DATABASE_URL: z.url(),
  /** 32 random bytes, base64: every key of the product is derived from it. No default. */
  MASTER_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64'),
  /** Where residents reach us; stands in the printed code. */
  BASE_URL: z.url().transform((text) => new URL(text).origin),
  /** Addresses of proxies whose X-Forwarded-For is believed, separated by commas. */
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    ),
  /** Departments: name → address, bearer token, public key (JWK), as JSON. */
  DEPARTMENTS: z
    .string()
    .default('{}')
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('must be JSON')
        return z.NEVER
      }
    })
    .pipe(z.record(z.string(), departmentSchema)),
  /** Folder of the built web; empty to serve the api alone. */
  WEB_DIST: z.string().default(''),
  /** 1 in the demo district: sign-in links, a clock that can be moved, an outbox page. Never in production. */
  DEMO: z
    .enum(['0', '1'])
    .default('0')
    .transform((text) => text === '1'),
  /** GB/T 2260 code of the district: whose amounts hold for readers whom nobody has identified. */
  DISTRICT: z
    .string()
    .regex(/^\d{6}$/, 'six digits')
    .default('330113'),
  /** Telephone number printed on cards and pages. */
  HOTLINE: z.string().default('0571-12345'),
  /** Log level of pino. */
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type Environment = z.output<typeof schema>

/** Reads the environment once. Throws one sentence that names every wrong variable. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const result = schema.safeParse(variables)
  if (result.success) {
    // The roles' passwords are derived from the one in DATABASE_URL; without one they would be known to everybody.
    if (!result.data.DEMO && !new URL(result.data.DATABASE_URL).password)
      throw new Error('DATABASE_URL must hold a password. See docs/production.md.')
    return result.data
  }
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not complete: ${wrong.join('; ')}. See docs/production.md.`)
}
