import type { PageContext } from './context.ts'

export type Drawn = { isChild: boolean }

/** The household as drawn: who lives together, large and small. The words beneath say the same. */
export function HouseholdPicture({ page, people }: { page: PageContext; people: Drawn[] }) {
  if (people.length === 0) return null
  const children = people.filter(({ isChild }) => isChild).length
  const words = page.w.results.picture(people.length, children)
  const step = 46
  const width = people.length * step + 20
  const places = [...people]
    .sort((one, other) => Number(one.isChild) - Number(other.isChild))
    .map(({ isChild }, index) => ({ isChild, x: 10 + step * (index + 0.5) }))
  return (
    <figure className="household">
      <svg viewBox={`0 0 ${width} 92`} role="img" aria-label={words}>
        <path className="roof" d={`M4 30 L${width / 2} 4 L${width - 4} 30`} />
        {places.map(({ x, isChild }) => (
          <Figure key={x} x={x} isChild={isChild} />
        ))}
        <line className="floor" x1="4" x2={width - 4} y1="88" y2="88" />
      </svg>
      <figcaption className="small">{words}</figcaption>
    </figure>
  )
}

function Figure({ x, isChild }: { x: number; isChild: boolean }) {
  const height = isChild ? 34 : 50
  const head = isChild ? 7 : 8.5
  const top = 88 - height
  return (
    <g className="figure">
      <circle cx={x} cy={top + head} r={head} />
      <path
        d={`M${x - head - 4} 88 v${-(height - head * 2) + head + 6} a${head + 4} ${head + 4} 0 0 1 ${2 * (head + 4)} 0 V88 z`}
      />
    </g>
  )
}
