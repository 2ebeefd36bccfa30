import { describe, expect, it } from 'vitest'
import { aLine, aTalk, myLine } from './samples'
import { begun, dropped, failed, joined, merged, questionBefore, received, settled, type Pending, type Talk } from './talk'

const message: Pending = { clientKey: 'k', text: '您好', at: 5, state: 'sending', error: '' }
const texts = (talk: Talk) => [...talk.lines.map((line) => line.text), ...talk.pending.map((each) => `…${each.text}`)]

describe('lines', () => {
  it('are shown once, in the order of the server', () => {
    const lines = merged([aLine({ id: 't9', text: 'b' })], [aLine({ id: 'd10', text: 'c' }), aLine({ id: 'd8', text: 'a' }), aLine({ id: 't9', text: 'b' })])
    expect(lines.map((line) => line.text)).toEqual(['a', 'b', 'c'])
  })

  it('never go back to an earlier state of delivery', () => {
    const sent = myLine({ delivery: { state: 'sent', error: '' } })
    expect(merged([sent], [myLine({ delivery: { state: 'sending', error: '' } })])[0]?.delivery?.state).toBe('sent')
    expect(merged([myLine({ delivery: { state: 'kept', error: '' } })], [sent])[0]?.delivery?.state).toBe('sent')
  })
})

describe('a message on its way', () => {
  const talk = begun(joined(undefined, aTalk()), message)

  it('is shown before the server has taken it', () => {
    expect(texts(talk)).toEqual(['…您好'])
  })

  it('is shown once when the answer comes before the change', () => {
    const answered = settled(talk, 'k', myLine({ text: '您好' }))
    expect(texts(received(answered, myLine({ text: '您好' }), 'me'))).toEqual(['您好'])
  })

  it('is shown once when the change comes before the answer', () => {
    const heard = received(talk, myLine({ text: '您好', delivery: { state: 'sending', error: '' } }), 'me')
    expect(texts(heard)).toEqual(['…您好'])
    const answered = settled(received(heard, myLine({ text: '您好' }), 'me'), 'k', myLine({ text: '您好', delivery: { state: 'sending', error: '' } }))
    expect(texts(answered)).toEqual(['您好'])
    expect(answered.lines[0]?.delivery?.state).toBe('sent')
  })

  it('has arrived when the change came, though the answer was lost', () => {
    const heard = received(talk, myLine({ text: '您好' }), 'me')
    expect(texts(failed(heard, 'k', '没有连上'))).toEqual(['您好'])
  })

  it('has arrived when the change comes after the answer was lost', () => {
    const lost = failed(talk, 'k', '没有连上')
    expect(lost.pending[0]?.state).toBe('failed')
    expect(texts(received(lost, myLine({ text: '您好' }), 'me'))).toEqual(['您好'])
  })

  it('is told by its key from another of the same words, as all pictures are', () => {
    const both = begun(begun(talk, { ...message, clientKey: 'p1', text: '[图片]' }), { ...message, clientKey: 'p2', text: '[图片]' })
    const lost = failed(failed(both, 'p1', '没有连上'), 'p2', '没有连上')
    const heard = received(lost, myLine({ text: '[图片]', clientKey: 'p2' }), 'me')
    expect(heard.pending.map((each) => each.clientKey)).toEqual(['k', 'p1'])
    expect(texts(received(heard, myLine({ id: '2', text: '[图片]', clientKey: 'elsewhere' }), 'me'))).toEqual(['[图片]', '[图片]', '…您好', '…[图片]'])
  })

  it('has arrived when it is among what is read afresh', () => {
    expect(texts(joined(failed(talk, 'k', '没有连上'), aTalk({ lines: [myLine({ text: '您好', clientKey: 'k' })] })))).toEqual(['您好'])
  })

  it('is not mixed up with the same words of somebody else', () => {
    const heard = received(talk, myLine({ text: '您好', agent: { id: 'other', name: '陈晨' } }), 'me')
    expect(texts(heard)).toEqual(['您好', '…您好'])
  })

  it('and another with the same words are both shown in the end', () => {
    const two = begun(talk, { ...message, clientKey: 'k2' })
    const heard = received(received(two, myLine({ id: '1', text: '您好' }), 'me'), myLine({ id: '2', text: '您好' }), 'me')
    const first = settled(heard, 'k', myLine({ id: '1', text: '您好' }))
    expect(texts(first)).toEqual(['您好', '…您好'])
    expect(texts(settled(first, 'k2', myLine({ id: '2', text: '您好' })))).toEqual(['您好', '您好'])
  })

  it('can be given up, and what was held back for it is shown', () => {
    const heard = received(talk, myLine({ text: '您好' }), 'me')
    expect(texts(dropped(heard, 'k'))).toEqual(['您好'])
  })
})

describe('a conversation read again', () => {
  it('keeps what was read before, and what is on its way', () => {
    const known = begun(joined(undefined, aTalk({ lines: [aLine({ id: '1', at: 1, text: 'a' }), aLine({ id: '2', at: 2, text: 'b' })], more: true })), message)
    const again = joined(known, aTalk({ lines: [aLine({ id: '2', at: 2, text: 'b' }), aLine({ id: '3', at: 3, text: 'c' })], more: true }))
    expect(texts(again)).toEqual(['a', 'b', 'c', '…您好'])
  })

  it('leaves no hole when more was missed than is read at once', () => {
    const known = joined(undefined, aTalk({ lines: [aLine({ id: '1', at: 1, text: 'a' })] }))
    const again = joined(known, aTalk({ lines: [aLine({ id: '8', at: 8, text: 'h' })], more: true }))
    expect(texts(again)).toEqual(['h'])
    expect(again.more).toBe(true)
  })
})

describe('what was asked before a line', () => {
  it('is the last thing the follower said before it', () => {
    const answer = myLine({ id: '3', at: 3 })
    const talk = joined(undefined, aTalk({ lines: [aLine({ id: '1', at: 1, text: '运费多少' }), aLine({ id: '2', at: 2, kind: 'image', text: '' }), answer, aLine({ id: '4', at: 4, text: '谢谢' })] }))
    expect(questionBefore(talk, answer)).toBe('运费多少')
  })
})
