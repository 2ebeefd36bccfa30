// The desk's server side in memory: hand-overs, who has them, what is said, and everybody's live line.

const DAY = 86_400_000
const KEPT_EVENTS = 500

export class FakeDesk {
  rows = new Map()
  lines = new Map()
  contexts = new Map()
  allowances = new Map()
  agents = new Map()
  queues = new Map([['售后', true], ['会员', true], ['门店', false]])
  replies = []
  marks = []
  sent = new Map()
  events = []
  sockets = new Set()
  /** What the merchant's systems say, by operation: a function of the hand-over; and how often each was asked. */
  records = new Map()
  asked = new Map()
  /** The oldest cursor that can be resumed from. */
  oldest = 0n
  cursor = 9_007_199_254_740_993n
  nextId = 9_100_000_000_000_000_001n
  /** What happens to the next messages: nothing, or a delivery state and its error. */
  fate = { state: 'sent', error: '' }

  constructor({ clock = Date.now } = {}) {
    this.clock = clock
  }

  id() {
    return String(this.nextId++)
  }

  agentOf(person) {
    if (!this.agents.has(person.id)) {
      this.agents.set(person.id, { id: person.id, name: person.name, presence: 'offline', open: 0, capacity: 5, queues: ['售后', '会员'] })
    }
    return this.agents.get(person.id)
  }

  // What the world does

  handOver({ name, account = '小店', queue = '售后', reason = 'misses', reasonText = '两次都没有把握', priority = 0, said = '你好', tags = [], channel = '扫了门店二维码', since = this.clock(), context = {}, left = 5, until = this.clock() + 2 * DAY, bot, deadline }) {
    const id = this.id()
    const follower = { key: `f-${id}`, account: 'shop', accountName: account, name, tags, language: 'zh_CN', channel, firstSeen: this.clock() - 90 * DAY }
    const row = { id, follower, state: 'waiting', queue, priority, reason, reasonText, agent: null, since, takenAt: null, closedAt: null, deadline: deadline ?? since + 600_000, lastText: said, lastFrom: 'follower', lastAt: since, unread: 1, unanswered: true, warned: false, rating: null }
    this.rows.set(id, row)
    this.lines.set(id, [])
    this.allowances.set(id, { left, until, unlimited: false })
    this.contexts.set(id, { topic: '退换货', slots: {}, misses: 2, asked: said, readAs: said, tried: [], drafts: [], ...context })
    this.append(id, { from: 'follower', text: said, at: since - 20_000 })
    if (bot !== undefined) {
      this.append(id, { from: 'bot', text: bot, at: since - 19_000, delivery: { state: 'sent', error: '' }, why: '给出选择：最像的两条只差 4%，都不到直接回答要的 80%。' })
    }
    this.append(id, { from: 'event', text: `转人工：${reasonText}，技能组“${queue}”`, at: since })
    this.tellRow(row)
    return row
  }

  say(id, text, more = {}) {
    const row = this.rows.get(id)
    this.allowances.set(id, { left: 5, until: this.clock() + 2 * DAY, unlimited: false })
    const line = this.append(id, { from: 'follower', text, ...more })
    Object.assign(row, { lastText: more.kind === 'voice' ? `[语音] ${text}` : more.kind === undefined ? text : '[图片]', lastFrom: 'follower', lastAt: line.at, unread: row.unread + 1, unanswered: true })
    this.tell({ kind: 'allowance', conversation: id, allowance: this.allowances.get(id) })
    this.tellRow(row)
    return line
  }

  append(id, line) {
    const whole = { id: `${line.from === 'follower' || line.from === 'bot' ? 't' : 'd'}${this.id()}`, at: this.clock(), from: 'follower', kind: 'text', text: '', media: null, agent: null, delivery: null, why: '', marked: false, ...line }
    this.lines.get(id).push(whole)
    this.tell({ kind: 'line', conversation: id, followerKey: this.rows.get(id).follower.key, line: whole })
    return whole
  }

  /** Says that a line has changed. */
  changed(id, line) {
    this.tell({ kind: 'line', conversation: id, followerKey: this.rows.get(id).follower.key, line })
  }

  typing(id) {
    this.tell({ kind: 'typing', conversation: id, from: 'follower' })
  }

  // What agents do

  take(id, person, supervises) {
    const row = this.rows.get(id)
    if (row.state === 'agent' && row.agent.id !== person.id && !supervises) {
      return { status: 409, body: { error: `${row.agent.name} 已经接手了` } }
    }
    if (row.state === 'closed') {
      return { status: 409, body: { error: '会话已经结束' } }
    }
    Object.assign(row, { state: 'agent', agent: { id: person.id, name: person.name }, takenAt: row.takenAt ?? this.clock() })
    this.agentOf(person)
    this.append(id, { from: 'event', text: `${person.name} 接手` })
    this.tellRow(row)
    return { body: row }
  }

