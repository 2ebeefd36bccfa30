import assert from 'node:assert/strict'
import { gone, seen } from '../desk/browser.mjs'

/** A day as it goes well: the bot does not know, a person does, and the bot goes on. */
export async function daySteps({ step, both, shot }, { phone, wang }) {
  await step('what the bot does not understand twice goes to a person', async () => {
    await phone.of('小满妈妈')
    await phone.says('蓝鲸会打呼噜吗')
    await phone.hears('这个问题我还没弄明白')
    await phone.says('那虎鲸会打呼噜吗')
    await phone.hears('我请人工客服来帮您，您刚才说的他都能看到')
    await both(phone.page, 'whole-asked')
  })

  await step('the agent sees who waits, why, and what was said', async () => {
    const row = wang.list.getByRole('listitem').filter({ hasText: '我请人工客服来帮您' })
    await wang.list.getByRole('tab', { name: '等待' }).click()
    await seen(row.getByText('机器人没答好'))
    await shot(wang.page, 'whole-waiting')
    await wang.opens('我请人工客服来帮您')
    await seen(wang.why.getByText('机器人没答好：连续两次没听懂'))
    await seen(wang.why.getByText('那虎鲸会打呼噜吗').first())
    await seen(wang.line('蓝鲸会打呼噜吗').first())
    await seen(wang.line('这个问题我还没弄明白'))
    await wang.line('这个问题我还没弄明白').getByRole('button', { name: '为什么这样答' }).click()
    await seen(wang.lines.locator('.why').first())
    await both(wang.page, 'whole-why')
  })

  await step('the agent answers, and the follower has it', async () => {
    await wang.takes()
    await wang.writes('会的，鲸鱼只睡半边脑子，打的是水花。')
    await phone.hears('会的，鲸鱼只睡半边脑子，打的是水花。')
    await seen(wang.line('会的，鲸鱼只睡半边脑子').getByText('已送达'))
    await shot(wang.page, 'whole-answered')
    await shot(phone.page, 'whole-answered-phone')
  })

  await step('while a person serves, the bot is silent', async () => {
    await phone.says('积分怎么换钱')
    await seen(wang.line('积分怎么换钱'))
    await wang.writes('积分的事稍后由机器人告诉您。')
    await phone.hears('积分的事稍后由机器人告诉您。')
    assert.equal(await wang.lines.locator('.line.bot').filter({ hasText: '积分' }).count(), 0)
    assert.equal(await phone.heard('100 积分'), 0)
  })

  await step('given back, the bot answers the next question', async () => {
    await wang.givesBack()
    await phone.says('积分怎么换钱')
    await phone.hears('100 积分')
    await both(wang.page, 'whole-given-back')
  })

  await step('who thinks better of it is the bot’s again', async () => {
    await phone.of('桂芳外婆')
    await phone.says('转人工')
    await phone.hears('正在为您转接人工客服')
    await wang.list.getByRole('tab', { name: '等待' }).click()
    const row = wang.list.getByRole('listitem').filter({ hasText: '正在为您转接人工客服' })
    await seen(row)
    await phone.says('算了')
    await phone.hears('已经取消排队')
    await gone(row)
    await phone.says('积分怎么换钱')
    await phone.hears('100 积分')
  })
}
