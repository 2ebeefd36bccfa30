import { describe, expect, it } from 'vitest'
import { aTicket, anEvent } from './samples'
import { deadlineWords, eventWords, fieldTime, neighbour, stateName } from './words'

const NOW = Date.parse('2026-11-30T10:00:00')
const HOUR = 3_600_000

describe('a deadline', () => {
  it('says how long there is, or for how long it is over', () => {
    expect(deadlineWords(aTicket({ deadline: NOW + 2 * HOUR }), NOW)).toBe('还有 2 小时')
    expect(deadlineWords(aTicket({ deadline: NOW - 25 * HOUR }), NOW)).toBe('超时 1 天')
    expect(deadlineWords(aTicket(), NOW)).toBe('没有期限')
  })

  it('is never overdue once the ticket is done', () => {
    expect(deadlineWords(aTicket({ deadline: NOW - 2 * HOUR, state: 'resolved' }), NOW)).toBe('08:00')
  })

  it('fills the field it came from', () => {
    expect(Date.parse(fieldTime(NOW))).toBe(NOW)
    expect(fieldTime(null)).toBe('')
  })
})

describe('what happened', () => {
  it('names who did it and what', () => {
    expect(eventWords(anEvent(), NOW)).toBe('规则开了工单')
    expect(eventWords(anEvent({ kind: 'state', by: '李丽', text: 'waiting' }), NOW)).toBe('李丽 改为 等待客户')
    expect(eventWords(anEvent({ kind: 'state', text: 'closed' }), NOW)).toContain('自己关闭')
    expect(eventWords(anEvent({ kind: 'assigned', by: '李丽', text: '李丽' }), NOW)).toBe('李丽 来处理')
    expect(eventWords(anEvent({ kind: 'assigned', by: '李丽', text: '王伟' }), NOW)).toBe('李丽 指定 王伟 处理')
    expect(eventWords(anEvent({ kind: 'deadline', by: '李丽' }), NOW)).toBe('李丽 去掉了期限')
  })
})

describe('the states', () => {
  it('follow each other', () => {
    expect(neighbour('new', 1)).toBe('working')
    expect(neighbour('new', -1)).toBeUndefined()
    expect(neighbour('closed', 1)).toBeUndefined()
    expect(stateName('resolved')).toBe('已解决')
  })
})
