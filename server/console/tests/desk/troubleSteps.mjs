import assert from 'node:assert/strict'
import { gone, seen, signIn } from './browser.mjs'
import { start } from './fake/server.mjs'

/** What goes wrong: races, broken lines, lost answers, used-up allowances, nobody there. */
export async function troubleSteps({ person, step, both, shot }) {
  const fake = await start()
  const { desk } = fake
  const page = await person()
  const other = await person()
  const list = page.getByRole('region', { name: '会话列表' })
  const lines = page.getByRole('list', { name: '聊天记录' })
  const field = page.getByLabel('回复粉丝', { exact: true }).last()
  const count = async (text) => (await lines.locator('.bubble, .pending p').allInnerTexts()).filter((each) => each.trim() === text).length
  const lin = () => [...desk.rows.values()].find((row) => row.follower.name === '林小满' && row.state === 'agent')

  await step('of two agents who take the same conversation, one gets it and the other is told', async () => {
    await signIn(page, fake.url, 'wang')
    await signIn(other, fake.url, 'chen')
    for (const each of [page, other]) {
      await each.getByRole('tab', { name: '等待' }).click()
      await each.getByRole('region', { name: '会话列表' }).getByText('孙悦').click()
      await seen(each.getByRole('button', { name: '接手' }))
    }
    // Neither page hears of the other before both have asked.
    const sockets = [...desk.sockets]
    desk.sockets.clear()
    await Promise.all([page.keyboard.press('Alt+t'), other.keyboard.press('Alt+t')])
    const loser = await Promise.any([page, other].map((each) => seen(each.getByRole('alert').getByText('已经接手了')).then(() => each)))
    await seen(loser.getByRole('region', { name: /与孙悦的会话/ }).getByText('机器人不说话'))
    await shot(loser, 'race')
    sockets.forEach((socket) => socket.cut())
    assert.equal([...desk.rows.values()].filter((row) => row.follower.name === '孙悦' && row.state === 'agent').length, 1)
    await other.close()
  })

  // The page may be quicker by itself.
  const reconnect = async () => {
    const button = page.getByRole('button', { name: '马上重连' })
    await button.click({ timeout: 2_000 }).catch(async (missed) => {
      if (await button.isVisible()) {
        throw missed
      }
    })
  }

  await step('a broken line is told and taken up again, with nothing missed and nothing twice', async () => {
    await list.getByRole('tab', { name: '我的' }).click()
    await list.getByText('林小满').click()
    await seen(lines)
    fake.network.down = true
    fake.cut()
    await seen(page.getByText('连接断了'))
    await both(page, 'lost')
    for (let number = 1; number <= 5; number++) {
      desk.say(lin().id, `断开时的第 ${number} 句`)
    }
    fake.network.down = false
    await reconnect()
    await gone(page.getByText('连接断了'))
    await seen(lines.getByText('断开时的第 5 句'))
    for (let number = 1; number <= 5; number++) {
      assert.equal(await count(`断开时的第 ${number} 句`), 1)
    }
    await gone(list.getByLabel(/条未读/).first())
  })

  await step('what is sent while the line is broken is kept and sent once it is back', async () => {
    fake.network.down = true
    fake.cut()
    await seen(page.getByText('连接断了'))
    await field.fill('断开时写的')
    await field.press('Enter')
    await seen(lines.getByText('没有送出，连上后会自动再送'))
    await shot(page, 'unsent')
    fake.network.down = false
    await reconnect()
    await seen(lines.locator('.bubble', { hasText: '断开时写的' }))
    assert.equal(await count('断开时写的'), 1)
    assert.equal(desk.lines.get(lin().id).filter((line) => line.text === '断开时写的').length, 1)
  })

  await step('an answer that is lost does not make a message two', async () => {
    fake.network.lossy = true
    await field.fill('回答丢了')
    await field.press('Enter')
    await seen(lines.locator('.bubble', { hasText: '回答丢了' }))
    fake.network.lossy = false
    assert.equal(await count('回答丢了'), 1)
    assert.equal(desk.lines.get(lin().id).filter((line) => line.text === '回答丢了').length, 1)
  })

  await step('too much was missed, and everything is read afresh', async () => {
    fake.network.down = true
    fake.cut()
    await seen(page.getByText('连接断了'))
    desk.say(lin().id, '很久以后')
    desk.oldest = desk.cursor
    fake.network.down = false
    await reconnect()
    await seen(lines.getByText('很久以后'))
    assert.equal(await count('很久以后'), 1)
  })

  await step('WeChat refuses a message, in plain words', async () => {
    desk.fate = { state: 'failed', error: '粉丝已经取消关注' }
    await field.fill('还在吗')
    await field.press('Enter')
    await seen(lines.getByText('没送到：粉丝已经取消关注'))
    desk.fate = { state: 'sent', error: '' }
  })

  await step('a used-up allowance is told before one writes, and what is written is kept', async () => {
    desk.allowances.set(lin().id, { left: 1, until: Date.now() + 3_600_000 * 5, unlimited: false })
    desk.tell({ kind: 'allowance', conversation: lin().id, allowance: desk.allowances.get(lin().id) })
    await seen(page.getByText('还可发 1 条'))
    await field.fill('最后一条')
    await field.press('Enter')
    await seen(page.getByText('条数已用完'))
    await seen(page.getByText('现在写的会存着'))
    await field.fill('这条会存着')
    await field.press('Enter')
    await seen(lines.getByText('已存着，粉丝下次来信时送到'))
    await both(page, 'quota')
    desk.say(lin().id, '我来了')
    await seen(page.getByText('还可发 5 条'))
  })

  await step('a conversation that is taken away is said to be, and nothing can be written there', async () => {
    const li = [...fake.people.all.values()].find((each) => each.login === 'li')
    desk.take(lin().id, li, true)
    await seen(page.getByText('李主管 正在服务'))
    await gone(field)
  })

  await step('nobody online: queues say so, and an agent who is away is told how to begin', async () => {
    desk.agents.forEach((agent) => (agent.presence = 'offline'))
    ;[...desk.rows.values()].filter((row) => row.agent?.name === '王小雨').forEach((row) => desk.transfer(row.id, { name: '李主管' }, { queue: '售后', word: '' }))
    await page.goto(`${fake.url}/console/desk`)
    await list.getByRole('tab', { name: '等待' }).click()
    await seen(list.getByText('没有人在线').first())
    await seen(list.getByText('非服务时间'))
    await shot(page, 'nobody')
    await list.getByRole('tab', { name: '我的' }).click()
    await seen(list.getByText('你还没有上线'))
    await both(page, 'offline')
    await list.getByLabel('我的状态').selectOption('online')
    await seen(list.getByText('还没有会话'))
    assert.equal([...desk.agents.values()].find((agent) => agent.name === '王小雨').presence, 'online')
  })

  await step('alerts are switched and remembered', async () => {
    await list.getByRole('button', { name: '提醒' }).click()
    await list.getByLabel('有新会话、新消息时响一声').uncheck()
    await shot(page, 'alerts')
    await page.reload()
    await list.getByRole('button', { name: '提醒' }).click()
    assert.equal(await list.getByLabel('有新会话、新消息时响一声').isChecked(), false)
    await list.getByLabel('有新会话、新消息时响一声').check()
    await page.evaluate(() => {
      window.rung = new Promise((resolve) => {
        const start = OscillatorNode.prototype.start
        OscillatorNode.prototype.start = function (at) {
          resolve(this.frequency.value)
          return start.call(this, at)
        }
      })
    })
    desk.handOver({ name: '新来的', said: '有人吗' })
    assert.equal(await page.evaluate(() => window.rung), 660)
  })

  await step('who is signed out elsewhere is led to sign in, and back again', async () => {
    const before = page.url()
    fake.people.sessions.clear()
    desk.sockets.forEach((socket) => socket.send({ kind: 'signedOut' }))
    await seen(page.getByText('登录已经失效'))
    await page.getByLabel('登录名').fill('wang')
    await page.getByLabel('密码').fill('wang-password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await seen(list)
    assert.equal(page.url(), before)
  })

  await step('a desk that cannot be opened says so, and can be tried again', async () => {
    await page.getByRole('link', { name: /我的账号/ }).click()
    await seen(page.getByRole('heading', { name: '我的账号' }))
    fake.network.down = true
    await page.getByRole('link', { name: '座席台' }).click()
    await seen(page.getByText('座席台打不开'))
    await both(page, 'unreachable')
    fake.network.down = false
    await page.getByRole('button', { name: '重试' }).click()
    await seen(list)
  })

  fake.stop()
}
