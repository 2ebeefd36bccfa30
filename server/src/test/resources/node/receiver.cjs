// A merchant's server made of the package "wechat", which nobody here wrote. It answers each kind of message in another way,
// and prints its port, then one line of JSON for every message as the package understood it.
//   TOKEN, APPID, AESKEY   of the account; without AESKEY only plain mode is understood
const http = require('node:http')
const wechat = require('wechat')

const { TOKEN, APPID, AESKEY } = process.env
const config = AESKEY ? { token: TOKEN, appid: APPID, encodingAESKey: AESKEY } : TOKEN

const heard = (act) => (message, request, response) => {
  console.log(JSON.stringify(message))
  act(message, response)
}
const handle = wechat(config)
  // It does not split an end of CDATA in what it replies.
  .text(heard((message, response) => response.reply(`收到：${message.Content.replace(']]>', '')}`)))
  .voice(heard((message, response) => response.reply({ title: '歌', description: '听', musicUrl: 'http://example.com/a.mp3', hqMusicUrl: 'http://example.com/b.mp3', thumbMediaId: 'none' })))
  .image(heard((message, response) => response.reply({ type: 'image', content: { mediaId: message.MediaId } })))
  .location(heard((message, response) => response.transfer2CustomerService()))
  .event(heard((message, response) => {
    if (message.Event === 'subscribe') {
      response.reply([{ title: '欢迎', description: '看看', picurl: 'http://example.com/1.jpg', url: 'http://example.com/1' }])
    } else {
      response.reply('')
    }
  }))
  .middlewarify()

http
  .createServer((request, response) => {
    request.query = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams)
    handle(request, response, () => response.end('unknown'))
  })
  .listen(0, '127.0.0.1', function () {
    console.log(`listening ${this.address().port}`)
  })
