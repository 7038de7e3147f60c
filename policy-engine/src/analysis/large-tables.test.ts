import { describe, expect, it } from 'vitest'
import { modelFromXml } from '../dmn/model-from-xml.ts'
import { planFromModel } from '../plan/plan-from-model.ts'
import { aLargeTable } from '../testing/a-table.ts'
import { measuredAnalysis } from '../testing/measured-analysis.ts'
import { analyse } from './analyse.ts'

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
  it('of ten times as many rows ends as well, and of more says that it was not searched', () => {
    const found = (rows: number) => {
      const model = modelFromXml(aLargeTable('wide', rows, 2, 'FIRST'), 'wide.dmn')
      return analyse({ model, plan: planFromModel(model).plan }).map(({ kind }) => kind)
    }
    expect(found(10_000)).toContain('masked')
    expect(found(10_001)).toEqual(['notComplete'])
  })
  it('with nothing said about the search, its one gap is found', () => {
    const gaps = measuredAnalysis('ladder', 'UNIQUE').findings.filter(({ kind }) => kind === 'gap')
    expect(gaps.map(({ region }) => region)).toEqual([[{ column: 'c7', tests: '< 0' }]])
  })
})
