import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveLine, type Link } from './live'
import type { LiveEvent } from './types'

class Socket {
  readyState = 0
  said: unknown[] = []
  onopen = () => {}
  onmessage = (_message: { data: string }) => {}
  onclose = () => {}

  open() {
    this.readyState = 1
    this.onopen()
  }

  hear(event: LiveEvent) {
    this.onmessage({ data: JSON.stringify(event) })
  }

  break() {
    this.readyState = 3
    this.onclose()
  }

  send(text: string) {
    this.said.push(JSON.parse(text))
  }

  close() {
    this.readyState = 3
  }
}

describe('the live line', () => {
  let sockets: Socket[]
  let links: Link[]
  let heard: LiveEvent[]
  let cursor: string
  let worthwhile: boolean
  let line: LiveLine

  beforeEach(() => {
    vi.useFakeTimers()
    sockets = []
    links = []
    heard = []
    cursor = '1'
    worthwhile = true
    line = new LiveLine({
      address: () => `ws://here?after=${cursor}`,
      onEvent: (event) => heard.push(event),
      onLink: (link) => links.push(link),
      worthwhile: () => Promise.resolve(worthwhile),
      open: () => {
        const socket = new Socket()
        sockets.push(socket)
        return socket as unknown as WebSocket
      },
    })
    line.start()
  })

  afterEach(() => {
    line.stop()
    vi.useRealTimers()
  })

  it('says that it is alive at once and again and again', async () => {
    sockets[0]?.open()
    await vi.advanceTimersByTimeAsync(16_500)
    expect(sockets[0]?.said).toEqual([{ kind: 'alive' }, { kind: 'alive' }, { kind: 'alive' }])
    expect(links).toEqual(['opening', 'live'])
  })

  it('opens again after growing pauses, and starts small again after a success', async () => {
    sockets[0]?.open()
    sockets[0]?.break()
    expect(links.at(-1)).toBe('lost')
    await vi.advanceTimersByTimeAsync(700)
    expect(sockets).toHaveLength(2)
    sockets[1]?.break()
    await vi.advanceTimersByTimeAsync(650)
    expect(sockets).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(700)
    expect(sockets).toHaveLength(3)
    sockets[2]?.open()
    expect(links.at(-1)).toBe('live')
    sockets[2]?.break()
    await vi.advanceTimersByTimeAsync(700)
    expect(sockets).toHaveLength(4)
  })

  it('takes a server that answered before and has fallen silent for gone', async () => {
    sockets[0]?.open()
    sockets[0]?.hear({ kind: 'alive' })
    await vi.advanceTimersByTimeAsync(24_900)
    expect(links.at(-1)).toBe('lost')
    expect(sockets.length).toBeGreaterThan(1)
  })

  it('does not take silence amiss of a server that never answers', async () => {
    sockets[0]?.open()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(links.at(-1)).toBe('live')
  })

  it('gives up when nobody is signed in any more', async () => {
    worthwhile = false
    sockets[0]?.break()
    await vi.advanceTimersByTimeAsync(700)
    sockets[1]?.break()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sockets).toHaveLength(2)
  })

  it('tries at once when asked to, and a line that was left says nothing more', () => {
    const events = heard.length
    sockets[0]?.break()
    line.retryNow()
    expect(sockets).toHaveLength(2)
    sockets[1]?.open()
    line.stop()
    sockets[1]?.break()
    expect(links.at(-1)).toBe('live')
    expect(heard).toHaveLength(events)
  })
})
