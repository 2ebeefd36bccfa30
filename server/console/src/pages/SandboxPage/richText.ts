/** A piece of a reply's text: words, or a link that is safe to open. */
export type Piece = { kind: 'words'; text: string } | { kind: 'link'; text: string; href: string }

const ANCHOR = /<a\s+([^<>]*)>([^<>]*)<\/a>/gi
const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/i

/**
 * Splits a reply's text into words and links. The only markup there is, is {@code <a href>} to an http or https address
 * with words inside; whatever else looks like markup stays the text it is.
 */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let end = 0
  for (const match of text.matchAll(ANCHOR)) {
    const href = safeAddress(match[1] ?? '')
    const words = (match[2] ?? '').trim()
    if (href === undefined || words === '') {
      continue
    }
    addWords(found, text.slice(end, match.index))
    found.push({ kind: 'link', text: words, href })
    end = match.index + match[0].length
  }
  addWords(found, text.slice(end))
  return found
}

/** The address a browser would go to; undefined unless it is http or https without a name and password. */
export function safeUrl(written: string): string | undefined {
  let url: URL
  try {
    url = new URL(written.trim())
  } catch {
    return undefined
  }
  const plain = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  return plain ? url.href : undefined
}

function safeAddress(attributes: string): string | undefined {
  const match = HREF.exec(attributes)
  return match === null ? undefined : safeUrl(match[1] ?? match[2] ?? '')
}

function addWords(found: Piece[], text: string) {
  if (text !== '') {
    found.push({ kind: 'words', text })
  }
}
