// As much of the sandbox as the demonstration's page needs: one account, one phone, whose messages arrive at the desk.

export class FakePhone {
  entries = []
  streams = new Set()
  nextId = 1
  typing = false

  constructor(desk) {
    this.desk = desk
    const tell = desk.tell.bind(desk)
    desk.tell = (event) => {
      tell(event)
      if (event.kind === 'line' && event.conversation === this.conversation && event.line.from === 'agent' && !this.entries.some((entry) => entry.key === event.line.id)) {
        this.put('ACCOUNT', { kind: 'text', text: event.line.text }, event.line.id)
      }
    }
  }

  put(from, content, key = null) {
    const entry = { id: this.nextId++, account: 'shop', person: 'lin', at: Date.now(), from, content, state: 'DONE', cause: 0, key, note: null }
    this.entries.push(entry)
    this.tell(entry)
    return entry
  }

  tell(change) {
    this.streams.forEach((response) => response.write(`data: ${JSON.stringify(change)}\n\n`))
  }

  /** What the follower says goes to the human who is there, or to the bot, who hands over what it does not know. */
  said(text) {
    const entry = this.put('FOLLOWER', { kind: 'text', text })
    const row = this.desk.rows.get(this.conversation)
    if (row !== undefined && row.state !== 'closed') {
      this.desk.say(row.id, text)
    } else if (text.includes('积分')) {
      this.put('ACCOUNT', { kind: 'text', text: '100 积分抵 1 元，每单最多抵 20%。' })
    } else {
      this.put('ACCOUNT', { kind: 'text', text: '这个我没有把握，正在为您转接人工客服。' })
      this.conversation = this.desk.handOver({ name: '林小满（手机）', said: text }).id
    }
    return entry
  }
}

export function phoneRoutes(phone) {
  const chat = { account: 'shop', person: 'lin', openId: 'o-lin', following: true, menu: [], scenes: [] }
  return [
    ['GET', '/api/stage', undefined, () => ({
      body: { accounts: [{ name: 'shop', title: '小店', safe: true, props: { menu: [], scenes: [], suggestions: ['积分怎么抵钱', '我要找人工'] } }], people: [{ id: 'lin', nickname: '林小满', colour: '#0b6b55' }], chats: [chat], cursor: '0' },
    })],
    ['GET', '/api/chats/:account/:person', undefined, () => ({ body: { chat, entries: phone.entries } })],
    ['POST', '/api/chats/:account/:person', undefined, ({ body }) => ({ body: phone.said(body.text) })],
    ['GET', '/api/figures', undefined, () => ({ body: { turns: 0, answered: 0, offered: 0, handedOver: 0 } })],
    ['GET', '/api/changes', undefined, () => ({
      stream: (response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write('\n')
        phone.streams.add(response)
        response.on('close', () => phone.streams.delete(response))
      },
    })],
  ]
}
