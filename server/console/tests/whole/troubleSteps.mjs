import assert from 'node:assert/strict'
import { hostile } from '../hostile.mjs'
import { gone, seen, within } from '../desk/browser.mjs'
import { kept } from './seat.mjs'

const FOREIGN = '#app img[src="x"], #app iframe, #app script, #app svg[onload], #app math, #app style, #app a[href^="javascript:"], #app a[href^="data:"]'

/** What goes wrong: races, a broken line, a used-up allowance, hostile words. */
export async function troubleSteps({ step, both, shot }, { phone, wang, chen, line }) {
  let winner = wang

  await step('of two agents who take one conversation at once, one has it and the other is told', async () => {
    await phone.of('豆包爸爸')
    await phone.says('转人工')
    await phone.hears('正在为您转接人工客服')
    const asked = []
    for (const each of [wang, chen]) {
      await each.opens('正在为您转接人工客服')
      await seen(each.page.getByRole('button', { name: '接手' }))
      let hold
      asked.push(
        new Promise((resolve) => {
          hold = resolve
        }),
      )
      await each.page.route('**/take', hold)
    }
    await Promise.all([wang, chen].map((each) => each.page.keyboard.press('Alt+t')))
    // Neither request leaves before both are made.
    const routes = await within(Promise.all(asked), 'both take the conversation')
    await Promise.all(routes.map((route) => route.continue()))
    const loser = await Promise.any([wang, chen].map((each) => seen(each.page.getByRole('alert').getByText('已经在接待这位粉丝')).then(() => each)))
    winner = loser === wang ? chen : wang
    await seen(winner.page.getByText('我在服务'))
    await seen(loser.page.getByText(`${winner.name} 正在服务，机器人不说话`))
    assert.equal(await loser.page.getByRole('textbox', { name: '回复粉丝' }).count(), 0)
    await shot(loser.page, 'whole-race')
    await Promise.all([wang, chen].map((each) => each.page.unroute('**/take')))
  })

  await step('a line that is cut is taken up again, with nothing missed and nothing twice', async () => {
    line.cut()
    await seen(winner.page.getByText('连接断了'))
    for (let number = 1; number <= 5; number++) {
      await phone.says(`断线时的第 ${number} 句`)
    }
    await phone.settled()
    await winner.writes('断线时写的回复')
    await seen(winner.lines.getByText('没有送出，连上后会自动再送'))
    await both(winner.page, 'whole-cut')
    line.mend()
    await gone(winner.page.getByText('连接断了'))
    await seen(winner.line('断线时的第 5 句'))
    await phone.hears('断线时写的回复')
    await seen(winner.line('断线时写的回复').getByText('已送达'))
    for (let number = 1; number <= 5; number++) {
      assert.equal(await winner.count(`断线时的第 ${number} 句`), 1)
      assert.equal(await kept(winner.page, `断线时的第 ${number} 句`), 1)
    }
    assert.equal(await winner.count('断线时写的回复'), 1)
    assert.equal(await kept(winner.page, '断线时写的回复'), 1)
    assert.equal(await phone.heard('断线时写的回复'), 1)
  })

  await step('five messages, and no more: the agent is told, and what is written is kept until the follower writes', async () => {
    await phone.says('我等您')
    await seen(winner.line('我等您'))
    for (let number = 1; number <= 5; number++) {
      await seen(winner.page.getByText(`还可发 ${6 - number} 条`))
      await winner.writes(`限额内的第 ${number} 条`)
      await phone.hears(`限额内的第 ${number} 条`)
    }
    await seen(winner.page.getByText('现在不能发').or(winner.page.getByText('条数已用完')))
    await seen(winner.page.getByText('现在写的会存着，粉丝下次来信时送到'))
    await winner.writes('限额外的这一条')
    await seen(winner.line('限额外的这一条').getByText('已存着'))
    assert.equal(await phone.heard('限额外的这一条'), 0)
    await both(winner.page, 'whole-quota')
    await phone.says('还有别的吗')
    await phone.hears('限额外的这一条')
    await seen(winner.line('限额外的这一条').getByText('已送达'))
    assert.equal(await phone.heard('限额外的这一条'), 1)
    await seen(winner.page.getByText(/还可发 [45] 条/))
  })

  await step('hostile words of a follower are only words', async () => {
    for (const text of hostile) {
      await phone.says(text)
    }
    await phone.settled()
    await seen(winner.line(hostile.at(-1)))
    const shown = (await winner.lines.locator('.bubble').allInnerTexts()).map((each) => each.trim())
    for (const text of hostile) {
      assert.ok(shown.includes(text), `shown as it is: ${text}`)
    }
    assert.equal(await winner.page.locator(FOREIGN).count(), 0)
    await both(winner.page, 'whole-hostile')
    await winner.page.keyboard.press('Control+k')
    await winner.page.getByRole('searchbox', { name: '搜什么' }).fill('window.hit')
    await winner.page.getByRole('searchbox', { name: '搜什么' }).press('Enter')
    await seen(winner.page.getByRole('region', { name: '搜索全部会话' }).getByRole('listitem').first())
    assert.equal(await winner.page.locator(FOREIGN).count(), 0)
    await both(winner.page, 'whole-hostile-found')
    await winner.page.keyboard.press('Escape')
    await winner.page.keyboard.press('Escape')
  })

  await step('after the end the follower rates, and the desk knows', async () => {
    await seen(winner.lines)
    await winner.closes()
    await phone.hears('请为这次服务打分')
    await phone.says('5分，<img src=x onerror=window.hit=1>很耐心')
    await phone.hears('谢谢您的评价')
    await seen(winner.page.getByLabel('粉丝评价 5 星'))
    await seen(winner.page.getByText('<img src=x onerror=window.hit=1>很耐心').first())
    assert.equal(await winner.page.locator(FOREIGN).count(), 0)
    await both(winner.page, 'whole-rated')
  })
}
