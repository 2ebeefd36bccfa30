import assert from 'node:assert/strict'
import { hostile } from '../hostile.mjs'
import { gone, NARROW, seen, signIn, WIDE } from './browser.mjs'
import { start } from './fake/server.mjs'

/** One agent's day: signing in, taking, answering, noting, correcting the bot, giving back. */
export async function deskSteps({ person, step, both, shot }) {
  const fake = await start()
  const { desk } = fake
  const page = await person()
  const list = page.getByRole('region', { name: '会话列表' })
  const lines = page.getByRole('list', { name: '聊天记录' })
  const field = page.getByLabel('回复粉丝', { exact: true }).last()
  const texts = () => lines.locator('.bubble, .pending p').allInnerTexts()
  const rowOf = (name) => [...desk.rows.values()].find((row) => row.follower.name === name && row.state !== 'closed')

  await step('a person signs in and is at the desk', async () => {
    await page.goto(`${fake.url}/console/`)
    await seen(page.getByRole('link', { name: '沙箱' }))
    await page.goto(`${fake.url}/console/desk`)
    await seen(page.getByRole('heading', { name: '登录控制台' }))
    await both(page, 'sign-in')
    await page.getByLabel('登录名').fill('wang')
    await page.getByLabel('密码').fill('wrong')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await seen(page.getByText('登录名或密码不对'))
    await signIn(page, fake.url, 'wang')
    await seen(list.getByText('林小满'))
    assert.equal(await page.getByRole('link', { name: '人员' }).count(), 0)
    await both(page, 'list')
  })

  await step('a conversation shows who said what, and why', async () => {
    await list.getByText('林小满').click()
    await seen(lines.getByText('您是想问'))
    await lines.getByRole('button', { name: '为什么这样答' }).click()
    await seen(lines.getByText('都不到直接回答要的 80%'))
    await seen(lines.getByText('粉丝看不到'))
    await seen(page.getByText('还可发 3 条 · 41 小时'))
    await page.waitForFunction(() => [...document.querySelectorAll('.bubble img')].some((image) => image.naturalWidth === 240))
    const plays = await lines.locator('audio').evaluate(async (audio) => {
      audio.muted = true
      await audio.play()
      return audio.duration
    })
    assert.ok(plays > 1)
    await seen(page.getByRole('region', { name: '为什么转人工' }).getByText('A20261129001'))
    await both(page, 'talk')
  })

  await step('a waiting follower is taken by a key, and answered by the bot’s draft', async () => {
    await list.getByRole('tab', { name: '等待' }).click()
    await seen(list.getByText('2 人在线').or(list.getByText('1 人在线')).first())
    await shot(page, 'waiting')
    await list.getByText('孙悦').click()
    await seen(page.getByText('接手以后才能回复'))
    await page.keyboard.press('Alt+t')
    await seen(page.getByText('我在服务'))
    assert.equal(rowOf('孙悦').agent.name, '王小雨')
    await page.keyboard.press('Alt+Shift+Digit1')
    assert.match(await field.inputValue(), /质量问题我们出/)
    await field.fill('')
    await page.keyboard.press('Alt+Digit1')
    await seen(lines.getByText('质量问题我们出；'))
    await seen(lines.locator('[data-delivery=sent]').last())
    assert.equal((await texts()).filter((text) => text.includes('质量问题我们出')).length, 1)
    await seen(page.getByText('还可发 4 条'))
  })

  await step('a message is written, with a line break, and sent by Enter', async () => {
    await field.fill('马上给您补发')
    await field.press('Shift+Enter')
    await field.pressSequentially('三段')
    await field.press('Enter')
    await seen(lines.getByText('马上给您补发\n三段'))
    assert.equal(await field.inputValue(), '')
  })

  await step('the follower types and writes, and it is heard of', async () => {
    const row = rowOf('孙悦')
    desk.typing(row.id)
    await seen(page.getByText('对方正在输入'))
    await shot(page, 'typing')
    desk.say(row.id, '好的，谢谢')
    await seen(lines.getByText('好的，谢谢'))
    await gone(page.getByText('对方正在输入'))
    await page.waitForFunction(() => document.querySelectorAll('.list .picture i').length < 2)
    await waitUntil(() => rowOf('孙悦').unread === 0)
  })

  await step('a quick reply is found by / and has its names filled in', async () => {
    await field.fill('/稍')
    await seen(page.getByRole('option', { name: /稍等/ }))
    await shot(page, 'quick')
    await field.press('Enter')
    assert.equal(await field.inputValue(), '孙悦您好，我是小店的王小雨，正在为您查，请稍等。')
    await field.fill('/')
    await page.getByRole('button', { name: '管理快捷回复' }).click()
    const dialog = page.getByRole('dialog', { name: '快捷回复' })
    await dialog.getByLabel('打 / 之后的字').fill('发票')
    await dialog.getByLabel('名字', { exact: true }).fill('开发票')
    await dialog.getByLabel(/内容/).fill('{粉丝}，发票三天内寄出。')
    await dialog.getByRole('button', { name: '保存' }).click()
    await seen(dialog.getByText('/发票'))
    await shot(page, 'quick-manage')
    await dialog.getByRole('button', { name: '关闭' }).click()
    await field.fill('/发票')
    await seen(page.getByRole('option', { name: /开发票/ }))
    await field.press('Escape')
    assert.equal(await field.inputValue(), '')
  })

  await step('a note stays with colleagues', async () => {
    await page.keyboard.press('Alt+n')
    const note = page.getByRole('textbox', { name: '内部备注' })
    await note.fill('补发单号 SF123')
    await shot(page, 'note')
    await note.press('Enter')
    await seen(lines.getByText('补发单号 SF123'))
    assert.equal(desk.lines.get(rowOf('孙悦').id).at(-1).from, 'note')
  })

  await step('the bot is corrected, by an article and by a new answer', async () => {
    await page.keyboard.press('Alt+m')
    const dialog = page.getByRole('dialog', { name: '机器人本该这样答' })
    assert.equal(await dialog.getByLabel('粉丝问的是').inputValue(), '发错货了，我要的是三段')
    await dialog.getByLabel('找条目').fill('退货')
    await dialog.getByText('退货运费谁出').click()
    await shot(page, 'mark')
    await dialog.getByRole('button', { name: '交给编辑' }).click()
    await gone(dialog)
    await seen(lines.getByText('已交给编辑'))
    await page.keyboard.press('Alt+m')
    await dialog.getByLabel('还没有，写一个新的').check()
    await dialog.getByLabel('应该答').fill('发错货我们补发')
    await dialog.getByRole('button', { name: '交给编辑' }).click()
    await gone(dialog)
    assert.deepEqual(desk.marks.map((mark) => mark.articleId ?? mark.answer), ['return-freight', '发错货我们补发'])
  })

  await step('the help shows every key', async () => {
    await page.keyboard.press('Escape')
    await page.locator('body').press('?')
    await seen(page.getByRole('dialog', { name: '快捷键' }).getByText('把机器人的第几个答案发出去'))
    await shot(page, 'help')
    await page.keyboard.press('Escape')
    await gone(page.getByRole('dialog'))
  })

  await step('the way through the list is by keys alone', async () => {
    await list.getByRole('tab', { name: '我的' }).click()
    await list.getByText('林小满').click()
    await seen(lines)
    const before = new URL(page.url()).searchParams.get('c')
    await page.keyboard.press('Alt+ArrowDown')
    await page.waitForFunction((old) => new URLSearchParams(location.search).get('c') !== old, before)
    await page.keyboard.press('Alt+ArrowUp')
    await page.waitForFunction((old) => new URLSearchParams(location.search).get('c') === old, before)
    await page.keyboard.press('Control+k')
    await seen(page.getByRole('searchbox', { name: '搜什么' }))
  })

  await step('everything said can be searched', async () => {
    await shot(page, 'search-empty')
    await page.getByRole('searchbox', { name: '搜什么' }).fill('收货地址')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('region', { name: '搜索全部会话' }).getByText('收货地址能改吗'))
    await both(page, 'search')
    await page.getByRole('searchbox', { name: '搜什么' }).fill('没有人说过的话')
    await page.keyboard.press('Enter')
    await seen(page.getByText('没有找到'))
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await step('a conversation is given back to the bot', async () => {
    await list.getByText('孙悦').click()
    await page.keyboard.press('Alt+b')
    const dialog = page.getByRole('dialog', { name: '交还机器人' })
    await shot(page, 'give-back')
    await dialog.getByRole('button', { name: '交还', exact: true }).click()
    await gone(list.getByText('孙悦'))
    assert.equal([...desk.rows.values()].find((row) => row.follower.name === '孙悦').state, 'closed')
  })

  await step('another is passed on with a word, and one is closed with a reason', async () => {
    await list.getByText('赵一鸣').click()
    await page.keyboard.press('Alt+r')
    const transfer = page.getByRole('dialog', { name: '转接' })
    await transfer.getByLabel('转给谁').selectOption({ label: '陈晨（离开，1/5）' })
    await transfer.getByLabel(/留一句话/).fill('积分已经查过')
    await shot(page, 'transfer')
    await transfer.getByRole('button', { name: '转过去' }).click()
    await gone(list.getByText('赵一鸣'))
    assert.equal(rowOf('赵一鸣').agent.name, '陈晨')
    await list.getByText('林小满').click()
    await page.keyboard.press('Alt+x')
    const dialog = page.getByRole('dialog', { name: '结束会话' })
    await shot(page, 'close')
    await dialog.getByRole('button', { name: '取消' }).click()
  })

  await step('hostile words of a follower are only words', async () => {
    for (const text of hostile) {
      const row = desk.handOver({ name: text, said: text, reasonText: text, tags: [text], channel: text, account: text, context: { topic: text, slots: { [text]: text }, asked: text, readAs: `${text} `, tried: [{ title: text, id: text }], drafts: [{ articleId: text, title: text, text, confidence: 0.5 }] }, bot: text })
      for (const kind of ['text', 'image', 'voice', 'video', 'location', 'link', 'file', 'other']) {
        desk.append(row.id, { kind, text, media: kind === 'text' ? null : { url: kind === 'image' ? `javascript:window.hit=1//${text}` : text, type: text } })
      }
      desk.append(row.id, { from: 'note', text, agent: { id: '1', name: text } })
      await list.getByRole('tab', { name: '等待' }).click()
      await page.goto(`${fake.url}/console/desk?c=${row.id}`)
      await seen(lines)
      assert.ok((await lines.innerText()).includes(text), `shown as it is: ${text}`)
      assert.ok((await page.getByRole('complementary').innerText()).includes(text))
    }
    assert.equal(await page.locator('#app img[src="x"], #app iframe, #app script, #app svg[onload], #app math, #app a[href^="javascript"], #app a[href^="data"]').count(), 0)
    await both(page, 'hostile')
    await page.keyboard.press('Control+k')
    await page.getByRole('searchbox', { name: '搜什么' }).fill('window.hit')
    await page.keyboard.press('Enter')
    await seen(page.getByRole('region', { name: '搜索全部会话' }).getByRole('listitem').first())
    assert.equal(await page.locator('#app img[src="x"], #app iframe, #app script').count(), 0)
  })

  await step('on a phone the list, the conversation and the customer are screens one behind the other', async () => {
    await page.setViewportSize(NARROW)
    await page.goto(`${fake.url}/console/desk`)
    await list.getByRole('tab', { name: '我的' }).click()
    await list.getByText('林小满').click()
    await seen(lines)
    await gone(list)
    await page.getByRole('button', { name: '粉丝资料' }).click()
    await seen(page.getByRole('region', { name: '粉丝', exact: true }))
    await gone(lines)
    await shot(page, 'customer')
    await page.getByRole('button', { name: '改一改' }).first().click()
    await seen(field)
    assert.match(await field.inputValue(), /开封的奶粉/)
    await field.fill('')
    await page.goBack()
    await page.goBack()
    await page.goBack()
    await seen(list)
    await page.setViewportSize(WIDE)
  })

  fake.stop()
}

async function waitUntil(isSo) {
  for (let tries = 0; !isSo(); tries++) {
    assert.ok(tries < 100, 'it never came to be so')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
