/** A text message names no programme, amount or person: a phone lies open on a table. */
export function smsText(kind: string, reference: string | undefined, hotline: string): string {
  const number = reference ? `编号${reference}。` : ''
  if (kind === 'payment.released')
    return `【幸福码】有一笔钱已交银行发放，请留意到账。${number}疑问请打${hotline}。`
  if (kind === 'state.supplementRequested')
    return `【幸福码】您的申请需要补充材料，请扫码查看。${number}疑问请打${hotline}。`
  if (kind === 'draft.waiting')
    return `【幸福码】您有一份申请还没交，扫码可以接着填。疑问请打${hotline}。`
  if (kind.startsWith('dispute.') || kind === 'change.acknowledged')
    return `【幸福码】您反映的情况有了答复，请扫码查看。${number}疑问请打${hotline}。`
  if (kind === 'change.received')
    return `【幸福码】您告诉我们的变化已收到，会有人看。疑问请打${hotline}。`
  if (kind === 'reconsideration.received')
    return `【幸福码】您的复核申请已收到，请扫码查看。${number}疑问请打${hotline}。`
  if (kind === 'pin.changed' || kind === 'passkey.added')
    return `【幸福码】您的密码或本人确认有变动。不是您本人办的，请马上打${hotline}。`
  if (kind === 'delegation.given' || kind === 'delegation.ended' || kind === 'read.answered')
    return `【幸福码】您有一条新消息，请扫码查看。疑问请打${hotline}。`
  return `【幸福码】您的申请有新进展，请扫码查看。${number}疑问请打${hotline}。`
}
