import assert from 'node:assert/strict'
import { NARROW, WIDE } from '../desk/browser.mjs'

/** Everything that can be used lies within the part of the page it belongs to, and within the window. */
export async function fits(page, name) {
  const outside = await page.evaluate(() => {
    const boxes = 'header, nav, section, aside, form, dialog, li, tr, .bar, .actions'
    const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0
    const scrolls = (element) => {
      for (let up = element.parentElement; up !== null; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up.scrollWidth > up.clientWidth) {
          return true
        }
      }
      return false
    }
    return [...document.querySelectorAll('button, a[href], input, select, textarea, [role=tab]')]
      .filter((element) => visible(element) && !scrolls(element))
      .filter((element) => {
        const own = element.getBoundingClientRect()
        const box = element.parentElement?.closest(boxes)?.getBoundingClientRect() ?? document.documentElement.getBoundingClientRect()
        return own.left < Math.max(box.left, 0) - 1 || own.right > Math.min(box.right, window.innerWidth) + 1
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30))
  })
  assert.deepEqual(outside, [], `within its place: ${name}`)
}

/** Words stand out from what is behind them as much as WCAG AA asks for. */
export async function isLegible(page, name) {
  const faint = await page.evaluate(() => {
    const parsed = (colour) => {
      const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]
      return { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 }
    }
    const luminance = (rgb) => {
      const [red, green, blue] = rgb.map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const over = (upper, lower, alpha) => upper.map((value, index) => value * alpha + lower[index] * (1 - alpha))
    const behind = (element) => {
      const layers = []
      for (let up = element; up !== null; up = up.parentElement) {
        const style = getComputedStyle(up)
        if (style.backgroundImage !== 'none') {
          return undefined
        }
        const { rgb, alpha } = parsed(style.backgroundColor)
        layers.push([rgb, alpha])
        if (alpha === 1) {
          break
        }
      }
      return layers.reverse().reduce((below, [rgb, alpha]) => over(rgb, below, alpha), [255, 255, 255])
    }
    const found = new Set()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement
      if (!walker.currentNode.textContent.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest(':disabled, [aria-hidden=true], svg, option')) {
        continue
      }
      const style = getComputedStyle(element)
      const ground = behind(element)
      if (ground === undefined) {
        continue
      }
      const { rgb, alpha } = parsed(style.color)
      const [one, other] = [luminance(over(rgb, ground, alpha)), luminance(ground)].sort((a, b) => b - a)
      const size = parseFloat(style.fontSize)
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
      const contrast = (one + 0.05) / (other + 0.05)
      if (contrast < (large ? 3 : 4.5)) {
        found.add(`${walker.currentNode.textContent.trim().slice(0, 20)} ${contrast.toFixed(2)}`)
      }
    }
    return [...found]
  })
  assert.deepEqual(faint, [], `legible: ${name}`)
}

/** What Tab leads to, from the beginning until it comes round, each of which must be seen to have the focus. */
export async function tabbed(page, most = 80) {
  await page.evaluate(() => {
    document.activeElement?.blur()
    window.getSelection()?.removeAllRanges()
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops = []
  for (let count = 0; count < most; count++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) {
        return undefined
      }
      const first = element.dataset.visited === undefined
      element.dataset.visited = 'yes'
      const style = getComputedStyle(element)
      const label = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? ''
      return { first, label: label.trim().replace(/\s+/g, ' ').slice(0, 40), seen: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none', named: label.trim() !== '' || (element.title ?? '') !== '' }
    })
    if (stop === undefined || !stop.first) {
      break
    }
    stops.push(stop)
  }
  await page.evaluate(() => document.querySelectorAll('[data-visited]').forEach((element) => delete element.dataset.visited))
  assert.deepEqual(stops.filter((stop) => !stop.seen || !stop.named), [], 'every stop is seen and has a name')
  return stops.map((stop) => stop.label)
}

/** Takes the page's picture as wide as a desk's screen and as narrow as a phone's, and looks whether all of it can be used and read. */
export function looking({ shot }) {
  return async (page, name) => {
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size)
      await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getTiming().iterations === Infinity))
      await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))))
      await shot(page, name)
      const told = `${name}, ${size.width} wide`
      await fits(page, told)
      await isLegible(page, told)
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `no sideways scrolling: ${told}`)
    }
  }
}
