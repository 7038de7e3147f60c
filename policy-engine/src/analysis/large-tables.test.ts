import { describe, expect, it } from 'vitest'
import { measuredAnalysis } from '../testing/measured-analysis.ts'

describe('a table of 1,000 rows and 8 columns', () => {
  it.each(['ladder', 'ranges', 'equal', 'wide', 'wildcards'] as const)(
    '%s is searched in a moment, under every hit policy that is searched',
    (shape) => {
      for (const hitPolicy of ['UNIQUE', 'FIRST'] as const) {
        const { milliseconds, findings: found } = measuredAnalysis(shape, hitPolicy)
        expect(milliseconds).toBeLessThan(1500)
        expect(found.length).toBeGreaterThan(0)
      }
    },
  )
  it('with nothing said about the search, its one gap is found', () => {
    const gaps = measuredAnalysis('ladder', 'UNIQUE').findings.filter(({ kind }) => kind === 'gap')
    expect(gaps.map(({ region }) => region)).toEqual([[{ column: 'c7', tests: '< 0' }]])
  })
})
