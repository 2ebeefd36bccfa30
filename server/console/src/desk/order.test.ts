import { describe, expect, it } from 'vitest'
import { compareIds, isAfter } from './order'

describe('order', () => {
  it('compares numbers that no number can hold', () => {
    expect(isAfter('9007199254740994', '9007199254740993')).toBe(true)
    expect(isAfter('9007199254740993', '9007199254740993')).toBe(false)
    expect(compareIds('10', '9')).toBeGreaterThan(0)
    expect(compareIds('0010', '10')).toBe(0)
  })

  it('takes a cursor that is no number for later', () => {
    expect(isAfter('b', 'c')).toBe(true)
  })
})
