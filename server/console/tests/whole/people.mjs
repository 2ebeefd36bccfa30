import { seen } from '../desk/browser.mjs'

const PASSWORD = '雨后的梧桐叶 42 片'

/** Makes the first admin with the one-time link; the page is looked at before. */
export async function found(page, link, look) {
  await page.goto(link)
  await look(page, 'whole-first')
  await page.getByLabel('登录名').fill('zhao')
  await page.getByLabel('同事和粉丝看到的名字').fill('赵店长')
  await choosePassword(page)
  await page.getByRole('button', { name: '建好并进入' }).click()
  await seen(page.getByRole('heading', { name: '人员' }))
}

/** Adds somebody on the people's page; the path of the link that person begins with. */
export async function hire(page, { login, name, role }) {
  await page.getByRole('button', { name: '加一个人' }).click()
  const dialog = page.getByRole('dialog', { name: '加一个人' })
  await dialog.getByLabel('登录名').fill(login)
  await dialog.getByLabel('同事和粉丝看到的名字').fill(name)
  if (role !== '座席') {
    await dialog.getByLabel(/^座席/).uncheck()
    await dialog.getByLabel(new RegExp(`^${role}`)).check()
  }
  await dialog.getByRole('button', { name: '建账号，拿链接' }).click()
  const link = new URL(await page.getByLabel('一次性链接').inputValue())
  await page.keyboard.press('Escape')
  await page.getByLabel('一次性链接').waitFor({ state: 'hidden' })
  return link.pathname + link.search
}

/** Comes in by a one-time link, and goes to the desk; the page is looked at before. */
export async function comeIn(page, address, desk, look) {
  await page.goto(address)
  await look(page, 'whole-welcome')
  await choosePassword(page)
  await page.getByRole('button', { name: '设好并进入' }).click()
  await page.waitForURL((url) => !url.pathname.endsWith('/welcome'))
  await page.goto(desk)
  await seen(page.getByRole('region', { name: '会话列表' }))
}

async function choosePassword(page) {
  await page.getByLabel('新密码').fill(PASSWORD)
  await page.getByLabel('再写一遍').fill(PASSWORD)
}
