/** One household at a time: ours without, with light and with full trace, against the hand and the others. */
import { compile, evaluate, type JsonObject, toJs } from '@happiness-code/policy-engine'
import { type Contender, ratesOf } from '../measure.ts'
import {
  type Answer,
  byHand,
  type Household,
  ON,
  PARAMETERS,
  randomHousehold,
  seeded,
  XML,
} from './household.ts'
import { feelinPeer, jsonLogic, jsonRules, type Peer } from './peers.ts'
import { zen } from './zen.ts'

const HOUSEHOLDS = 200
/** How often a round decides all households: about 50 ms for each contender. */
const REPEATS = { ours: 4000, full: 5, jsonLogic: 40, slow: 2 }

const HAND = 'TypeScript by hand'
const BARE = 'ours, no trace'
const LIGHT = 'ours, light trace'
const FULL = 'ours, full trace'
export const NAMES = { HAND, BARE, LIGHT, FULL }

/** Throws when two engines differ on any household. */
export async function oneDecision(rounds: number): Promise<Record<string, number>> {
  const random = seeded(1)
  const households = Array.from({ length: HOUSEHOLDS }, () => randomHousehold(random))
  const policy = compile(XML, { file: 'household.dmn' })
  const given = { parameters: PARAMETERS, on: ON }
  const [light, bare] = [toJs(policy, given), toJs(policy, given, { withValues: false })]
  const [lightTrace, bareTrace] = [light.newTrace(), bare.newTrace()]
  const answer: Answer = { row: 0, amountFen: 0 }
  const ours = (name: string, decide: (facts: JsonObject) => void, repeats: number): Contender => ({
    name,
    count: repeats * HOUSEHOLDS,
    work: () => {
      for (let at = 0; at < repeats; at++) for (const one of households) decide(one as JsonObject)
    },
  })
  const peers = [await zen(), await zen(true), jsonLogic(), jsonRules(), feelinPeer()]
  await mustAgree(households, [
    {
      name: LIGHT,
      decide: (one) => {
        const { row, amountFen } = light.decide(one as unknown as JsonObject, lightTrace)
        return { row, amountFen }
      },
    },
    {
      name: FULL,
      decide: (one) => {
        byHand(one, answer)
        const { amountFen } = evaluate(policy, { ...given, facts: one as unknown as JsonObject })
        return { row: answer.row, amountFen: amountFen ?? Number.NaN }
      },
    },
    ...peers,
  ])
  return ratesOf(
    [
      ours(HAND, (one) => byHand(one as unknown as Household, answer), REPEATS.ours),
      ours(BARE, (one) => bare.decide(one, bareTrace), REPEATS.ours),
      ours(LIGHT, (one) => light.decide(one, lightTrace), REPEATS.ours),
      ours(FULL, (one) => evaluate(policy, { ...given, facts: one }), REPEATS.full),
      ...peers.map((peer) => contenderOf(peer, households)),
    ],
    rounds,
  )
}

function contenderOf(peer: Peer, households: readonly Household[]): Contender {
  const repeats = peer.name.startsWith('json-logic') ? REPEATS.jsonLogic : REPEATS.slow
  const some = peer.name.startsWith('feelin') ? households.slice(0, 20) : households
  return {
    name: peer.name,
    count: repeats * some.length,
    work: async () => {
      for (let at = 0; at < repeats; at++) {
        for (const one of some) {
          const answer = peer.decide(one)
          if (answer instanceof Promise) await answer
        }
      }
    },
  }
}

async function mustAgree(households: readonly Household[], peers: readonly Peer[]): Promise<void> {
  const expected: Answer = { row: 0, amountFen: 0 }
  for (const { name, decide } of peers) {
    for (const [at, household] of households.entries()) {
      byHand(household, expected)
      const found = await decide(household)
      if (found.row !== expected.row || !Object.is(found.amountFen, expected.amountFen)) {
        throw new Error(
          `${name} differs on household ${at}: ${JSON.stringify({ found, expected })}`,
        )
      }
    }
  }
}
