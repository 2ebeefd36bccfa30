import { expect, it } from 'vitest'
import { safePlace } from './safePlace'

it.each([
  ['/desk?c=1', '/desk?c=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [undefined, '/'],
  [['/desk'], '/'],
])('after signing in, %o leads to %s', (asked, place) => {
  expect(safePlace(asked)).toBe(place)
})
