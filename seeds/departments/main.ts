import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Department, departments } from '@happiness-code/api/departments/connector'
import { z } from 'zod'
import { newDepartmentKeys } from './signing-keys.ts'
import { startDepartments } from './start-departments.ts'

const help = `Runs the four simulated departments until it is stopped.

  node seeds/departments/main.ts [--help]

Environment, all optional:
  WORLD_SEED              seed of the synthetic district (1)
  WORLD_PEOPLE            its people, 1000 to 1000000 (3000)
  WORLD_ON                day for which it was made, YYYY-MM-DD (2026-11-23)
  DEPARTMENTS_HOST        address to listen on (127.0.0.1)
  SOCIAL_SECURITY_PORT, MEDICAL_INSURANCE_PORT, EDUCATION_PORT, HOUSING_PORT
                          ports (0: any free one)
  DEPARTMENT_KEYS         JSON: department to { "token", "privateJwk", "publicJwk" } (ES256 keys);
                          without it new ones are made

Prints one line when ready: "departments ready " and JSON, department to { "url", "token", "publicJwk" },
which is the platform's variable DEPARTMENTS. Ends with 0 on SIGINT or SIGTERM, 1 on a wrong variable.
`

const port = z.coerce.number().int().min(0).max(65_535).default(0)
const key = z.object({
  token: z.string().min(16),
  privateJwk: z.record(z.string(), z.unknown()),
  publicJwk: z.record(z.string(), z.unknown()),
})
const environment = z.object({
  WORLD_SEED: z.coerce.number().int().default(1),
  WORLD_PEOPLE: z.coerce.number().int().default(3000),
  WORLD_ON: z.string().default('2026-11-23'),
  DEPARTMENTS_HOST: z.string().default('127.0.0.1'),
  SOCIAL_SECURITY_PORT: port,
  MEDICAL_INSURANCE_PORT: port,
  EDUCATION_PORT: port,
  HOUSING_PORT: port,
  DEPARTMENT_KEYS: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue('must be JSON')
        return z.NEVER
      }
    })
    .pipe(z.record(z.enum(departments), key))
    .optional(),
})

/** New tokens and keys, in the form of DEPARTMENT_KEYS. */
async function newKeys() {
  const pairs = await newDepartmentKeys()
  const withTokens = departments.map((department) => [
    department,
    { token: randomBytes(24).toString('base64url'), ...pairs[department] },
  ])
  return Object.fromEntries(withTokens) as Record<Department, z.output<typeof key>>
}

function eachDepartment<T>(make: (department: Department) => T): Record<Department, T> {
  return Object.fromEntries(
    departments.map((department) => [department, make(department)]),
  ) as Record<Department, T>
}

async function run(): Promise<void> {
  const read = environment.safeParse(process.env)
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not right: ${wrong.join('; ')}. See --help.`)
  }
  const env = read.data
  const keys = env.DEPARTMENT_KEYS ?? (await newKeys())
  const running = await startDepartments({
    world: { seed: env.WORLD_SEED, people: env.WORLD_PEOPLE, on: env.WORLD_ON },
    host: env.DEPARTMENTS_HOST,
    ports: {
      socialSecurity: env.SOCIAL_SECURITY_PORT,
      medicalInsurance: env.MEDICAL_INSURANCE_PORT,
      education: env.EDUCATION_PORT,
      housing: env.HOUSING_PORT,
    },
    tokens: eachDepartment((department) => keys[department].token),
    signingKeys: eachDepartment((department) => keys[department].privateJwk),
  })
  const told = eachDepartment((department) => ({
    url: running.addresses[department],
    token: keys[department].token,
    publicJwk: keys[department].publicJwk,
  }))
  process.stdout.write(`departments ready ${JSON.stringify(told)}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void running.stop())
}

if (parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help) {
  process.stdout.write(help)
} else {
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
