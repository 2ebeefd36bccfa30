import { expect, test } from 'vitest'
import { byWords, recordWords } from './records'

test('a record that is there needs no words', () => {
  expect(recordWords({ state: 'found', fields: [{ label: '积分', value: '8650' }] })).toBe('')
  expect(recordWords({ state: 'found', fields: [] })).toBe('系统里什么也没有写。')
})

test('each way of not being there has its own words', () => {
  const words = (['unknown', 'missing', 'slow', 'failed'] as const).map((state) => recordWords({ state, words: '连不上' }))
  expect(new Set(words).size).toBe(4)
  expect(words[3]).toBe('没有查到：连不上。')
})

test('whoever gave a telephone number need not be its owner', () => {
  expect(byWords(['openid', 'phone'])).toBe('按微信号和粉丝报的手机号查的；手机号没有核对过是不是本人的')
  expect(byWords(['openid', 'limit'])).toBe('按微信号查的')
  expect(byWords(['limit'])).toBe('')
})
