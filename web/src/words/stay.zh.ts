import type { SameWords } from './language.ts'
import type { stayEn } from './stay.en.ts'

export const stayZh: SameWords<typeof stayEn> = {
  stay: {
    title: '自动退出',
    limit: (minutes) => `${minutes}分钟不动，会自动退出。写过的都在。`,
    soon: '再过两分钟会自动退出。写过的都在。',
    last: '再过两分钟，要重新登录一次。写过的都在。',
    keep: '接着用',
    actingFor: (name) => `您正在为${name}办理。`,
    leave: '不再代办',
    kioskSign: '公用屏',
    kioskOut: '用完了，退出',
    kioskStill: '您还在吗？',
    kioskLeft: (seconds) => `${seconds}秒后自动退出。`,
    kioskYes: '我还在',
  },
}
