import { describe, expect, it } from 'vitest'
import { amrCodec, decodeAmr } from './amr'

const SECOND = 8_000

/** A tone of a second, as WeChat would have recorded it. */
async function recorded(): Promise<Uint8Array> {
  const tone = Int16Array.from({ length: SECOND }, (_, index) => Math.round(12_000 * Math.sin((2 * Math.PI * 400 * index) / SECOND)))
  const codec = await amrCodec()
  return new Promise((resolve, reject) => codec.encode(tone, resolve, reject, 12.2))
}

describe('a voice message', () => {
  it('sounds as it was recorded', async () => {
    const amr = await recorded()
    const { samples, rate } = await decodeAmr(amr)

    expect(rate).toBe(SECOND)
    expect(samples.length).toBeGreaterThan(0.9 * SECOND)
    const middle = samples.subarray(2_000, 6_000)
    const power = Math.sqrt(middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length)
    expect(power).toBeGreaterThan(0.1)
    expect(power).toBeLessThan(0.4)
    const rises = middle.filter((sample, index) => index > 0 && sample >= 0 && (middle[index - 1] ?? 0) < 0).length
    expect(rises).toBeGreaterThan(190)
    expect(rises).toBeLessThan(210)
  })

  it('is not made of what is no recording', async () => {
    await expect(decodeAmr(new TextEncoder().encode('<html>'))).rejects.toThrow()
    await expect(decodeAmr(new Uint8Array())).rejects.toThrow()
  })
})
