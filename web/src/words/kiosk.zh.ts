import type { kioskEn } from './kiosk.en.ts'
import type { SameWords } from './language.ts'

export const kioskZh: SameWords<typeof kioskEn> = {
  kiosk: {
    say: {
      start: '这里是公用屏。请扫码，或输入卡号。也可以打电话找人。',
      register: '这个浏览器会成为公用屏。',
      over: '您已经退出。这里没有留下您的任何内容。',
    },
    title: '您好',
    lead: '想办什么，按一下。',
    scan: '扫我的码',
    type: '输入卡号',
    check: '看看有哪些帮助',
    forget: '您走以后，这里什么都不留。',
    times: (idle, total) => `${idle}分钟不动，或一共${total}分钟，会自动退出。写过的都在。`,
    registerTitle: '设为公用屏',
    registerLead: '用管理员的邀请，把这个浏览器设为公用屏。',
    register: '设为公用屏',
    registerFailed: '没有成功。请要一个新的邀请。',
    notYet: '这个浏览器不是公用屏。',
    overTitle: '您已经退出',
    overText: '这里没有留下您的任何内容。您写过的都在。',
    again: '回到开始',
    demo: '把这个浏览器设为公用屏',
  },
}
