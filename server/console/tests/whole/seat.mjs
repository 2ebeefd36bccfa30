import { gone, seen } from '../desk/browser.mjs'

/** An agent's page at the desk. */
export function seat(page, name) {
  const list = page.getByRole('region', { name: '会话列表' })
  const lines = page.getByRole('list', { name: '聊天记录' })
  const field = page.getByRole('textbox', { name: '回复粉丝' })

  /** Ends the conversation by a dialogue, and comes back from the list to see it ended. */
  async function ends(title, button) {
    const dialog = page.getByRole('dialog', { name: title })
    await dialog.getByRole('button', { name: button, exact: true }).click()
    await gone(dialog)
    await gone(lines)
    await page.goBack()
    await seen(page.getByText('会话已经结束'))
  }

  return {
    page,
    name,
    list,
    lines,
    field,
    why: page.getByRole('region', { name: '为什么转人工' }),

    async is(presence) {
      await list.getByLabel('我的状态').selectOption(presence)
      await page.waitForFunction((wanted) => document.querySelector('.presence')?.classList.contains(wanted), presence)
    },

    /** Opens the waiting conversation whose last words are these. */
    async opens(words) {
      await list.getByRole('tab', { name: '等待' }).click()
      await list.getByRole('listitem').filter({ hasText: words }).click()
      await seen(lines)
    },

    async takes() {
      await seen(page.getByRole('button', { name: '接手' }))
      await page.keyboard.press('Alt+t')
      await seen(page.getByText('我在服务'))
    },

    async writes(text) {
      await field.fill(text)
      await field.press('Enter')
    },

    /** The line with these words, which appears once. */
    line: (text) => lines.locator('.line, .pending').filter({ hasText: text }),

    async count(text) {
      return (await lines.locator('.bubble, .pending p').allInnerTexts()).filter((each) => each.trim() === text).length
    },

    async givesBack() {
      await page.keyboard.press('Alt+b')
      await ends('交还机器人', '交还')
    },

    async closes() {
      await page.keyboard.press('Alt+x')
      await ends('结束会话', '结束')
    },
  }
}

/** How many lines with these words the server itself has in the conversation that a page shows. */
export async function kept(page, text) {
  const id = new URL(page.url()).searchParams.get('c')
  return page.evaluate(
    async ([conversation, words]) => {
      const shown = await (await fetch(`/api/desk/conversations/${conversation}`)).json()
      return shown.lines.filter((line) => line.text === words).length
    },
    [id, text],
  )
}
