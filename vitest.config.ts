import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Workspaces whose tests talk to a real Postgres, provided as `postgresUrl`. */
const withPostgres = ['api', 'seeds', 'checks']

export default defineConfig({
  test: {
    projects: ['policy-engine', 'api', 'seeds', 'web', 'checks'].map((name) => ({
      // Officers' components are TSX; Vite's own transform reads the JSX setting from web/tsconfig.json.
      test: {
        name,
        root: name,
        include: ['**/*.test.{ts,tsx}'],
        exclude: ['**/node_modules/**', '**/dist/**', '**/.types/**', 'planted/**'],
        environment: 'node',
        pool: 'forks',
        // As in production: see run.mjs.
        execArgv: ['--disable-proto=delete'],
        // A shared machine may be several times slower than a quiet one.
        testTimeout: 45_000,
        hookTimeout: 60_000,
        // The clock of a case is the district's; a machine elsewhere must see the same dates.
        env: { TZ: 'Asia/Shanghai' },
        ...(withPostgres.includes(name) && {
          globalSetup: [fileURLToPath(new URL('./seeds/start/test-postgres.ts', import.meta.url))],
        }),
      },
    })),
  },
})
