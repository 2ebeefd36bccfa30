// Uses the sandbox's page as a person would, in a real browser. Started by SandboxPageTest with
//   PAGE       the page's address, with a small merchant behind it
//   CHROMIUM   the browser
//   SHOTS      where screenshots go
//   SECRET     the shop's app secret, with which this script calls WeChat's API as a server would
// It asks for the server to be stopped by printing @stop-server, and goes on when a line comes back.

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { hostile } from './hostile.mjs'

const { PAGE, CHROMIUM, SHOTS, SECRET } = process.env
const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
const PATIENCE = 20_000

mkdirSync(SHOTS, { recursive: true })
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const context = await browser.newContext({ viewport: WIDE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
const page = await context.newPage()
page.setDefaultTimeout(PATIENCE)
const complaints = []
page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
page.on('dialog', (dialog) => {
  complaints.push(`dialog: ${dialog.message()}`)
  void dialog.dismiss()
})
page.on('console', (message) => {
  if (message.type() === 'error' && !message.text().includes('net::ERR_')) {
    complaints.push(`console: ${message.text()}`)
  }
})
await page.addInitScript(() => {
  window.violations = []
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`))
})

const lines = page.getByRole('list', { name: '聊天记录' })
const inspector = page.getByRole('region', { name: '消息的详情' })
const section = (name) => inspector.locator(`[data-section=${name}]`)
const seen = (locator) => locator.waitFor({ state: 'visible' })
const person = (name) => page.getByRole('button', { name, exact: false }).first()

async function say(text) {
  await page.getByLabel('消息', { exact: true }).fill(text)
  await page.getByLabel('消息', { exact: true }).press('Enter')
}

/** Calls WeChat's API as the shop's server does. */
async function wechat(path, body) {
  const { sandbox } = await page.evaluate(async () => (await fetch('/api/demo')).json())
  const given = await fetch(`${sandbox}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credential', appid: 'wx0123456789abcdef', secret: SECRET }),
  })
  const { access_token: token } = await given.json()
  const address = `${sandbox}${path}${path.includes('?') ? '&' : '?'}access_token=${token}`
  const answer = await fetch(address, { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) })
  return answer.json()
}

/** Sends a customer-service message to whom the page shows; the errcode. */
async function custom(message) {
  return (await wechat('/cgi-bin/message/custom/send', { touser: await openId(), ...message })).errcode
}

async function openId() {
  return page.evaluate(async () => {
    const { sandbox } = await (await fetch('/api/demo')).json()
    return (await (await fetch(`${sandbox}/api/chats/shop/lin`)).json()).chat.openId
  })
}

/** Waits until the last push has come to an end. */
async function settled() {
  await page.waitForFunction(() => document.querySelectorAll('.spinner, .dots').length === 0)
}

async function decided(type) {
  await seen(inspector.locator(`[data-decision=${type}]`))
}

// Screenshots leave the page alone: hiding the caret would take a style the policy refuses.
async function shot(name, viewport = WIDE) {
  const path = join(SHOTS, `${name}-${viewport.width}.png`)
  await page.screenshot({ path, animations: 'allow', caret: 'initial' })
}

async function both(name) {
  await shot(name)
  await page.setViewportSize(NARROW)
  await seen(page.getByRole('region', { name: '手机', exact: true }))
  await shot(name, NARROW)
  await page.setViewportSize(WIDE)
}

async function step(name, action) {
  await action()
  const violations = await page.evaluate(() => window.violations)
  assert.deepEqual(violations, [], `policy violations after: ${name}`)
  assert.deepEqual(complaints, [], `complaints after: ${name}`)
  assert.equal(await page.evaluate(() => window.hit), undefined, `a script ran after: ${name}`)
  console.log(`ok ${name}`)
}

