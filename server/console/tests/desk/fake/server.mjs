// A server that speaks the contract of the desk from memory, for the page's own tests and for working at the page:
//   node tests/desk/fake/server.mjs [port]

import { createServer } from 'node:http'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FakeDesk, deskRoutes } from './desk.mjs'
import { media } from './media.mjs'
import { People, peopleRoutes } from './people.mjs'
import { FakePhone, phoneRoutes } from './phone.mjs'
import { accept } from './socket.mjs'
import { articles, furnish } from './world.mjs'

const dist = join(dirname(fileURLToPath(import.meta.url)), '../../../dist')
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' }
// The policy the real server sends, see io.yingda.server.console.ContentPolicy.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types vue; img-src 'self' data:; media-src 'self'; connect-src 'self'"

/** Starts it on a port, 0 for any. @param empty whether nobody and nothing is there yet */
export async function start({ port = 0, empty = false } = {}) {
  const people = new People()
  const desk = new FakeDesk()
  const phone = new FakePhone(desk)
  const first = 'first-token'
  if (!empty) {
    furnish(people, desk)
  }
  const routes = [...peopleRoutes(people, first), ...deskRoutes(desk, people, articles), ...phoneRoutes(phone)]
  /** How the network is: whether requests are answered, and whether lines are taken. */
  const network = { down: false, lossy: false }
  const server = createServer((request, response) => void serve(request, response))
  const streams = new Set()

  async function serve(request, response) {
    const url = new URL(request.url, 'http://fake')
    if (network.down) {
      return request.socket.destroy()
    }
    if (url.pathname.startsWith('/api/')) {
      const answer = await answerTo(request, url)
      // The request was carried out, but nobody learns of it.
      return network.lossy && request.method === 'POST' ? request.socket.destroy() : send(response, answer)
    }
    return file(url.pathname, response)
  }

  async function answerTo(request, url) {
    const session = people.sessions.get(/session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1])
    if (url.pathname === '/api/session' && request.method === 'GET') {
      return session === undefined ? { status: 401, body: { error: '没有登录', first: people.all.size === 0 } } : { body: people.told(session) }
    }
    if (url.pathname === '/api/demo') {
      return { body: { sandbox: `http://${request.headers.host}` } }
    }
    if (url.pathname.startsWith('/api/desk/media/')) {
      return media(url.pathname.split('/').at(-1))
    }
    for (const [method, path, right, answer] of routes) {
      const match = matched(path, url.pathname)
      if (method === request.method && match !== undefined) {
        if (right !== undefined && session === undefined) {
          return { status: 401, body: { error: '没有登录' } }
        }
        if (right !== undefined && !people.rights(session.person).includes(right)) {
          return { status: 403, body: { error: '没有权限' } }
        }
        if (right !== undefined && method !== 'GET' && request.headers['x-yingda-csrf'] !== session.csrf) {
          return { status: 403, body: { error: '请求不是这个页面发的' } }
        }
        return answer({ ...match, session, query: Object.fromEntries(url.searchParams), body: await bodyOf(request), request, url })
      }
    }
    return { status: 404, body: { error: '没有这个地址' } }
  }

  server.on('connection', (stream) => {
    streams.add(stream)
    stream.on('close', () => streams.delete(stream))
  })
  server.on('upgrade', (request, stream) => {
    const session = people.sessions.get(/session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1])
    if (network.down || session === undefined) {
      return stream.destroy()
    }
    const socket = accept(request, stream, {
      onText: (message) => message.kind === 'alive' && socket.send({ kind: 'alive' }),
      onClose: () => desk.sockets.delete(socket),
    })
    desk.listen(socket, new URL(request.url, 'http://fake').searchParams.get('after'))
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    desk, people, phone, network, first,
    url: `http://127.0.0.1:${server.address().port}`,
    /** Breaks every live line without a word. */
    cut: () => desk.sockets.forEach((socket) => socket.cut()),
    stop: () => {
      streams.forEach((stream) => stream.destroy())
      server.close()
    },
  }
}

function matched(path, asked) {
  const names = path.split('/')
  const parts = asked.split('/')
  if (names.length !== parts.length || !names.every((name, index) => name.startsWith(':') || name === parts[index])) {
    return undefined
  }
  return Object.fromEntries(names.flatMap((name, index) => (name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[index])]] : [])))
}

async function bodyOf(request) {
  const chunks = await request.toArray()
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : JSON.parse(text)
}

function send(response, { status = 200, body, bytes, type, cookie, stream }) {
  if (stream !== undefined) {
    return stream(response)
  }
  const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
  if (cookie !== undefined) {
    headers['Set-Cookie'] = `session=${cookie}; HttpOnly; SameSite=Strict; Path=/`
  }
  if (bytes !== undefined) {
    return response.writeHead(status, { ...headers, 'Content-Type': type }).end(bytes)
  }
  return response.writeHead(status, { ...headers, 'Content-Type': 'application/json; charset=utf-8' }).end(body === undefined ? '' : JSON.stringify(body))
}

function file(path, response) {
  const asked = path.replace(/^\/console\/?/, '')
  const found = asked.includes('.') && !asked.includes('..') ? join(dist, asked) : join(dist, 'index.html')
  if (!existsSync(found)) {
    return response.writeHead(404).end()
  }
  return response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY }).end(readFileSync(found))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const running = await start({ port: Number(process.argv[2] ?? 8090) })
  console.log(`${running.url}/console/desk   登录 wang / 密码 wang-password；主管 li / li-password；管理员 admin / admin-password`)
}
