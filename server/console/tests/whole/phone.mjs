import { seen } from '../desk/browser.mjs'

/** The followers' phones, on the sandbox's page. */
export async function phones(page, server) {
  await page.goto(`${server}/console/sandbox`)
  await seen(page.getByText('已连接'))
  const lines = page.getByRole('list', { name: '聊天记录' })
  const theirs = (text) => lines.locator('.line:not(.mine)').filter({ hasText: text })

  return {
    page,
    lines,

    /** Takes up somebody's phone, and follows where that is still to be done. */
    async of(name) {
      const rail = page.getByRole('navigation', { name: '谁的手机' })
      await rail.getByRole('button', { name }).click()
      await seen(rail.getByRole('button', { name, pressed: true }))
      const follow = page.getByRole('button', { name: '关注公众号' })
      const keyboard = page.getByLabel('切换到键盘')
      const field = page.getByLabel('消息', { exact: true })
      await seen(follow.or(keyboard).or(field).first())
      if (await follow.isVisible()) {
        await follow.click()
        await seen(lines.locator('.line:not(.mine)').first())
        await seen(keyboard.or(field).first())
      }
      if (await keyboard.isVisible()) {
        await keyboard.click()
      }
    },

    async says(text) {
      const field = page.getByLabel('消息', { exact: true })
      await field.fill(text)
      await field.press('Enter')
    },

    /** Sends one of the pictures the phone has. */
    async sends(picture) {
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('button', { name: '照片', exact: true }).click()
      await page.getByRole('button', { name: picture, exact: true }).click()
    },

    /** Shows how the latest reply came about. */
    async explains() {
      await page.getByRole('button', { name: '看这条回复的来龙去脉' }).last().click()
      await seen(page.getByRole('region', { name: '消息的详情' }).locator('[data-section=forms]'))
    },

    /** Waits until the account has said this. */
    async hears(text) {
      await seen(theirs(text).last())
    },

    /** How often the account has said this. */
    async heard(text) {
      return theirs(text).count()
    },

    /** Waits until all that was written has been pushed. */
    async settled() {
      await page.waitForFunction(() => document.querySelectorAll('.spinner, .dots').length === 0)
    },
  }
}
