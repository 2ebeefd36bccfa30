import { afterEach, describe, expect, it, vi } from 'vitest'
import { deskApi } from './deskApi'
import { aTalk, myLine } from './samples'
import { emptyState } from './state'
import { joined } from './talk'
import { useSending } from './useSending'

describe('messages of a conversation', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('go out one after the other, a slow picture before the words after it', async () => {
    const order: string[] = []
    let arrived = () => {}
    vi.spyOn(deskApi, 'sendPicture').mockImplementation(async () => {
      order.push('picture')
      await new Promise<void>((resolve) => (arrived = resolve))
      throw new Error('没有连上')
    })
    vi.spyOn(deskApi, 'send').mockImplementation(async (id, text) => {
      order.push(`${id} ${text}`)
      return myLine({ id: `${id}1`, text })
    })
    const state = emptyState()
    state.talks.set('1', joined(undefined, aTalk()))
    state.talks.set('2', joined(undefined, aTalk()))
    const { send, sendPicture } = useSending(state)

    const picture = sendPicture('1', { file: new Blob(), preview: '' })
    const words = send('1', '就是这张')
    await send('2', '您好')
    expect(order).toEqual(['picture', '2 您好'])
    expect(state.talks.get('1')?.pending.map((each) => each.text)).toEqual(['[图片]', '就是这张'])

    arrived()
    await Promise.all([picture, words])
    expect(order).toEqual(['picture', '2 您好', '1 就是这张'])
    expect(state.talks.get('1')?.pending.map((each) => each.state)).toEqual(['failed'])
  })
})
