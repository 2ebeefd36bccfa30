import { describe, expect, it } from 'vitest'
import { OPEN_ONES, addressOf, queryOf, wantedIn } from './wanted'

describe('what is looked at', () => {
  it('is asked without what is left open', () => {
    expect(queryOf(OPEN_ONES, false, '').toString()).toBe('state=open')
    expect(queryOf({ ...OPEN_ONES, words: ' 水杯 ', late: true }, true, '').toString()).toBe(new URLSearchParams({ late: '1', q: '水杯', board: '1' }).toString())
    expect(queryOf({ ...OPEN_ONES, state: '' }, false, '42').toString()).toBe('before=42')
  })

  it('comes back from the address as it was', () => {
    for (const wanted of [OPEN_ONES, { ...OPEN_ONES, state: '' as const }, { state: 'waiting' as const, department: '售后', assignee: 'me', late: true, words: '水杯' }]) {
      expect(wantedIn(addressOf(wanted, false, ''))).toEqual(wanted)
    }
    expect(addressOf(OPEN_ONES, true, 'T0001')).toEqual({ v: 'board', t: 'T0001' })
  })

  it('is the open ones where the address makes no sense', () => {
    expect(wantedIn({ s: 'lost', a: ['me'] })).toEqual(OPEN_ONES)
  })
})
