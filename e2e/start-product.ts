import { startProduct } from './product.ts'

/** Starts the product once for all journeys; what it printed goes to them through the environment. */
export default async function startForAll(): Promise<() => Promise<void>> {
  const { stop, ...started } = await startProduct()
  process.env.HAPPINESS_STARTED = JSON.stringify(started)
  return stop
}
