// Uses the phones of a sandbox and the pages of several people as all of them would, in a real browser. Started by WholeHouseTest with
//   SERVER     the server's address, with the demo merchant behind it and nobody let in yet
//   FIRST      the link that makes the first admin
//   CHROMIUM   the browser
//   SHOTS      where screenshots go
// It asks for the night to fall by printing @night, and goes on when a line comes back.

import { launch, seen } from '../desk/browser.mjs'
import { daySteps } from './daySteps.mjs'
import { lineTo } from './line.mjs'
import { lostSteps } from './lostSteps.mjs'
import { looking } from './looks.mjs'
import { nightSteps } from './nightSteps.mjs'
import { pageSteps } from './pageSteps.mjs'
import { comeIn, found, hire } from './people.mjs'
import { phones } from './phone.mjs'
import { seat } from './seat.mjs'
import { ticketSteps } from './ticketSteps.mjs'
import { troubleSteps } from './troubleSteps.mjs'

const { SERVER, FIRST, CHROMIUM, SHOTS } = process.env
const tools = await launch(CHROMIUM, SHOTS)
const line = await lineTo(SERVER)

try {
  const admin = await tools.person()
  const look = looking(tools)
  const cast = { line, admin, look, server: SERVER }

  await tools.step('the first admin lets agents in', async () => {
    await found(admin, FIRST, look)
    for (const [key, who] of Object.entries({ wang: { login: 'wang', name: '王小雨', role: '座席' }, chen: { login: 'chen', name: '陈立', role: '座席' } })) {
      const link = await hire(admin, who)
      const page = await tools.person()
      await comeIn(page, line.url + link, `${line.url}/console/desk`, look)
      cast[key] = seat(page, who.name)
      await cast[key].is('online')
    }
    await seen(cast.wang.list.getByText('没有人在等'))
    await look(cast.wang.page, 'whole-empty')
  })
  cast.phone = await phones(await tools.person(), SERVER)

  await daySteps(tools, cast)
  await troubleSteps(tools, cast)
  await nightSteps(tools, cast)
  await ticketSteps(tools, cast)
  await lostSteps(tools, cast)
  await pageSteps(tools, cast)
} catch (failure) {
  console.error(failure)
  console.error(tools.complaints.join('\n'))
  for (const [index, page] of tools.pages.entries()) {
    await tools.shot(page, `failed-whole-${index}`).catch(() => {})
  }
  process.exitCode = 1
} finally {
  await tools.browser.close()
  line.close()
}
process.exit()
