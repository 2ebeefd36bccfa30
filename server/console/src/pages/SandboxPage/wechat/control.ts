/** What the sandbox tells of its control; see ControlApi. */

export interface PushTrouble {
  doubled: number
  reordered: number
  lostAnswers: number
  leastDelayMillis: number
  mostDelayMillis: number
}

export type ApiTroubleKind = 'NONE' | 'DOWN' | 'SLOW' | 'CUT' | 'REFUSES' | 'BAD_GATEWAY'

export interface ApiTrouble {
  kind: ApiTroubleKind
  path: string
  share: number
  errcode: number
  delayMillis: number
  /** By the sandbox's clock; 0 for no end. */
  until: number
}

export interface Tally {
  pushed: number
  underWay: number
  acknowledged: number
  answered: number
  empty: number
  transferred: number
  malformed: number
  failed: number
  keptByAgents: number
  attempts: number
  doubles: number
  lateReplies: number
  passive: number
  customerService: number
  templates: number
  subscriptions: number
  seenAgain: number
  outOfService: number
  apiCalls: number
  refusals: Record<string, number>
  dropped: number
}

export interface ControlState {
  now: number
  aheadSeconds: number
  push: PushTrouble
  api: ApiTrouble
  tally: Tally
}

export interface CallRow {
  number: number
  at: number
  account: string
  method: string
  path: string
  outcome: string
}

export interface Windows {
  now: number
  windows: { contact: 'message' | 'click' | 'follow' | 'scan'; left: number; until: number }[]
}

/** What an errcode means, for those the page offers or often shows. */
export const ERRCODES: Record<string, string> = {
  '-1': '系统繁忙',
  '40001': '令牌无效或不是最新的',
  '40003': 'openid 不对',
  '40007': 'media_id 不对',
  '40014': '令牌不合法',
  '42001': '令牌过期',
  '43004': '要先关注',
  '43101': '用户没有同意订阅',
  '45009': '今天的次数用完了',
  '45011': '调用太频繁',
  '45015': '超过 48 小时，或者取消了关注',
  '45047': '这段时间的条数用完了',
  '48001': '账号没有这个接口的权限',
}

/** A length of time in a word or two. */
export function span(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1_000))
  if (seconds < 120) {
    return `${seconds} 秒`
  }
  const minutes = Math.round(seconds / 60)
  return minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`
}

/** A moment of the sandbox's clock. */
export function moment(at: number): string {
  return new Date(at).toLocaleString('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false })
}
