import assert from 'node:assert/strict'
import { gone, seen } from '../desk/browser.mjs'
import { comeIn, hire } from './people.mjs'

/** Something is lost in a shop: a form asks for all about it, a department looks for it, and the chat tells how it ends. */
export async function lostSteps({ step, person }, { phone, wang, look, line, admin }) {
  const { page } = wang
  const ticket = page.getByRole('complementary', { name: /^工单 T/ })

  await step('a form on the phone asks for what it does not know yet, and becomes a ticket with the picture', async () => {
    await phone.of('Alan 陈')
    await phone.says('昨天在徐汇店丢了一把伞')
    await phone.hears('丢的是什么东西')
    await phone.says('黑色长柄伞')
    await phone.hears('找到了打哪个手机号')
    await phone.says('1380013')
    await phone.hears('11 位的手机号')
    await phone.says('13800138000')
    await phone.hears('有照片的话发一张')
    await phone.settled()
    await phone.explains()
    await look(phone.page, 'whole-form')
    await phone.sends('购物小票')
    await phone.hears('登记好了')
    await phone.settled()
    await phone.explains()
    await look(phone.page, 'whole-form-done')
  })

  await step('the ticket is on the page of tickets without being asked for again, with its picture and the talk behind it', async () => {
    await page.goto(`${line.url}/console/tickets`)
    const list = page.getByRole('list', { name: '工单' })
    await list.getByRole('button').filter({ hasText: '黑色长柄伞' }).click()
    await seen(ticket.getByText('上海徐汇店'))
    assert.equal(await ticket.getByLabel('部门').inputValue(), '门店服务')
    await look(page, 'whole-lost')
    const picture = ticket.getByRole('link', { name: '看图片' }).first()
    const address = await picture.getAttribute('href')
    // It is fetched from WeChat in the background.
    await page.evaluate(async (href) => {
      for (let tries = 0; !(await fetch(href)).ok; tries++) {
        if (tries === 40) {
          throw new Error('the picture does not open')
        }
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }, address)
  })

  await step('a word to the follower is answered in the chat, and the ticket takes the answer in', async () => {
    const box = ticket.getByRole('form', { name: '写一句' })
    await box.getByLabel('发给粉丝', { exact: true }).check()
    await box.getByRole('textbox').fill('前台有一把黑伞，伞柄上有字吗？')
    await box.getByRole('button', { name: '发给粉丝' }).click()
    await phone.hears('伞柄上有字吗')
    await ticket.getByLabel('状态').selectOption({ label: '等待客户' })
    await page.getByRole('dialog', { name: /改为 等待客户/ }).getByRole('button', { name: '确定' }).click()
    await phone.hears('需要您补充')
    await phone.says('有，刻着一个李字')
    const history = ticket.getByRole('list', { name: '经过' })
    await seen(history.getByText('有，刻着一个李字'))
    await phone.sends('破损的包裹')
    await history.getByRole('link', { name: '看图片' }).waitFor()
    await look(page, 'whole-lost-answered')
  })

  await step('found: the follower is told, may say that it is not, and is told again', async () => {
    await resolves('找到了，在前台等您。')
    await phone.hears('找到了，在前台等您。')
    const said = `${await ticket.locator('header b').innerText()} 没找到`
    await phone.says(said)
    await phone.hears('接着办')
    await seen(ticket.getByRole('list', { name: '经过' }).getByText(said, { exact: true }))
    assert.equal(await ticket.getByLabel('状态').inputValue(), 'working')
    await resolves('这次真的找到了，给您放到收银台。')
    await phone.hears('给您放到收银台')
    await phone.settled()
    await look(phone.page, 'whole-lost-found')
    await look(page, 'whole-lost-resolved')
    await page.goto(`${line.url}/console/desk`)
  })

  await step('who may only look sees the ticket masked, without a search and without the picture', async () => {
    const link = await hire(admin, { login: 'vera', name: '魏小兰', role: '只看' })
    const own = await person()
    await comeIn(own, line.url + link, `${line.url}/console/desk`, look)
    await own.goto(`${line.url}/console/tickets?s=all`)
    await own.getByRole('list', { name: '工单' }).getByRole('button').filter({ hasText: '黑色长柄伞' }).click()
    await seen(own.getByText('138****8000').first())
    assert.equal(await own.getByRole('searchbox').count(), 0)
    assert.equal(await own.getByRole('link', { name: '看图片' }).count(), 0)
    await own.getByRole('button', { name: '看对话' }).click()
    await seen(own.getByRole('region', { name: '和粉丝的对话' }).getByText('黑色长柄伞', { exact: true }))
    await look(own, 'whole-lost-viewer')
    await own.close()
  })

  async function resolves(words) {
    await ticket.getByLabel('状态').selectOption({ label: '已解决' })
    const dialog = page.getByRole('dialog', { name: /改为 已解决/ })
    await dialog.getByLabel(/给粉丝的话/).fill(words)
    await dialog.getByRole('button', { name: '确定' }).click()
    await gone(dialog)
  }
}
