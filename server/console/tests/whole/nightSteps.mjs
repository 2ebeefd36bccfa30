import { createInterface } from 'node:readline'
import { seen, within } from '../desk/browser.mjs'

/** Nobody is there: what the follower leaves is answered later. */
export async function nightSteps({ step, both, shot }, { phone, wang, chen }) {
  await step('at night nobody is there; the follower is told when somebody will be, and leaves a message', async () => {
    await wang.is('offline')
    await chen.is('offline')
    await fallsNight()
    await phone.of('宁宁（孕 34 周）')
    await phone.says('转人工')
    await phone.hears('客服已经下班（每天 9:00-21:00 在线）；明天 9:00 上班后回复您')
    await phone.says('奶粉少发了一罐，我的手机是 13800138000')
    await phone.hears('记下了')
    await both(phone.page, 'whole-night')
  })

  await step('the message is at the desk, and the answer reaches the follower', async () => {
    await wang.is('online')
    await wang.opens('记下了')
    await seen(wang.line('少发了一罐'))
    await wang.takes()
    await wang.writes('早上好，少的那罐今天补发。')
    await phone.hears('早上好，少的那罐今天补发。')
    await seen(wang.line('少的那罐今天补发').getByText('已送达'))
    await shot(wang.page, 'whole-morning')
  })
}

async function fallsNight() {
  const input = createInterface({ input: process.stdin })
  const answered = new Promise((resolve) => input.once('line', resolve))
  console.log('@night')
  await within(answered, 'night falls')
  input.close()
}
