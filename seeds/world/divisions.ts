export type Division = {
  /** GB/T 2260 six digits for the district, nine for a town or street, twelve for a village or community. */
  code: string
  level: 'district' | 'town' | 'village'
  name: string
  nameEn: string
  parent: string | null
}

/** Streets and the town of Linping: statistical codes of the National Bureau of Statistics (domain facts 7.2). */
const towns = [
  ['330113001', '临平街道', 'Linping Subdistrict'],
  ['330113002', '南苑街道', 'Nanyuan Subdistrict'],
  ['330113003', '东湖街道', 'Donghu Subdistrict'],
  ['330113004', '星桥街道', 'Xingqiao Subdistrict'],
  ['330113005', '乔司街道', 'Qiaosi Subdistrict'],
  ['330113006', '运河街道', 'Yunhe Subdistrict'],
  ['330113007', '崇贤街道', 'Chongxian Subdistrict'],
  ['330113100', '塘栖镇', 'Tangqi Town'],
] as const

// Names that sound at home in the canal country; which of them exist is of no matter, the district is synthetic.
const firsts = [
  ['梅', 'Mei'],
  ['桂', 'Gui'],
  ['荷', 'He'],
  ['柳', 'Liu'],
  ['沾', 'Zhan'],
  ['禾', 'He'],
  ['桑', 'Sang'],
  ['云', 'Yun'],
  ['龙', 'Long'],
  ['石', 'Shi'],
  ['双', 'Shuang'],
  ['万', 'Wan'],
  ['永', 'Yong'],
  ['安', 'An'],
] as const
const seconds = [
  ['堰', 'yan'],
  ['桥', 'qiao'],
  ['塘', 'tang'],
  ['浜', 'bang'],
  ['埠', 'bu'],
  ['墩', 'dun'],
  ['港', 'gang'],
  ['园', 'yuan'],
] as const

const communitiesPerTown = 8
const villagesPerTown = 6

function inTown(town: (typeof towns)[number], townIndex: number): Division[] {
  return Array.from({ length: communitiesPerTown + villagesPerTown }, (_, index) => {
    const first = firsts[index % firsts.length] ?? firsts[0]
    const second = seconds[(index + townIndex) % seconds.length] ?? seconds[0]
    const isVillage = index >= communitiesPerTown
    // Statistical codes number communities from 001 and villages from 200.
    const number = isVillage ? 200 + index - communitiesPerTown : 1 + index
    return {
      code: `${town[0]}${String(number).padStart(3, '0')}`,
      level: 'village',
      name: `${first[0]}${second[0]}${isVillage ? '村' : '社区'}`,
      nameEn: `${first[1]}${second[1]} ${isVillage ? 'Village' : 'Community'}`,
      parent: town[0],
    }
  })
}

/** The district, its eight towns and streets, and 14 communities and villages in each. The same for every seed. */
export const divisions: readonly Division[] = [
  { code: '330113', level: 'district', name: '临平区', nameEn: 'Linping District', parent: null },
  ...towns.map(
    ([code, name, nameEn]): Division => ({ code, level: 'town', name, nameEn, parent: '330113' }),
  ),
  ...towns.flatMap(inTown),
]

/** Villages and communities, in code order of their towns. */
export const villages: readonly Division[] = divisions.filter(
  (division) => division.level === 'village',
)

const byCode = new Map(divisions.map((division) => [division.code, division]))

/** A division by its code. Throws when there is none. */
export function getDivision(code: string): Division {
  const found = byCode.get(code)
  if (!found) throw new Error(`no division ${code}`)
  return found
}
