import { expect, test } from 'vitest'
import { span } from './control'

test.each([
  [-5_000, '0 秒'],
  [59_400, '59 秒'],
  [119_000, '119 秒'],
  [120_000, '2 分钟'],
  [30 * 60_000, '30 分钟'],
  [48 * 3_600_000, '48 小时'],
])('%i milliseconds are %s', (millis, words) => {
  expect(span(millis)).toBe(words)
})
