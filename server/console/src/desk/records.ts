import type { CustomerRecord } from './types'

/** Why there is nothing to show; empty when there is. */
export function recordWords(record: Pick<CustomerRecord, 'state' | 'words' | 'fields'>): string {
  switch (record.state) {
    case 'unknown':
      return '还不知道拿什么去查，比如粉丝还没有报手机号。'
    case 'missing':
      return '系统里没有找到这位粉丝。'
    case 'slow':
      return '系统这会儿很慢，没有查到。'
    case 'failed':
      return `没有查到：${record.words || '系统出错了'}。`
    case 'found':
      return record.fields === undefined || record.fields.length === 0 ? '系统里什么也没有写。' : ''
  }
}

const NAMES: Record<string, string> = { openid: '微信号', phone: '粉丝报的手机号', member: '会员号' }

/** What a record was found by, with a warning where nobody has checked that; empty when there is nothing to say. */
export function byWords(by: readonly string[]): string {
  const names = by.flatMap((each) => NAMES[each] ?? [])
  const warning = by.includes('phone') && !by.includes('member') ? '；手机号没有核对过是不是本人的' : ''
  return names.length === 0 ? '' : `按${names.join('和')}查的${warning}`
}
