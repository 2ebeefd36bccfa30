import type { Line, Row, TalkView } from './types'

/** Rows and lines for tests, with what matters to a test put over them. */

export function aRow(over: Partial<Row> = {}): Row {
  return {
    id: '1',
    follower: { key: 'f1', account: 'shop', accountName: '小店', name: '林小满', tags: [], language: 'zh_CN', channel: '', firstSeen: 0 },
    state: 'agent',
    queue: '售后',
    priority: 0,
    reason: 'misses',
    reasonText: '',
    agent: { id: 'me', name: '王小雨' },
    since: 0,
    takenAt: 0,
    closedAt: null,
    deadline: null,
    lastText: '',
    lastFrom: 'follower',
    lastAt: 0,
    unread: 0,
    unanswered: false,
    warned: false,
    rating: null,
    ...over,
  }
}

export function aLine(over: Partial<Line> = {}): Line {
  return { id: '1', at: 0, from: 'follower', kind: 'text', text: '在吗', media: null, agent: null, delivery: null, why: '', marked: false, ...over }
}

export function myLine(over: Partial<Line> = {}): Line {
  return aLine({ from: 'agent', agent: { id: 'me', name: '王小雨' }, delivery: { state: 'sent', error: '' }, ...over })
}

export function aTalk(over: Partial<TalkView> = {}): TalkView {
  return { row: aRow(), context: null, allowance: { left: 5, until: 0, unlimited: false }, earlier: [], lines: [], more: false, cursor: '0', ...over }
}
