import assert from 'node:assert/strict'
import { seen, signIn, NARROW, WIDE } from './browser.mjs'
import { start } from './fake/server.mjs'

/** The phone and the desk side by side. */
export async function demoSteps({ person, step, shot }) {
  const fake = await start()
  const page = await person()

  await step('a follower asks, is handed over, answered by a human, and given back to the bot', async () => {
    await signIn(page, fake.url, 'wang', '/console/demo')
    const phone = page.getByRole('region', { name: '粉丝这一边' })
    const message = phone.getByLabel('消息', { exact: true })
    const say = async (text) => {
      await message.fill(text)
      await message.press('Enter')
    }
    await say('罐子里有虫')
    await seen(phone.getByText('正在为您转接人工客服'))
    await page.getByRole('tab', { name: '等待' }).click()
    await page.getByRole('region', { name: '会话列表' }).getByText('林小满（手机）').click()
    await page.keyboard.press('Alt+t')
    await seen(page.getByText('我在服务'))
    const reply = page.getByRole('textbox', { name: '回复粉丝' })
    await reply.fill('马上给您换新的')
    await reply.press('Enter')
    await seen(phone.getByText('马上给您换新的'))
    await say('好的')
    await seen(page.getByRole('region', { name: /与林小满/ }).locator('.bubble', { hasText: '好的' }))
    await shot(page, 'demo')
    await page.keyboard.press('Alt+b')
    await page.getByRole('dialog').getByRole('button', { name: '交还', exact: true }).click()
    await say('积分怎么抵钱')
    await seen(phone.getByText('100 积分抵 1 元'))
    await page.setViewportSize(NARROW)
    await shot(page, 'demo')
    await page.getByRole('button', { name: '座席台', exact: true }).click()
    await shot(page, 'demo-desk')
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling')
    await page.setViewportSize(WIDE)
  })
  fake.stop()
}
