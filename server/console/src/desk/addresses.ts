/** An address of this server as it was written; undefined for one that leads elsewhere. */
export function ownAddress(written: string | undefined): string | undefined {
  return written !== undefined && /^\/api\/[\w/.%?=&-]+$/.test(written) && !written.includes('..') ? written : undefined
}

/** The address a browser would go to; undefined unless it is http or https without a name and password. */
export function webAddress(written: string): string | undefined {
  let url: URL
  try {
    url = new URL(written.trim())
  } catch {
    return undefined
  }
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' ? url.href : undefined
}
