import { describe, expect, it } from 'vitest'
import { decisionWords, figure, lookedUpWords, millis, opensWithTime, percent, preview, shares } from './format'
import type { Entry } from './types'

function entry(at: number): Entry {
  return {
    id: at,
    account: 'shop',
    person: 'a',
    at,
    from: 'FOLLOWER',
    content: { kind: 'text', text: '在吗' },
    state: 'DONE',
    cause: at,
    key: null,
    note: null,
  }
}

describe('format', () => {
  it('shows the time above the first line and after a pause', () => {
    const entries = [entry(0), entry(60_000), entry(400_000)]
    expect(entries.map((_, index) => opensWithTime(entries, index))).toEqual([true, false, true])
  })

  it('previews links as their words and leaves other markup alone', () => {
    expect(preview({ kind: 'text', text: '<b>粗</b>' })).toBe('<b>粗</b>')
    expect(preview({ kind: 'text', text: '见<a href="https://example.com/">规则</a>\n谢谢' })).toBe('见规则 谢谢')
    expect(preview({ kind: 'news', cards: [] })).toBe('[图文] ')
  })

  it.each([
    [180, '0.18 毫秒'],
    [12_340, '12.3 毫秒'],
    [250_000, '250 毫秒'],
  ])('writes %d µs as %s', (micros, words) => {
    expect(millis(micros)).toBe(words)
  })

  it.each([
    [0, '0%'],
    [0.004, '<1%'],
    [0.5, '50%'],
    [0.998, '99%'],
    [1, '100%'],
  ])('writes the probability %d as %s', (probability, words) => {
    expect(percent(probability)).toBe(words)
  })

  it('signs contributions', () => {
    expect(figure(1.234, true)).toBe('+1.23')
    expect(figure(-0.5, true)).toBe('−0.50')
    expect(figure(120.4)).toBe('120')
    expect(figure(-0.001, true)).toBe('0.00')
  })

  it('shares out the time, also of steps that took none', () => {
    expect(shares([{ name: 'a', micros: 1 }, { name: 'b', micros: 3 }]).map((step) => step.share)).toEqual([0.25, 0.75])
    expect(shares([{ name: 'a', micros: 0 }])[0]?.share).toBe(0)
  })

  it('says what was decided', () => {
    expect(decisionWords({ type: 'HandOver', queue: '售后', priority: 2, words: '' })).toBe('转人工，技能组“售后”，优先级 2')
    expect(decisionWords({ type: 'Offer', head: '', options: [{ label: '甲', articleId: null }] })).toBe('给出 1 个选择：甲')
  })

  it('says what was looked up, with what, and what came of it', () => {
    const found = {
      operation: 'points',
      arguments: { phone: '****01' },
      fields: { points: '1200' },
      fault: null,
      failure: '',
      pending: false,
      late: true,
      millis: 12,
    }

    expect(lookedUpWords(found)).toBe('phone=****01 → points=1200（12 ms，晚到的）')
    expect(lookedUpWords({ ...found, fields: {}, fault: 'TIMEOUT', failure: '超过了限时', pending: true, late: false })).toBe(
      'phone=****01 → 失败 TIMEOUT：超过了限时，查到后再告诉粉丝（12 ms）',
    )
  })
})
