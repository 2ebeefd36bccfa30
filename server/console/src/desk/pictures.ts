/** As the server has it in place of words. */
export const PICTURE_TEXT = '[图片]'

/** The largest picture WeChat takes. */
const MOST_BYTES = 10 * 1_024 * 1_024
const HEADS: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
]

/** A picture that can be sent. */
export interface Picture {
  file: Blob
  /** The picture as an address that the page may show. */
  preview: string
}

/** Why a file cannot be sent as a picture, in words; undefined when it can. Judged by its content, not by its name. */
export async function refusalOf(file: Blob): Promise<string | undefined> {
  if (file.size > MOST_BYTES) {
    return `图片太大（${(file.size / 1_024 / 1_024).toFixed(1)} MB），微信最多收 10 MB`
  }
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer())
  return HEADS.some((known) => known.every((byte, index) => head[index] === byte)) ? undefined : '只能发 JPEG 或 PNG 图片，其他格式请先转换'
}

/** A file as a picture. Fails when it cannot be read. */
export async function pictureOf(file: Blob): Promise<Picture> {
  const preview = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('这个文件读不出来'))
    reader.readAsDataURL(file)
  })
  return { file, preview }
}
