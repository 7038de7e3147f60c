import { showValue } from '../ui/show-value.ts'
import type { PageContext } from './context.ts'

type Compared = { name: string; value: unknown; unit: string }

/** A figure against its limit, drawn: how far it is, for people who would rather look than read. */
export function ThresholdBar({
  page,
  comparison,
}: {
  page: PageContext
  comparison: { left: Compared; right: Compared }
}) {
  const { left, right } = comparison
  if (typeof left.value !== 'number' || typeof right.value !== 'number' || right.value <= 0)
    return null
  const words = page.w.results.barLabel(
    showValue(left.value, left.unit, page.language),
    showValue(right.value, right.unit, page.language),
  )
  const top = Math.max(left.value, right.value) * 1.15
  const at = (value: number) => (Math.max(0, value) / top) * 300
  return (
    <>
      <svg
        className="bar"
        viewBox="0 0 300 34"
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        <rect className="track" x="0.5" y="8" width="299" height="18" />
        <rect className="value" x="0.5" y="8" width={at(left.value)} height="18" />
        <line className="limit" x1={at(right.value)} x2={at(right.value)} y1="0" y2="34" />
      </svg>
      <p className="small" aria-hidden="true">
        {words}
      </p>
    </>
  )
}
