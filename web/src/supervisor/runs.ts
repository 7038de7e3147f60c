import type { InferResponseType } from 'hono/client'
import { body } from '../api.ts'
import { api } from '../ui/office-api.ts'

const route = api.staff['payment-runs']

export type Run = Extract<InferResponseType<typeof route.$get>, { runs: unknown }>['runs'][number]

export async function loadRuns(): Promise<Run[]> {
  return (await body(route.$get())).runs
}
