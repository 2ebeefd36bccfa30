import { connect, createServer } from 'node:net'

/** A line to the server that can be cut, as a network can: what goes over it is ended, and nobody gets through until it is mended. */
export async function lineTo(url) {
  const { hostname, port } = new URL(url)
  const sockets = new Set()
  let down = false

  const keep = (socket, other) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
  }
  const server = createServer((near) => {
    if (down) {
      near.resetAndDestroy()
      return
    }
    const far = connect(Number(port), hostname)
    keep(near, far)
    keep(far, near)
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    cut() {
      down = true
      sockets.forEach((socket) => socket.destroy())
    },
    mend() {
      down = false
    },
    close() {
      sockets.forEach((socket) => socket.destroy())
      server.close()
    },
  }
}
