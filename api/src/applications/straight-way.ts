/** One step of a case, as it is drawn: a dot on a line. */
export type Step = {
  state: string
  status: 'done' | 'current' | 'next'
  /** When it began; null for what is still to come. */
  since: Date | null
  /** Legal length of its clock, for what is still to come. */
  clock: string
  length: number | null
  article: string
}

type WayState = { state: string; clock: string; clock_length: number | null; article: string }
type Event = { to_state: string; at: Date }

/**
 * The line of a case: what is behind it, where it stands, what follows. Ways round (a supplement, an objection) stand
 * on the line only while the case is there; a case that has ended has nothing before it.
 */
export function straightWay(
  way: readonly WayState[],
  current: WayState & { final: boolean },
  events: readonly Event[],
): Step[] {
  const began = (state: string) => events.findLast((event) => event.to_state === state)?.at ?? null
  const rank = (state: string) => way.findIndex((each) => each.state === state)
  const here = rank(current.state)
  // On a way round the case stands behind the last place of the straight way that it reached in this turn.
  const reached =
    here >= 0 ? here : Math.max(-1, rank(lastOnTheWay(events, (state) => rank(state) >= 0) ?? ''))
  const step = (each: WayState, status: Step['status']): Step => ({
    state: each.state,
    status,
    since: status === 'next' ? null : began(each.state),
    clock: each.clock,
    length: each.clock_length,
    article: each.article,
  })
  const behind = way
    .slice(0, here >= 0 ? here : reached + 1)
    .filter((each) => began(each.state) !== null)
  const ahead = current.final ? [] : way.slice(reached + 1)
  return [
    ...behind.map((each) => step(each, 'done')),
    step(current, 'current'),
    ...ahead.map((each) => step(each, 'next')),
  ]
}

function lastOnTheWay(
  events: readonly Event[],
  isOn: (state: string) => boolean,
): string | undefined {
  return events.findLast((event) => isOn(event.to_state))?.to_state
}