  message(id, person, { text, clientKey }) {
    const known = this.sent.get(clientKey)
    if (known !== undefined) {
      return { body: known }
    }
    const row = this.rows.get(id)
    if (row.state !== 'agent' || row.agent.id !== person.id) {
      return { status: 409, body: { error: '这个会话已经不在你手里' } }
    }
    const room = this.allowances.get(id)
    const open = room.left > 0 && room.until > this.clock()
    const delivery = open ? { state: 'sending', error: '' } : { state: 'kept', error: '' }
    const line = this.append(id, { from: 'agent', text, agent: { id: person.id, name: person.name }, delivery })
    this.sent.set(clientKey, line)
    if (open) {
      this.allowances.set(id, { ...room, left: room.left - 1 })
      this.tell({ kind: 'allowance', conversation: id, allowance: this.allowances.get(id) })
      line.delivery = { ...this.fate }
      this.changed(id, line)
    }
    Object.assign(row, { lastText: text, lastFrom: 'agent', lastAt: line.at, unanswered: false, unread: 0 })
    this.tellRow(row)
    return { body: line }
  }

  note(id, person, text) {
    return { body: this.append(id, { from: 'note', text, agent: { id: person.id, name: person.name } }) }
  }

  transfer(id, person, { queue, agent, word }) {
    const row = this.rows.get(id)
    const to = agent === undefined ? undefined : this.agents.get(agent)
    Object.assign(row, to === undefined ? { state: 'waiting', agent: null, queue, since: this.clock() } : { state: 'agent', agent: { id: to.id, name: to.name } })
    this.append(id, { from: 'event', text: `${person.name} 转给${to?.name ?? `技能组“${queue}”`}` })
    if (word) {
      this.note(id, person, word)
    }
    this.tellRow(row)
    return { body: row }
  }

  end(id, person, words, changes) {
    const row = this.rows.get(id)
    if (row.agent?.id !== person.id) {
      return { status: 409, body: { error: '这个会话已经不在你手里' } }
    }
    Object.assign(row, { state: 'closed', closedAt: this.clock(), unanswered: false, unread: 0, ...changes })
    this.append(id, { from: 'event', text: words })
    this.tellRow(row)
    return { body: row }
  }

  seen(id) {
    const row = this.rows.get(id)
    row.unread = 0
    this.tellRow(row)
    return { status: 204 }
  }

  // What is told

  view(person, supervises) {
    const me = this.agentOf(person)
    const conversations = [...this.rows.values()].filter((row) => row.state === 'waiting' || (row.state === 'agent' && (supervises || row.agent.id === person.id)))
    return { me: { presence: me.presence, capacity: me.capacity, open: this.load(me.id) }, queues: this.queueList(), conversations, agents: this.agentList(), cursor: `0.${this.cursor}` }
  }

  talk(id) {
    const row = this.rows.get(id)
    const lines = this.lines.get(id)
    const earlier = [...this.rows.values()].filter((each) => each.id !== id && each.state === 'closed' && each.follower.name === row.follower.name)
    return { row, context: this.contexts.get(id), allowance: this.allowances.get(id), earlier, lines: lines.slice(-50), more: lines.length > 50, cursor: `0.${this.cursor}` }
  }

  older(id, before) {
    const lines = this.lines.get(id)
    const at = lines.findIndex((line) => line.id === before)
    return { lines: lines.slice(Math.max(0, at - 50), at), more: at > 50 }
  }

  search(query) {
    const hits = [...this.lines].flatMap(([id, lines]) => lines.filter((line) => line.text.includes(query)).map((line) => ({ row: this.rows.get(id), line })))
    return { hits: hits.sort((one, other) => other.line.at - one.line.at).slice(0, 30), more: hits.length > 30 }
  }

  load(agent) {
    return [...this.rows.values()].filter((row) => row.state === 'agent' && row.agent.id === agent).length
  }

  agentList() {
    return [...this.agents.values()].map((agent) => ({ ...agent, open: this.load(agent.id) }))
  }

  queueList() {
    return [...this.queues].map(([name, open]) => {
      const waiting = [...this.rows.values()].filter((row) => row.state === 'waiting' && row.queue === name)
      const online = [...this.agents.values()].filter((agent) => agent.presence === 'online' && agent.queues.includes(name)).length
      return { name, open, waiting: waiting.length, agentsOnline: online, longestWait: Math.max(0, ...waiting.map((row) => this.clock() - row.since)), estimate: online === 0 ? null : (waiting.length + 1) * 120_000 }
    })
  }

  tellRow(row) {
    this.tell({ kind: 'row', row })
    this.tell({ kind: 'queues', queues: this.queueList() })
    this.tell({ kind: 'agents', agents: this.agentList() })
  }

  tell(event) {
    // Only what lasts has a cursor of its own; the rest goes out under the one there is, and is not told again.
    const lasts = ['row', 'line', 'context', 'allowance'].includes(event.kind)
    this.cursor += lasts ? 1n : 0n
    const told = JSON.parse(JSON.stringify({ ...event, cursor: `0.${this.cursor}` }))
    if (lasts) {
      this.events.push(told)
    }
    if (this.events.length > KEPT_EVENTS) {
      this.oldest = number(this.events.shift().cursor)
    }
    this.sockets.forEach((socket) => socket.send(told))
  }

