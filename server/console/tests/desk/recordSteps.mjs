import assert from 'node:assert/strict'
import { hostile } from '../hostile.mjs'
import { gone, NARROW, seen, signIn, WIDE } from './browser.mjs'
import { start } from './fake/server.mjs'

/** What the merchant's systems say of a follower: there, not there, slow, broken, masked, and read once more. */
export async function recordSteps({ person, step, shot }) {
  const fake = await start()
  const { desk } = fake
  const page = await person()
  const side = page.getByRole('complementary', { name: '粉丝与机器人知道的' })
  const points = side.getByRole('region', { name: '会员与积分' })
  const orders = side.getByRole('region', { name: '最近的订单' })
  const bound = side.getByRole('region', { name: '优惠券' })
  const open = async (name) => {
    await page.getByRole('region', { name: '会话列表' }).getByText(name).click()
    await seen(page.getByRole('list', { name: '聊天记录' }))
  }
  // The browser's day is Shanghai's.
  const at = Date.parse(`${new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format()}T09:05:00+08:00`)
  let score = 8650

  await step('whoever has connected nothing is told how', async () => {
    await signIn(page, fake.url, 'wang')
    await open('林小满')
    await seen(side.getByText('在 rules/lookups 里给查询写上 panel'))
    await shot(page, 'records-none')
  })

  await step('each part is shown as soon as its system has answered, with when it did', async () => {
    let answer
    const held = new Promise((resolve) => (answer = resolve))
    desk.records.set('points', { title: '会员与积分', read: () => ({ state: 'found', at, by: ['openid', 'phone'], fields: [{ label: '等级', value: '银禾会员' }, { label: '积分', value: String(score) }, { label: '手机号', value: '15400000001' }] }) })
    desk.records.set('orders', { title: '最近的订单', read: () => held })
    desk.records.set('coupons', { title: '优惠券', read: () => ({ state: 'unknown' }) })
    await page.reload()
    await open('林小满')
    await seen(points.getByText('8650'))
    await seen(points.getByText('09:05 读到'))
    await seen(points.getByText('手机号没有核对过是不是本人的'))
    await seen(orders.getByText('正在查…'))
    await seen(bound.getByText('还不知道拿什么去查'))
    await points.scrollIntoViewIfNeeded()
    await shot(page, 'records-loading')
    answer({ state: 'found', at, by: ['openid'], fields: [{ label: '订单', columns: ['单号', '下单', '商品', '金额', '状态'], rows: [['H2026112000018', '2026年11月20日 10:30', '禾初 3 段奶粉 ×2', '¥556.00', '运输中'], ['20261115007', '2026年11月15日 16:05', '一勺米粉 ×3', '¥89.70', '']] }] })
    await seen(orders.getByText('禾初 3 段奶粉 ×2'))
    await orders.scrollIntoViewIfNeeded()
    await shot(page, 'records')
  })

  await step('it is read once more when somebody wants it', async () => {
    score = 9000
    const before = desk.asked.get('orders')
    await points.getByRole('button', { name: '刷新会员与积分' }).click()
    await seen(points.getByText('9000'))
    assert.equal(desk.asked.get('orders'), before)
  })

  await step('a slow and a broken system hold nobody up, and are tried again by a button', async () => {
    const works = desk.records.get('orders').read
    desk.records.get('orders').read = () => ({ state: 'slow', at, by: ['openid'] })
    desk.records.get('points').read = () => ({ state: 'failed', at, by: ['openid'], words: '连接器 members 连续失败，暂停一会儿再试' })
    await open('赵一鸣')
    await seen(orders.getByText('系统这会儿很慢'))
    await seen(points.getByText('没有查到：连接器 members 连续失败'))
    await points.scrollIntoViewIfNeeded()
    await shot(page, 'records-bad')
    desk.records.get('orders').read = works
    await orders.getByRole('button', { name: '再试一次' }).click()
    await seen(orders.getByText('H2026112000018'))
    await seen(points.getByRole('button', { name: '再试一次' }))
  })

  await step('who is not found is found once they have said more', async () => {
    desk.records.get('points').read = (row) => (row.lastText.includes('1540') ? { state: 'found', at, by: ['openid', 'phone'], fields: [{ label: '积分', value: '77' }] } : { state: 'missing', at, by: ['openid'] })
    await page.getByRole('tab', { name: '等待' }).click()
    await open('何先生')
    await seen(points.getByText('系统里没有找到这位粉丝'))
    desk.say([...desk.rows.values()].find((row) => row.follower.name === '何先生').id, '我的手机号 15400000001')
    await seen(points.getByText('77'))
  })

  await step('what one follower’s record says is never seen at another’s', async () => {
    let answer
    desk.records.get('points').read = (row) => (row.follower.name === '何先生' ? new Promise((resolve) => (answer = resolve)) : { state: 'missing', at, by: [] })
    await open('孙悦')
    await seen(points.getByText('没有找到'))
    await open('何先生')
    await seen(points.getByText('正在查…'))
    await open('孙悦')
    await seen(points.getByText('没有找到'))
    answer({ state: 'found', at, by: [], fields: [{ label: '积分', value: '4242' }] })
    await page.waitForTimeout(300)
    assert.equal(await page.getByText('4242').count(), 0)
  })

  await step('a hostile record is only words', async () => {
    for (const text of hostile) {
      desk.records.get('points').read = () => ({ state: 'found', at, by: [text], fields: [{ label: text, value: text }, { label: `${text} `, columns: [text, text], rows: [[text, text]] }] })
      await page.getByRole('button', { name: '刷新会员与积分' }).click()
      await page.waitForFunction((words) => document.querySelector('.side').innerText.includes(words.trim()), text)
    }
    assert.equal(await page.locator('#app img[src="x"], #app iframe, #app script').count(), 0)
  })

  await step('on a phone the records stand under one another', async () => {
    desk.records.get('points').read = () => ({ state: 'found', at, by: ['openid', 'phone'], fields: [{ label: '等级', value: '银禾会员' }, { label: '积分', value: '9000' }] })
    await page.setViewportSize(NARROW)
    await page.goto(`${fake.url}/console/desk`)
    await page.getByRole('tab', { name: '我的' }).click()
    await open('林小满')
    await page.getByRole('button', { name: '粉丝资料' }).click()
    await seen(points.getByText('9000'))
    await points.scrollIntoViewIfNeeded()
    await shot(page, 'records-phone')
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'no sideways scrolling')
    await page.setViewportSize(WIDE)
    await gone(page.getByText('正在查…'))
  })

  fake.stop()
}
