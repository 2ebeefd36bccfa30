import assert from 'node:assert/strict'
import { seen, signIn } from './browser.mjs'
import { start } from './fake/server.mjs'
import { crowd } from './fake/world.mjs'

const MOST_MILLIS_A_SECOND = 400

/** A thousand open conversations, and many changes a second. */
export async function crowdSteps({ person, step, both }) {
  const fake = await start()
  crowd(fake.desk, fake.people, 1_000)
  const page = await person()

  await step('a thousand open conversations stay fluid', async () => {
    await signIn(page, fake.url, 'li')
    const list = page.getByRole('region', { name: '会话列表' })
    await list.getByRole('tab', { name: '全部' }).click()
    await seen(list.getByRole('listitem').first())
    assert.ok((await list.getByRole('listitem').count()) < 40, 'only rows in sight are made')
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const scripting = async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      const of = (name) => metrics.find((metric) => metric.name === name).value * 1_000
      return { script: of('ScriptDuration'), all: of('TaskDuration') }
    }

    const beforeScroll = await scripting()
    const slowest = await page.evaluate(async () => {
      const box = document.querySelector('.list .rows')
      let last = performance.now()
      let worst = 0
      for (let frame = 0; frame < 120; frame++) {
        box.scrollTop = (frame % 60) * 1_200
        await new Promise(requestAnimationFrame)
        worst = Math.max(worst, performance.now() - last)
        last = performance.now()
      }
      return worst
    })
    const afterScroll = await scripting()
    console.log(`   scrolling 120 frames: ${Math.round(afterScroll.script - beforeScroll.script)} ms of scripts, ${Math.round(afterScroll.all - beforeScroll.all)} ms of work, slowest frame ${Math.round(slowest)} ms`)

    const beforeNews = await scripting()
    const rows = [...fake.desk.rows.values()].filter((row) => row.state !== 'closed')
    const began = Date.now()
    for (let number = 0; number < 250; number++) {
      fake.desk.say(rows[(number * 37) % rows.length].id, `新消息 ${number}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const seconds = (Date.now() - began) / 1_000
    await seen(list.getByRole('listitem').first())
    const afterNews = await scripting()
    const each = (afterNews.script - beforeNews.script) / seconds
    console.log(`   ${Math.round(250 / seconds)} messages a second: ${Math.round(each)} ms of scripts a second, ${Math.round((afterNews.all - beforeNews.all) / seconds)} ms of work a second`)
    assert.ok(each < MOST_MILLIS_A_SECOND, 'changes leave the page time for its person')
    await both(page, 'crowd')
  })
  fake.stop()
}
