// Uses the signed-in pages as people would, in a real browser, against a server that lives in memory. Started by DeskPageTest with
//   CHROMIUM   the browser
//   SHOTS      where screenshots go

import { launch } from './browser.mjs'
import { deskSteps } from './deskSteps.mjs'
import { demoSteps } from './demoSteps.mjs'
import { peopleSteps } from './peopleSteps.mjs'
import { recordSteps } from './recordSteps.mjs'
import { troubleSteps } from './troubleSteps.mjs'
import { crowdSteps } from './crowdSteps.mjs'

const ALL = { desk: deskSteps, records: recordSteps, trouble: troubleSteps, people: peopleSteps, demo: demoSteps, crowd: crowdSteps }
const { CHROMIUM = '/usr/bin/chromium', SHOTS = '../target/screenshots' } = process.env
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ALL)

for (const name of chosen) {
  const tools = await launch(CHROMIUM, SHOTS)
  try {
    await ALL[name](tools)
  } catch (failure) {
    console.error(failure)
    console.error(tools.complaints.join('\n'))
    for (const [index, page] of tools.pages.entries()) {
      await tools.shot(page, `failed-${name}-${index}`).catch(() => {})
    }
    process.exitCode = 1
  } finally {
    await tools.browser.close()
  }
}
process.exit()
