import { describe, expect, it } from 'vitest'
import { refusalOf } from './pictures'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

describe('a picture to be sent', () => {
  it('is JPEG or PNG by its content, whatever it is called', async () => {
    expect(await refusalOf(new Blob([new Uint8Array([...PNG, 1, 2])]))).toBeUndefined()
    expect(await refusalOf(new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], { type: 'text/plain' }))).toBeUndefined()
    expect(await refusalOf(new Blob(['GIF89a'], { type: 'image/png' }))).toContain('JPEG 或 PNG')
    expect(await refusalOf(new Blob([]))).toContain('JPEG 或 PNG')
  })

  it('is not larger than WeChat takes', async () => {
    const large = new Blob([new Uint8Array(PNG), new Uint8Array(10 * 1_024 * 1_024)])
    expect(await refusalOf(large)).toContain('10 MB')
  })
})