try {
  await step('the page opens on an account nobody follows yet', async () => {
    await page.goto(PAGE)
    await seen(page.getByText('已连接'))
    await seen(page.getByText('还没有消息'))
    await both('01-not-followed')
  })

  await step('following brings the welcome', async () => {
    await page.getByRole('button', { name: '关注公众号' }).click()
    await seen(lines.getByText('欢迎来到小店'))
    await decided('Say')
    await both('02-welcome')
  })

  await step('a question is answered, with a link and its reasons', async () => {
    await page.getByLabel('切换到键盘').click()
    await say('奶粉开封了，还能退嗎')
    await seen(lines.getByText('开封的奶粉没有质量问题不能退'))
    await decided('Answer')
    const link = lines.getByRole('link', { name: '质量问题怎么处理' })
    assert.equal(await link.getAttribute('href'), 'https://example.com/help/quality')
    assert.match((await link.getAttribute('rel')) ?? '', /noopener/)
    assert.equal(await section('tokens').locator('[data-part=normalised]').innerText(), '奶粉开封了,还能退吗')
    assert.ok((await section('tokens').getByRole('listitem').count()) >= 4)
    assert.match(await section('candidates').innerText(), /return-opened-formula[\s\S]*\d+%[\s\S]*词语相似/)
    assert.match(await section('rules').innerText(), /像就答[\s\S]*回答 return-opened-formula[\s\S]*胜出/)
    assert.match(await section('steps').innerText(), /读懂[\s\S]*检索[\s\S]*决策/)
    assert.match(await section('facts').innerText(), /文字[\s\S]*新粉丝/)
    await both('03-answer')
    await section('rules').scrollIntoViewIfNeeded()
    await shot('03-answer-rules')
  })

  await step('an unclear question gets a menu, and a number an answer', async () => {
    await say('运费')
    await seen(lines.getByText(/1\. .*配送运费多少/))
    await decided('Offer')
    assert.match(await section('rules').innerText(), /两种配送的运费不同/)
    await both('04-offer')
    await say('1')
    await seen(lines.getByText(/满 \d+ 元免运费/).last())
    await decided('Answer')
    assert.match(await section('facts').innerText(), /等着选[\s\S]*1\. /)
  })

  await step('the wire is shown encrypted and in clear, without the secrets', async () => {
    await page.getByRole('tab', { name: '原始报文' }).click()
    const body = await inspector.locator('[data-part=body]').innerText()
    assert.match(body, /<Encrypt><!\[CDATA\[[A-Za-z0-9+/=\s]{100,}\]\]><\/Encrypt>/)
    assert.doesNotMatch(body, /Content/)
    assert.match(await inspector.locator('[data-part=plain-body]').innerText(), /<Content><!\[CDATA\[1\]\]><\/Content>/)
    assert.match(await inspector.locator('[data-part=plain-reply]').innerText(), /元免运费/)
    assert.match(await inspector.innerText(), /第 1 次\s+有回复\s+HTTP 200\s+\d+ 毫秒/)
    await both('05-wire')
    await page.getByRole('tab', { name: '来龙去脉' }).click()
  })

  await step('voice with and without recognition', async () => {
    await page.getByRole('button', { name: '语音' }).click()
    await page.getByLabel('说了什么').fill('积分怎么抵钱')
    await both('06-voice-panel')
    await page.getByRole('button', { name: '发语音，带识别' }).click()
    await seen(lines.getByText('100 积分抵 1 元'))
    await page.getByRole('button', { name: '语音' }).click()
    await page.getByRole('button', { name: '发语音，没有识别' }).click()
    await seen(lines.getByText('没听清，请打字告诉我'))
    await both('07-voice')
  })

  await step('a picture, a place, a scan, a menu click', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await shot('08-plus-panel')
    await page.getByRole('button', { name: '照片' }).click()
    await page.getByRole('button', { name: '破损的包裹' }).click()
    await seen(lines.getByText('图片收到了'))
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '位置' }).click()
    await page.getByRole('button', { name: '上海市徐汇区' }).click()
    await seen(lines.getByText('收到位置：上海市徐汇区'))
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '扫一扫' }).click()
    await page.getByRole('button', { name: '一号店门口' }).click()
    await seen(lines.getByText('扫了二维码“一号店门口”'))
    await page.getByLabel('切换到菜单').click()
    await page.getByRole('button', { name: '订单', exact: true }).click()
    await both('09-menu')
    await page.getByRole('menuitem', { name: '退换货' }).click()
    await seen(lines.getByText('您点了 MENU_RETURN'))
    await both('10-kinds')
  })

  await step('handing over is told apart', async () => {
    await page.getByRole('button', { name: '找人工', exact: true }).last().click()
    await page.getByLabel('切换到键盘').click()
    await say('我要找人工')
    await seen(lines.getByText('正在为您转接人工客服'))
    await decided('HandOver')
    await both('11-hand-over')
    assert.match(await page.getByLabel('到现在为止').innerText(), /转人工\s+1/)
  })

  await step('nonsense gets an honest answer', async () => {
    await say('ㄅㄆㄇ￥%…&*()——+ 🍼🍼🍼 zzz')
    await seen(lines.getByText('这个我还不会'))
    await settled()
    await both('12-nonsense')
  })

  await step('hostile text of a follower is only text', async () => {
    for (const text of hostile) {
      await say(text)
    }
    await settled()
    for (const text of hostile) {
      assert.ok((await lines.innerText()).includes(text.trim().split('\n')[0]), `shown as it is: ${text}`)
    }
    await lines.locator('.open').nth(-2).click()
    await seen(section('tokens'))
    assert.equal(await page.locator('#app img[src="x"], #app iframe, #app script, #app svg[onload]').count(), 0)
    await both('13-hostile')
  })

  await step('hostile text in a reply is only text, too', async () => {
    await page.evaluate(async (texts) => {
      const { sandbox } = await (await fetch('/api/demo')).json()
      for (const label of texts) {
        await fetch(`${sandbox}/api/chats/shop/lin`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ kind: 'location', latitude: 31, longitude: 121, label }),
        })
      }
    }, hostile)
    await settled()
    await seen(lines.getByText(`收到位置：${hostile.at(-1)}`))
    const links = await lines.getByRole('link').evaluateAll((all) => all.map((each) => each.href))
    assert.ok(links.every((link) => link.startsWith('https://example.com/')), links.join(' '))
    assert.equal(await page.locator('#app img[src="x"], #app iframe, #app script, #app svg[onload]').count(), 0)
    await both('14-hostile-replies')
  })

  await step('a hostile nickname is only text, on its own phone', async () => {
    await person('<img src=x onerror').click()
    await page.getByRole('button', { name: '一号店门口' }).click()
    await seen(lines.getByText('您从“store-1”来'))
    await both('15-second-follower')
  })

  await step('another account has its own chats', async () => {
    await page.getByRole('button', { name: '小店俱乐部' }).click()
    await seen(page.getByRole('heading', { name: '小店俱乐部' }))
    await seen(page.getByText('还没有消息'))
    await page.getByRole('button', { name: '小店', exact: true }).click()
    await person('林小满').click()
  })

  await step('on a phone the reasons are in a drawer', async () => {
    await page.setViewportSize(NARROW)
    await page.getByLabel('切换到键盘').click()
    await say('奶粉拆封后能退货吗')
    await seen(lines.getByText('开封的奶粉没有质量问题不能退').last())
    await settled()
    await lines.locator('.open').last().click()
    await decided('Answer')
    // The drawer slides in.
    await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'))
    await shot('16-drawer', NARROW)
    await inspector.getByRole('button', { name: '关闭' }).click()
    await inspector.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '来龙去脉', exact: true }).click()
    await decided('Answer')
    await page.keyboard.press('Escape')
    await inspector.waitFor({ state: 'hidden' })
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling')
    await page.setViewportSize(WIDE)
  })

  await step('what the API sends appears in the chat', async () => {
    assert.equal(await custom({ msgtype: 'text', text: { content: '您的包裹到了，<a href="https://example.com/parcel">看看在哪</a>' }, aimsgcontext: { is_ai_msg: 1 } }), 0)
    await seen(lines.getByText('您的包裹到了'))
    await seen(lines.getByText('内容由第三方AI生成'))
    const picture = new FormData()
    const square = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR42mPgjvfBgxhGpbEhAPXQRxkR3MZ9AAAAAElFTkSuQmCC', 'base64')
    picture.append('media', new Blob([square], { type: 'image/png' }), 'square.png')
    const { media_id: medium } = await wechat('/cgi-bin/media/upload?type=image', picture)
    assert.equal(await custom({ msgtype: 'image', image: { media_id: medium } }), 0)
    await page.waitForFunction(() => [...document.querySelectorAll('img[alt="公众号发来的图片"]')].some((image) => image.naturalWidth === 10))
    const sent = await wechat('/cgi-bin/message/template/send', {
      touser: await openId(),
      template_id: 'any',
      url: 'https://example.com/order',
      data: { keyword1: { value: 'A1001' }, keyword2: { value: '已发货' } },
    })
    assert.equal(sent.errcode, 0)
    await seen(lines.getByText('已发货'))
    await wechat('/cgi-bin/message/custom/typing', { touser: await openId(), command: 'Typing' })
    await seen(page.getByRole('heading', { name: '对方正在输入……' }))
    await both('20-typing')
    assert.equal(await custom({ msgtype: 'msgmenu', msgmenu: { head_content: '这次的回答满意吗？', list: [{ id: '101', content: '满意' }, { id: '102', content: '不满意' }], tail_content: '点一下就行' } }), 0)
    await seen(page.getByRole('heading', { name: '小店', exact: true }))
    await both('21-customer-service')
    await lines.getByRole('button', { name: '不满意' }).click()
    await seen(lines.locator('.bubble.mine', { hasText: '不满意' }))
    await settled()
  })

  await step('a menu the API made is on the phone', async () => {
    assert.equal((await wechat('/cgi-bin/menu/create', { button: [{ type: 'click', name: '查积分', key: 'MENU_POINTS' }, { type: 'view', name: '商城', url: 'https://example.com/shop' }] })).errcode, 0)
    await page.getByLabel('切换到菜单').click()
    await page.getByRole('button', { name: '查积分' }).click()
    await seen(lines.getByText('点了菜单“查积分”'))
    await page.getByRole('button', { name: '商城' }).click()
    await seen(lines.getByText('打开了网页 https://example.com/shop'))
    await settled()
    assert.equal((await wechat('/cgi-bin/menu/delete', {})).errcode, 0)
    await seen(page.getByRole('button', { name: '订单', exact: true }))
    await page.getByLabel('切换到键盘').click()
  })

  await step('WeChat is made to misbehave on the page', async () => {
    await page.getByRole('tab', { name: '微信那边' }).click()
    await seen(section('allowance').getByText('发过消息'))
    // Three by this test; replies that a turn left over may have gone the same way.
    assert.match(await section('tally').innerText(), /客服消息\s+([3-9]|\d\d)[\s\S]*模板消息\s+1/)
    await both('22-wechat')
    await page.getByRole('tab', { name: '微信那边' }).click()
    await section('push').getByLabel('重复推送').selectOption('1')
    await page.getByText('接口现在正常').waitFor()
    await section('api').getByLabel('接口怎么了').selectOption('REFUSES')
    await section('api').getByRole('button', { name: '就这样' }).click()
    await seen(section('api').getByText('现在：回错误码 45047'))
    assert.equal(await custom({ msgtype: 'text', text: { content: '发不出去' } }), 45047)
    await say('运费')
    await settled()
    await page.waitForFunction(() => /重复推送\s+[1-9]/.test(document.querySelector('[data-section=tally]')?.innerText ?? ''))
    assert.match(await section('calls').innerText(), /custom\/send\s+45047 这段时间的条数用完了/)
    await section('clock').getByRole('button', { name: '48 小时' }).click()
    await seen(section('allowance').getByText('一条也不能发'))
    await seen(section('clock').getByText('比真实时间快 48 小时'))
    await seen(section('api').getByText('接口现在正常'))
    await both('23-wechat-troubles')
    await page.getByRole('tab', { name: '微信那边' }).click()
    await section('push').getByLabel('重复推送').selectOption('0')
    await page.setViewportSize(NARROW)
    await page.getByRole('button', { name: '来龙去脉', exact: true }).click()
    await page.getByRole('tab', { name: '微信那边' }).click()
    await seen(section('tally'))
    await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'))
    await shot('24-wechat-drawer', NARROW)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling')
    await page.keyboard.press('Escape')
    await inspector.waitFor({ state: 'hidden' })
    await page.setViewportSize(WIDE)
  })

  await step('unfollowing ends the chat', async () => {
    await page.getByRole('button', { name: '更多' }).click()
    await page.getByRole('button', { name: '取消关注' }).click()
    await seen(page.getByText('你没有关注这个公众号'))
    await settled()
    await decided('Silence')
    await both('17-unfollowed')
    await page.getByRole('button', { name: '关注公众号' }).click()
    await page.getByLabel('切换到键盘').click()
  })

  await step('a server that has stopped is told as WeChat tells it', async () => {
    const input = createInterface({ input: process.stdin })
    const answered = new Promise((resolve) => input.once('line', resolve))
    console.log('@stop-server')
    await answered
    input.close()
    await say('还在吗')
    await seen(lines.getByText('该公众号暂时无法提供服务，请稍后再试'))
    await seen(inspector.getByText('读不到来龙去脉'))
    await seen(page.getByText('服务没有回应'))
    await both('18-stopped')
    await page.getByRole('tab', { name: '原始报文' }).click()
    await seen(inspector.getByText('第 3 次'))
    await shot('19-stopped-wire')
  })
} catch (failure) {
  await shot('failed').catch(() => {})
  console.error(failure)
  console.error(complaints.join('\n'))
  process.exitCode = 1
} finally {
  await browser.close()
}
