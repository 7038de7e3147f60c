import type { SameWords } from './language.ts'
import type { passkeyEn } from './passkey.en.ts'

export const passkeyZh: SameWords<typeof passkeyEn> = {
  use: '用通行密钥登录',
  lead: '工作人员用本机或安全密钥里的通行密钥登录，没有口令。',
  invited: '登记通行密钥',
  invitedLead: '这个邀请只能用一次。设备会要您的指纹、人脸或PIN，这些都不会离开设备。',
  enrol: '在这台设备上登记',
  noToken: '这个页面需要邀请，请向运维人员要一个。',
}
