// A picture and a voice message, made here.

import { deflateSync } from 'node:zlib'

export function media(id) {
  if (id === 'picture') {
    return { bytes: picture(240, 160), type: 'image/png' }
  }
  if (id === 'voice') {
    return { bytes: tone(1.2), type: 'audio/wav' }
  }
  return { status: 404, body: { error: '没有这个文件' } }
}

/** A parcel in a few colours, as PNG. */
function picture(width, height) {
  const rows = []
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x++) {
      const inBox = x > 50 && x < 190 && y > 40 && y < 140
      const tape = inBox && Math.abs(x - 120) < 8
      const [red, green, blue] = tape ? [222, 205, 160] : inBox ? [176, 128, 74] : [214, 224, 219]
      row.set([red, green, blue], 1 + x * 3)
    }
    rows.push(row)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type), content])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(content.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc(named), named.length + 4)
  return whole
}

function crc(bytes) {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) {
      value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
    }
  }
  return ~value >>> 0
}

/** A tone as WAV, so many seconds long. */
function tone(seconds) {
  const rate = 8_000
  const count = Math.round(rate * seconds)
  const bytes = Buffer.alloc(44 + count * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + count * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(count * 2, 40)
  for (let at = 0; at < count; at++) {
    bytes.writeInt16LE(Math.round(6_000 * Math.sin((2 * Math.PI * 440 * at) / rate)), 44 + at * 2)
  }
  return bytes
}
