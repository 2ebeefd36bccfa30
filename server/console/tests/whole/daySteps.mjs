import assert from 'node:assert/strict'
import { gone, seen } from '../desk/browser.mjs'

/** What the merchant's article says of points. */
const ANSWER = '100 分抵 1 元'

/** A day as it goes well: the bot does not know, a person does, and the bot goes on. */
export async function daySteps({ step, both, shot }, { phone, wang }) {
  await step('what the bot does not understand twice goes to a person', async () => {
    await phone.of('小满妈妈')
    await phone.says('量子纠缠违反相对论吗')
    await phone.hears('这个问题我还没弄明白')
    await phone.says('那黑洞里面有什么')
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
    await seen(wang.why.getByText('那黑洞里面有什么').first())
    await seen(wang.line('量子纠缠违反相对论吗').first())
    await seen(wang.line('这个问题我还没弄明白'))
    await wang.line('这个问题我还没弄明白').getByRole('button', { name: '为什么这样答' }).click()
    await seen(wang.lines.locator('.why').first())
    await both(wang.page, 'whole-why')
  })

  await step('the agent answers, and the follower has it', async () => {
    await wang.takes()
    await wang.writes('不违反，它传不了消息。')
    await phone.hears('不违反，它传不了消息。')
    await seen(wang.line('不违反，它传不了消息').getByText('已送达'))
    await shot(wang.page, 'whole-answered')
    await shot(phone.page, 'whole-answered-phone')
  })

  await step('while a person serves, the bot is silent', async () => {
    await phone.says('积分怎么用')
    await seen(wang.line('积分怎么用'))
    await wang.writes('积分的事稍后由机器人告诉您。')
    await phone.hears('积分的事稍后由机器人告诉您。')
    assert.equal(await wang.lines.locator('.line.bot').filter({ hasText: ANSWER }).count(), 0)
    assert.equal(await phone.heard(ANSWER), 0)
  })

  await step('given back, the bot answers the next question', async () => {
    await wang.givesBack()
    await phone.says('积分怎么用')
    await phone.hears(ANSWER)
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
    await phone.says('积分怎么用')
    await phone.hears(ANSWER)
  })
}
