import type { consentsEn } from './consents.en.ts'
import type { SameWords } from './language.ts'

export const consentsZh: SameWords<typeof consentsEn> = {
  consent: {
    title: '同意查询',
    lead: '家里每位成年人自己同意。',
    given: (day) => `已同意，到${day}`,
    open: '还没有表示',
    paper: '（纸质）',
    child: '孩子：由父母代答',
    agree: '我看过了，同意',
    agreeMinors: '也代我未满18岁的孩子同意',
    others: '其他成年人请用自己的卡或手机同意。也可以到社区工作人员那里签字。',
    withdraw: '收回我的同意',
    next: '现在向部门查询',
    continueWithout: '不查询，继续',
  },
  check: {
    doneTitle: '部门的答复',
    title: '正在向部门查询',
    progress: (done, all) => `${all}项里已收到${done}项`,
    waiting: '还在等',
    answered: '已答复',
    done: '都答复了。',
    see: '看看我家符合什么',
    late: '等得太久了。可以再查询一次，也可以先看结果。答复拿到以后，结果可能会变。',
    again: '再查询一次',
    seeWithout: '先不等，看结果',
    partial: '有的答复没有拿到。拿到以后，结果可能会变。',
  },
}
