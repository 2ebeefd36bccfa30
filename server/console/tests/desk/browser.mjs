// A browser whose pages must neither complain nor break their policy.

import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 390, height: 844 }
const PATIENCE = 10_000
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required']

export async function launch(executablePath, shots) {
  mkdirSync(shots, { recursive: true })
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS })
  const complaints = []
  const pages = []

  /** A page of somebody of their own, at an address. */
  async function person(address, viewport = WIDE) {
    const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
    await context.addInitScript(() => {
      window.violations = []
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`))
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('console', (message) => {
      // Refusals and broken lines are part of what is tested; the browser notes each.
      if ((message.type() === 'error' || message.type() === 'warning') && !/net::ERR_|Failed to load resource|WebSocket connection/.test(message.text())) {
        complaints.push(`console: ${message.text()}`)
      }
    })
    pages.push(page)
    if (address !== undefined) {
      await page.goto(address)
    }
    return page
  }

  async function step(name, action) {
    await action()
    for (const page of pages.filter((each) => !each.isClosed())) {
      assert.deepEqual(await page.evaluate(() => window.violations ?? []), [], `policy violations after: ${name}`)
      assert.equal(await page.evaluate(() => window.hit), undefined, `a script ran after: ${name}`)
    }
    assert.deepEqual(complaints, [], `complaints after: ${name}`)
    console.log(`ok ${name}`)
  }

  // Hiding the caret would take a style the policy refuses.
  async function shot(page, name) {
    const { width } = page.viewportSize()
    await page.screenshot({ path: join(shots, `desk-${name}-${width}.png`), animations: 'allow', caret: 'initial' })
  }

  async function both(page, name) {
    await shot(page, name)
    await page.setViewportSize(NARROW)
    await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))))
    await shot(page, name)
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `no sideways scrolling: ${name}`)
    await page.setViewportSize(WIDE)
  }

  return { browser, person, step, shot, both, complaints, pages }
}

export async function signIn(page, url, login, to = '/console/desk') {
  await page.goto(`${url}${to}`)
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码').fill(`${login}-password`)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export const seen = (locator) => locator.waitFor({ state: 'visible' })
export const gone = (locator) => locator.waitFor({ state: 'hidden' })

/** What is promised, which must come as soon as anything on a page. */
export function within(promise, what) {
  let timer
  const patience = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain: ${what}`)), PATIENCE)
  })
  return Promise.race([promise, patience]).finally(() => clearTimeout(timer))
}
