/** A text message names no programme, amount or person: a phone lies open on a table. */
export function smsText(kind: string, reference: string | undefined, hotline: string): string {
  const number = reference ? `编号${reference}。` : ''
  if (kind === 'payment.released')
    return `【幸福码】有一笔钱已交银行发放，请留意到账。${number}疑问请打${hotline}。`
  if (kind === 'state.supplementRequested')
    return `【幸福码】您的申请需要补充材料，请扫码查看。${number}疑问请打${hotline}。`
  if (kind === 'pin.changed' || kind === 'passkey.added')
    return `【幸福码】您的密码或本人确认有变动。不是您本人办的，请马上打${hotline}。`
  if (kind === 'delegation.given' || kind === 'delegation.ended' || kind === 'read.answered')
    return `【幸福码】您有一条新消息，请扫码查看。疑问请打${hotline}。`
  return `【幸福码】您的申请有新进展，请扫码查看。${number}疑问请打${hotline}。`
}
