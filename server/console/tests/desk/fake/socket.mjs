// The server's end of a WebSocket, as far as the desk's page needs it: small text messages, one frame each.

import { createHash } from 'node:crypto'

const KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const CLOSE = 8
const PING = 9

/** Answers an upgrade. The socket given has send, close and cut, and calls onText and onClose. */
export function accept(request, stream, { onText, onClose }) {
  const answer = createHash('sha1').update(request.headers['sec-websocket-key'] + KEY).digest('base64')
  stream.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`)
  let unread = Buffer.alloc(0)
  const socket = {
    send: (message) => stream.writable && stream.write(frame(TEXT, Buffer.from(JSON.stringify(message)))),
    close: () => stream.end(frame(CLOSE, Buffer.alloc(0))),
    /** Goes away without a word, as a network does. */
    cut: () => stream.destroy(),
  }
  stream.on('data', (bytes) => {
    unread = Buffer.concat([unread, bytes])
    for (let read = parse(unread); read !== undefined; read = parse(unread)) {
      unread = unread.subarray(read.length)
      if (read.kind === TEXT) {
        onText(JSON.parse(read.payload.toString()))
      } else if (read.kind === CLOSE) {
        stream.end(frame(CLOSE, Buffer.alloc(0)))
      } else if (read.kind === PING) {
        stream.write(frame(10, read.payload))
      }
    }
  })
  stream.on('close', onClose)
  stream.on('error', () => {})
  return socket
}

function frame(kind, payload) {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | kind, payload.length])
      : payload.length < 65_536
        ? Buffer.from([0x80 | kind, 126, payload.length >> 8, payload.length & 255])
        : Buffer.concat([Buffer.from([0x80 | kind, 127, 0, 0, 0, 0]), uint32(payload.length)])
  return Buffer.concat([head, payload])
}

function uint32(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** The first frame that is complete, unmasked. */
function parse(bytes) {
  if (bytes.length < 6) {
    return undefined
  }
  const short = bytes[1] & 127
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const at = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < at + 4 + length) {
    return undefined
  }
  const mask = bytes.subarray(at, at + 4)
  const payload = Buffer.from(bytes.subarray(at + 4, at + 4 + length)).map((byte, index) => byte ^ mask[index % 4])
  return { kind: bytes[0] & 15, payload, length: at + 4 + length }
}
