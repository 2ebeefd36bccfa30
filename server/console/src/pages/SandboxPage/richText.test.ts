import { describe, expect, it } from 'vitest'
import { pieces, safeUrl } from './richText'

describe('pieces', () => {
  it('leaves plain words alone', () => {
    expect(pieces('满 99 元免运费\n2 小时达')).toEqual([{ kind: 'words', text: '满 99 元免运费\n2 小时达' }])
  })

  it('finds links between words', () => {
    expect(pieces('见<a href="https://example.com/help?a=1&b=2">退换规则</a>。')).toEqual([
      { kind: 'words', text: '见' },
      { kind: 'link', text: '退换规则', href: 'https://example.com/help?a=1&b=2' },
      { kind: 'words', text: '。' },
    ])
  })

  it('takes single quotes and further attributes', () => {
    const text = `<A data-miniprogram-appid='wx1' HREF='http://example.com/'>小程序</A>`
    expect(pieces(text)).toEqual([{ kind: 'link', text: '小程序', href: 'http://example.com/' }])
  })

  it('finds nothing in an empty text', () => {
    expect(pieces('')).toEqual([])
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">点我</a>',
    '<a href="java\tscript:alert(1)">点我</a>',
    '<a href=" JaVaScRiPt:alert(1)">点我</a>',
    '<a href="data:text/html,<script>alert(1)</script>">点我</a>',
    '<a href="vbscript:x">点我</a>',
    '<a href="//evil.example">点我</a>',
    '<a href="/console/">点我</a>',
    '<a href="https://user:word@example.com/">点我</a>',
    '<a onclick="alert(1)">点我</a>',
    '<a href=https://example.com>没有引号</a>',
    '<a href="https://example.com"><img src=x onerror=alert(1)></a>',
    '<a href="https://example.com"> </a>',
    '<a href="weixin://bizmsgmenu?msgmenucontent=x&msgmenuid=1">点我</a>',
    '<svg/onload=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
    '<a href="https://example.com">没有结尾',
    '</a><a>',
  ])('keeps %s as the text it is', (text) => {
    expect(pieces(text)).toEqual([{ kind: 'words', text }])
  })

  it('ends in good time on a text made to slow it down', () => {
    const begun = performance.now()
    pieces('<a '.repeat(20_000) + '>'.repeat(20_000))
    expect(performance.now() - begun).toBeLessThan(500)
  })

  it('loses no character', () => {
    const text = '前<a href="https://example.com/">链接</a>中<b>粗</b><a href="javascript:1">坏</a>后'
    const joined = pieces(text)
      .map((piece) => (piece.kind === 'link' ? `<a href="${piece.href}">${piece.text}</a>` : piece.text))
      .join('')
    expect(joined).toBe(text)
  })
})

describe('safeUrl', () => {
  it('normalises what it lets through', () => {
    expect(safeUrl(' HTTPS://Example.com ')).toBe('https://example.com/')
  })

  it('refuses what is no address', () => {
    expect(safeUrl('example.com')).toBeUndefined()
  })
})
