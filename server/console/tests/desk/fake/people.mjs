// Who works with the server, in memory.

import { randomUUID } from 'node:crypto'

const RIGHTS = {
  ADMIN: ['SIGNED_IN', 'SEE_DESK', 'SERVE', 'SUPERVISE', 'ADMINISTER'],
  SUPERVISOR: ['SIGNED_IN', 'SEE_DESK', 'SERVE', 'SUPERVISE'],
  AGENT: ['SIGNED_IN', 'SEE_DESK', 'SERVE'],
  EDITOR: ['SIGNED_IN'],
  RULE_AUTHOR: ['SIGNED_IN'],
  VIEWER: ['SIGNED_IN', 'SEE_DESK'],
}
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
/** What the test's authenticator always shows. */
export const CODE = '123456'

export class People {
  all = new Map()
  sessions = new Map()
  links = new Map()
  audit = []
  nextId = 9_007_199_254_741_000n

  constructor(clock = Date.now) {
    this.clock = clock
  }

  add(login, name, roles, password) {
    const person = { id: String(this.nextId++), login, name, roles, password, active: true, code: false, lastSeen: null }
    this.all.set(person.id, person)
    return person
  }

  invite(person) {
    const token = randomUUID()
    this.links.set(token, person.id)
    return `/console/welcome?token=${token}`
  }

  rights(person) {
    return [...new Set(person.roles.flatMap((role) => RIGHTS[role]))]
  }

  signIn({ login, password, code }) {
    const person = [...this.all.values()].find((each) => each.login === login && each.password === password && each.active)
    if (person === undefined) {
      return { status: 401, body: { error: '登录名或密码不对' } }
    }
    if (person.code && code !== CODE) {
      return { status: 401, body: { error: code === undefined ? '请填验证器里的数字' : '数字不对', code: true } }
    }
    return this.opened(person)
  }

  opened(person) {
    const session = { person, csrf: randomUUID(), cookie: randomUUID() }
    this.sessions.set(session.cookie, session)
    person.lastSeen = this.clock()
    this.did(person, 'sign-in', person.login)
    return { status: 200, body: this.told(session), cookie: session.cookie }
  }

  told({ person, csrf }) {
    return { person: { id: person.id, login: person.login, name: person.name, roles: person.roles, rights: this.rights(person) }, csrf }
  }

  did(person, action, subject) {
    this.audit.unshift({ id: String(this.nextId++), at: this.clock(), person: { id: person.id, name: person.name }, action, subject })
  }
}

const listed = ({ id, login, name, roles, active, code, lastSeen }) => ({ id, login, name, roles, active, code, lastSeen })

/** Routes: method, path, the right needed (nothing for everybody), what is answered. */
export function peopleRoutes(people, first) {
  const own = ({ session }) => session.person
  return [
    ['POST', '/api/session', undefined, ({ body }) => people.signIn(body)],
    ['DELETE', '/api/session', 'SIGNED_IN', ({ session }) => (people.sessions.delete(session.cookie), { status: 204 })],
    ['POST', '/api/first', undefined, ({ body }) => {
      if (body.token !== first || people.all.size > 0) {
        return { status: 403, body: { error: '这个地址已经用过，或者不对' } }
      }
      return people.opened(people.add(body.login, body.name, ['ADMIN'], body.password))
    }],
    ['POST', '/api/welcome', undefined, ({ body }) => {
      const person = people.all.get(people.links.get(body.token))
      if (person === undefined) {
        return { status: 403, body: { error: '这个地址已经用过，或者不对' } }
      }
      people.links.delete(body.token)
      person.password = body.password
      return people.opened(person)
    }],
    ['GET', '/api/me', 'SIGNED_IN', (asked) => ({ body: { person: people.told(asked.session).person, code: own(asked).code } })],
    ['PUT', '/api/me/password', 'SIGNED_IN', (asked) => {
      if (own(asked).password !== asked.body.old) {
        return { status: 403, body: { error: '现在的密码不对' } }
      }
      own(asked).password = asked.body.new
      people.sessions.delete(asked.session.cookie)
      return people.opened(own(asked))
    }],
    ['POST', '/api/me/code', 'SIGNED_IN', (asked) => ({ body: { secret: SECRET, uri: `otpauth://totp/${encodeURIComponent('应答')}:${own(asked).login}?secret=${SECRET}&issuer=${encodeURIComponent('应答')}` } })],
    ['PUT', '/api/me/code', 'SIGNED_IN', (asked) => {
      own(asked).code = asked.body.code === CODE
      return own(asked).code ? { status: 204 } : { status: 400, body: { error: '数字不对，请看验证器现在显示的' } }
    }],
    ['DELETE', '/api/me/code', 'SIGNED_IN', (asked) => {
      if (own(asked).password !== asked.body.password) {
        return { status: 403, body: { error: '密码不对' } }
      }
      own(asked).code = false
      return { status: 204 }
    }],
    ['GET', '/api/people', 'ADMINISTER', () => ({ body: { people: [...people.all.values()].map(listed) } })],
    ['POST', '/api/people', 'ADMINISTER', (asked) => {
      const { login, name, roles } = asked.body
      if ([...people.all.values()].some((each) => each.login === login)) {
        return { status: 409, body: { error: `已经有人用“${login}”登录` } }
      }
      const person = people.add(login, name, roles, undefined)
      people.did(own(asked), 'person-made', login)
      return { body: { ...listed(person), link: people.invite(person) } }
    }],
    ['PUT', '/api/people/:id', 'ADMINISTER', (asked) => {
      const person = people.all.get(asked.id)
      Object.assign(person, { name: asked.body.name, roles: asked.body.roles, active: asked.body.active })
      people.did(own(asked), 'person-changed', person.login)
      return { body: listed(person) }
    }],
    ['POST', '/api/people/:id/reset', 'ADMINISTER', (asked) => ({ body: { link: people.invite(people.all.get(asked.id)) } })],
    ['GET', '/api/audit', 'ADMINISTER', ({ query }) => {
      const rows = people.audit.filter((row) => (!query.person || row.person.id === query.person) && (!query.action || row.action === query.action))
      const from = query.before ? rows.findIndex((row) => row.id === query.before) + 1 : 0
      return { body: { rows: rows.slice(from, from + 50), more: rows.length > from + 50 } }
    }],
  ]
}
