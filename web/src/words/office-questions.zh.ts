import type { SameWords } from './language.ts'
import type { questionsEn } from './office-questions.en.ts'

export const questionsZh: SameWords<typeof questionsEn> = {
  questions: {
    title: '为什么查看',
    lead: '居民问您为什么看他们的信息。请在五个工作日内答复，居民在那条记录旁看得到。',
    none: '没有人问。',
    asks: (name, day) => `${name}在${day}问。`,
    due: (day) => `请在${day}前答复`,
    words: '居民的话',
    answer: '为什么查看',
    send: '发送答复',
    answered: '已答复',
    overdue: '逾期未答复',
    overdueLead: '居民提出、五个工作日内没有人答复的。',
    overdueNone: '都按时答复了。',
    officer: '工作人员',
    asked: '提出',
    dueBy: '期限',
    passkeyTitle: '本人确认（指纹或人脸）',
    passkeyLead: '只能当面办：居民在自己的手机上设置，用于改密码、请家人代办。',
    passkeyCode: '设置本人确认的码',
    passkeyInvite: '邀请设置',
  },
}