  /** A page listens from a cursor on. Delivery is at least once, and this server makes use of it: the last event comes again. */
  listen(socket, after) {
    const from = number(after || '0.0')
    if (from < this.oldest) {
      socket.send({ kind: 'reload' })
    } else {
      this.events.filter((event) => number(event.cursor) >= from).forEach((event) => socket.send(event))
    }
    this.sockets.add(socket)
  }
}

function number(cursor) {
  return BigInt(cursor.split('.')[1])
}

export function deskRoutes(desk, people, articles) {
  const me = ({ session }) => session.person
  const supervises = (asked) => people.rights(me(asked)).includes('SUPERVISE')
  const at = (rest) => `/api/desk/conversations/:id${rest}`
  const noted = (action, answer) => (asked) => {
    people.did(me(asked), action, desk.rows.get(asked.id)?.follower.name ?? '')
    return answer(asked)
  }
  return [
    ['GET', '/api/desk', 'SEE_DESK', (asked) => ({ body: desk.view(me(asked), supervises(asked)) })],
    ['PUT', '/api/desk/presence', 'SERVE', (asked) => {
      desk.agentOf(me(asked)).presence = asked.body.presence
      desk.tell({ kind: 'agents', agents: desk.agentList() })
      desk.tell({ kind: 'queues', queues: desk.queueList() })
      return { status: 204 }
    }],
    ['GET', at(''), 'SEE_DESK', noted('查看会话', ({ id }) => (desk.rows.has(id) ? { body: desk.talk(id) } : { status: 404, body: { error: '没有这个会话' } }))],
    ['GET', at('/lines'), 'SEE_DESK', ({ id, query }) => ({ body: desk.older(id, query.before) })],
    ['GET', at('/tickets'), 'SEE_DESK', () => ({ body: { tickets: [] } })],
    ['GET', at('/records'), 'SEE_DESK', () => ({ body: { records: [...desk.records].map(([operation, { title }]) => ({ operation, title })) } })],
    ['GET', at('/records/:operation'), 'SEE_DESK', async (asked) => {
      desk.asked.set(asked.operation, (desk.asked.get(asked.operation) ?? 0) + 1)
      const { title, read } = desk.records.get(asked.operation)
      return { body: { operation: asked.operation, title, ...(await read(desk.rows.get(asked.id), people.rights(me(asked)).includes('SERVE'))) } }
    }],
    ['POST', at('/take'), 'SERVE', noted('接待', (asked) => desk.take(asked.id, me(asked), supervises(asked)))],
    ['POST', at('/messages'), 'SERVE', (asked) => desk.message(asked.id, me(asked), asked.body)],
    ['POST', at('/notes'), 'SERVE', (asked) => desk.note(asked.id, me(asked), asked.body.text)],
    ['POST', at('/transfer'), 'SERVE', noted('转接', (asked) => desk.transfer(asked.id, me(asked), asked.body))],
    ['POST', at('/give-back'), 'SERVE', noted('交还机器人', (asked) => desk.end(asked.id, me(asked), `${me(asked).name} 交还机器人`, {}))],
    ['POST', at('/close'), 'SERVE', noted('结束会话', (asked) => desk.end(asked.id, me(asked), `${me(asked).name} 结束会话：${asked.body.reason}`, {}))],
    ['POST', at('/seen'), 'SERVE', ({ id }) => desk.seen(id)],
    ['POST', at('/lines/:line/mark'), 'SERVE', noted('标记机器人该答', (asked) => {
      const line = desk.lines.get(asked.id).find((each) => each.id === asked.line)
      line.marked = true
      desk.marks.push({ ...asked.body, line: line.id })
      desk.changed(asked.id, line)
      return { status: 204 }
    })],
    ['GET', '/api/desk/marks', 'SEE_DESK', () => ({ body: { marks: desk.marks } })],
    ['GET', '/api/desk/drafts', 'SERVE', ({ query }) => ({ body: articles.filter((each) => [...query.q].some((character) => each.title.includes(character))) })],
    ['GET', '/api/desk/quick-replies', 'SERVE', () => ({ body: desk.replies })],
    ['POST', '/api/desk/quick-replies', 'SERVE', ({ body }) => {
      const reply = { id: desk.id(), ...body }
      desk.replies.push(reply)
      return { body: reply }
    }],
    ['PUT', '/api/desk/quick-replies/:id', 'SERVE', ({ id, body }) => ({ body: Object.assign(desk.replies.find((each) => each.id === id), body, { id }) })],
    ['DELETE', '/api/desk/quick-replies/:id', 'SERVE', ({ id }) => {
      desk.replies = desk.replies.filter((each) => each.id !== id)
      return { status: 204 }
    }],
    ['GET', '/api/desk/search', 'SERVE', ({ query }) => ({ body: desk.search(query.q) })],
  ]
}
