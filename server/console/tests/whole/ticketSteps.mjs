import assert from 'node:assert/strict'
import { gone, seen } from '../desk/browser.mjs'

/** What was left at night is a ticket: a department works on it, and the follower hears of it in the chat. */
export async function ticketSteps({ step }, { phone, wang, look, line }) {
  const { page } = wang
  const ticket = page.getByRole('complementary', { name: /^工单 T/ })

  await step('a ticket is taken, asks the follower, and has the answer', async () => {
    await seen(page.getByRole('region', { name: '工单' }).getByRole('link', { name: /奶粉少发了一罐/ }))
    await page.goto(`${line.url}/console/tickets`)
    await page.getByRole('list', { name: '工单' }).getByRole('button').filter({ hasText: '奶粉少发了一罐' }).click()
    await ticket.getByRole('button', { name: '我来处理' }).click()
    await seen(ticket.getByText(`${wang.name} 来处理`))
    await look(page, 'whole-ticket')
    await ticket.getByLabel('状态').selectOption({ label: '等待客户' })
    const dialog = page.getByRole('dialog', { name: /改为 等待客户/ })
    await dialog.getByLabel(/给粉丝的话/).fill('请把快递单号发过来。')
    await look(page, 'whole-ticket-state')
    await dialog.getByRole('button', { name: '确定' }).click()
    await gone(dialog)
    await phone.hears('请把快递单号发过来。')
    await phone.says('快递单号是 SF88')
    await ticket.getByRole('list', { name: '经过' }).getByText('快递单号是 SF88').waitFor({ timeout: 5_000 })
    assert.equal(await ticket.getByLabel('状态').inputValue(), 'working')
  })

  await step('a card goes over the board by keys, and the follower hears that it is done', async () => {
    await page.getByRole('button', { name: '看板' }).click()
    await ticket.getByRole('button', { name: '关上' }).click()
    await gone(ticket)
    const working = page.getByRole('list', { name: '处理中的工单' })
    await seen(working.getByText('奶粉少发了一罐'))
    await look(page, 'whole-board-of-tickets')
    await working.getByRole('button').filter({ hasText: '奶粉少发了一罐' }).press('Alt+ArrowRight')
    await page.keyboard.press('Escape')
    await gone(page.getByRole('dialog'))
    await working.getByRole('button').filter({ hasText: '奶粉少发了一罐' }).click()
    await ticket.getByLabel('状态').selectOption({ label: '已解决' })
    await page.getByRole('dialog', { name: /改为 已解决/ }).getByRole('button', { name: '确定' }).click()
    await phone.hears('已经处理好')
    await seen(page.getByRole('list', { name: '已解决的工单' }).getByText('奶粉少发了一罐'))
    await page.getByRole('searchbox', { name: '搜工单' }).fill('没有这样的工单')
    await page.getByRole('button', { name: '列表' }).click()
    await page.getByRole('searchbox', { name: '搜工单' }).press('Enter')
    await ticket.getByRole('button', { name: '关上' }).click()
    await seen(page.getByText('没有工单'))
    await look(page, 'whole-no-tickets')
    await page.goto(`${line.url}/console/desk`)
  })
}
