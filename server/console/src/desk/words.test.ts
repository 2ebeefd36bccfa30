import { describe, expect, it } from 'vitest'
import { filtered } from './filters'
import { matching } from './quickReplies'
import { aLine, aRow } from './samples'
import { ownAddress, webAddress } from './addresses'
import { filled, lineWords, percentWords, roomWords, saidWords, spanWords } from './words'

const HOUR = 3_600_000

describe('words', () => {
  it.each([
    [500, '刚刚'],
    [59_000, '59 秒'],
    [61_000, '1 分'],
    [HOUR, '1 小时'],
    [2 * HOUR + 5 * 60_000, '2 小时 5 分'],
    [50 * HOUR, '2 天'],
  ])('a span of %d is %s', (millis, words) => {
    expect(spanWords(millis)).toBe(words)
  })

  it.each([
    [{ left: 3, until: 41 * HOUR + 5, unlimited: false }, 'good', '还可发 3 条 · 41 小时'],
    [{ left: 1, until: 41 * HOUR, unlimited: false }, 'low', '还可发 1 条 · 41 小时'],
    [{ left: 5, until: 10 * 60_000, unlimited: false }, 'low', '还可发 5 条 · 10 分钟'],
    [{ left: 0, until: HOUR, unlimited: false }, 'none', '条数已用完'],
    [{ left: 5, until: -1, unlimited: false }, 'none', '时限已过'],
    [{ left: 0, until: null, unlimited: false }, 'none', '现在不能发'],
    [{ left: null, until: null, unlimited: true }, 'good', '条数不限'],
  ] as const)('what WeChat allows: %o', (allowance, tone, words) => {
    expect(roomWords(allowance, 0)).toMatchObject({ tone, words })
  })

  it('a quick reply has its names filled in', () => {
    expect(filled('{粉丝}您好，我是{公众号}的{座席}，{粉丝}', { follower: '林', agent: '王', account: '小店' })).toBe('林您好，我是小店的王，林')
  })

  it('no confidence is certainty', () => {
    expect([percentWords(0.998), percentWords(0.004), percentWords(0.62)]).toEqual(['99%', '<1%', '62%'])
  })
})

describe('quick replies', () => {
  const reply = (shortcut: string, text: string) => ({ id: shortcut, shortcut, title: '', text, own: false })

  it('are found by any of their words, those that begin with them first', () => {
    expect(matching([reply('谢谢', '包运费'), reply('运费', '8 元'), reply('稍等', '请稍等')], '运费').map((each) => each.shortcut)).toEqual(['运费', '谢谢'])
  })
})

describe('the list', () => {
  const rows = [
    aRow({ id: 'a', state: 'waiting', agent: null, since: 1 }),
    aRow({ id: 'b', state: 'waiting', agent: null, since: 2, priority: 1 }),
    aRow({ id: 'c', lastAt: 5, unread: 2, lastText: '发票' }),
    aRow({ id: 'd', lastAt: 1, unanswered: true }),
    aRow({ id: 'e', agent: { id: 'other', name: '' } }),
  ]
  const all = { queue: '', unreadOnly: false, words: '' }
  const ids = (found: { id: string }[]) => found.map((row) => row.id).join('')

  it('has who is owed an answer first, and the most urgent of those who wait', () => {
    expect(ids(filtered(rows, { ...all, tab: 'mine' }, 'me'))).toBe('dc')
    expect(ids(filtered(rows, { ...all, tab: 'waiting' }, 'me'))).toBe('ba')
  })

  it('is narrowed by words, queue and what is unread', () => {
    expect(ids(filtered(rows, { ...all, tab: 'all', words: '发票' }, 'me'))).toBe('c')
    expect(ids(filtered(rows, { ...all, tab: 'all', unreadOnly: true }, 'me'))).toBe('c')
    expect(ids(filtered(rows, { ...all, tab: 'all', queue: '会员' }, 'me'))).toBe('')
  })
})

describe('addresses', () => {
  it('of media lead to this server only', () => {
    expect(ownAddress('/api/desk/media/42')).toBe('/api/desk/media/42')
    expect(['https://example.com/a.png', '//example.com/a', 'javascript:alert(1)', '/api/../console', 'data:text/html,x'].map(ownAddress)).toEqual(Array(5).fill(undefined))
  })

  it('of links are those of the web', () => {
    expect(webAddress('https://example.com/a')).toBe('https://example.com/a')
    expect(['javascript:alert(1)', 'data:text/html,x', 'https://user:word@example.com/', '/console'].map(webAddress)).toEqual(Array(4).fill(undefined))
  })
})

describe('what was said in a line', () => {
  it('leaves out the name of what the line carries, which is shown itself', () => {
    expect(saidWords(aLine({ kind: 'image', text: '[图片]' }))).toBe('')
    expect(saidWords(aLine({ kind: 'voice', text: '[语音] 我要退货' }))).toBe('我要退货')
    expect(saidWords(aLine({ text: '[图片] 是我打的字' }))).toBe('[图片] 是我打的字')
    expect(lineWords(aLine({ kind: 'image', text: '[图片]' }))).toBe('[图片]')
    expect(lineWords(aLine({ kind: 'voice', text: '[语音] 我要退货' }))).toBe('[语音] 我要退货')
  })
})
