import { describe, expect, it } from 'vitest'
import { compareIds, isAfter, isBefore } from './order'

describe('order', () => {
  it('compares numbers that no number can hold', () => {
    expect(isAfter('9007199254740994', '9007199254740993')).toBe(true)
    expect(isAfter('9007199254740993', '9007199254740993')).toBe(false)
    expect(compareIds('10', '9')).toBeGreaterThan(0)
    expect(compareIds('010', '9')).toBeGreaterThan(0)
  })

  it('compares cursors of several numbers', () => {
    expect(isAfter('0.10', '0.9')).toBe(true)
    expect(isBefore('3.10', '12.1')).toBe(true)
    expect(isBefore('0.9', '0.9')).toBe(false)
  })

  it('puts a reply behind what it replies to, whoever wrote it', () => {
    expect(['t10.1', 'd9', 't10', 't9.2', 't10.2', 'd11'].sort(compareIds)).toEqual(['d9', 't9.2', 't10', 't10.1', 't10.2', 'd11'])
  })

  it('takes a cursor that is no number for later', () => {
    expect(isAfter('b', 'c')).toBe(true)
  })
})
