import type { LiveEvent } from './types'

/** How the page stands with the server. */
export type Link = 'opening' | 'live' | 'lost'

export interface LiveOptions {
  /** The address to listen at, from where the page is. */
  address: () => string
  onEvent: (event: LiveEvent) => void
  onLink: (link: Link) => void
  /** Asked when the line could not be opened several times: whether it is worth going on. */
  worthwhile: () => Promise<boolean>
  open?: (address: string) => WebSocket
}

const OPEN = 1
const ALIVE_MILLIS = 8_000
const SILENCE_MILLIS = 20_000
const PAUSES_MILLIS = [500, 1_000, 2_000, 4_000, 8_000, 15_000]
const DOUBTFUL_TRIES = 2

/** The line to the server: opened again when it breaks, with growing pauses, and told that the page is alive. */
export class LiveLine {
  private socket: WebSocket | undefined
  private timer: number | undefined
  private beat: number | undefined
  private tries = 0
  private heardAt = 0
  private speaksUp = false
  private stopped = true

  constructor(private readonly options: LiveOptions) {}

  start() {
    this.stopped = false
    this.tries = 0
    this.options.onLink('opening')
    this.connect()
  }

  stop() {
    this.stopped = true
    this.leave()
  }

  /** Tries at once, rather than after the pause. */
  retryNow() {
    if (!this.stopped && (this.socket === undefined || this.socket.readyState > OPEN)) {
      this.tries = 0
      this.connect()
    }
  }

  /** Tells the server something; lost when there is no line. */
  say(message: unknown) {
    if (this.socket?.readyState === OPEN) {
      this.socket.send(JSON.stringify(message))
    }
  }

  private connect() {
    this.leave()
    const socket = (this.options.open ?? ((address) => new WebSocket(address)))(this.options.address())
    this.socket = socket
    socket.onopen = () => {
      this.tries = 0
      this.heardAt = Date.now()
      this.options.onLink('live')
      this.say({ kind: 'alive' })
      this.beat = setInterval(() => this.tick(), ALIVE_MILLIS)
    }
    socket.onmessage = (message: MessageEvent<string>) => {
      this.heardAt = Date.now()
      const event = JSON.parse(message.data) as LiveEvent
      this.speaksUp ||= event.kind === 'alive'
      this.options.onEvent(event)
    }
    socket.onclose = () => {
      if (this.socket === socket) {
        void this.broke()
      }
    }
  }

  /** A server that answers signs of life and has fallen silent is gone, even if no one said so. */
  private tick() {
    if (this.speaksUp && Date.now() - this.heardAt > SILENCE_MILLIS) {
      void this.broke()
    } else {
      this.say({ kind: 'alive' })
    }
  }

  private async broke() {
    this.leave()
    this.options.onLink('lost')
    this.tries++
    if (this.tries >= DOUBTFUL_TRIES && !(await this.options.worthwhile())) {
      this.stop()
      return
    }
    if (!this.stopped && this.socket === undefined) {
      const pause = PAUSES_MILLIS[Math.min(this.tries, PAUSES_MILLIS.length) - 1] ?? 0
      // Many pages lose a server at the same moment; they shall not come back at the same moment.
      this.timer = setTimeout(() => this.connect(), pause * (0.7 + Math.random() * 0.6))
    }
  }

  private leave() {
    clearTimeout(this.timer)
    clearInterval(this.beat)
    const socket = this.socket
    this.socket = undefined
    socket?.close()
  }
}
