/** Whether a cursor lies after another. Cursors that are no numbers cannot be compared and count as later. */
export function isAfter(cursor: string, other: string): boolean {
  if (!isNumber(cursor) || !isNumber(other)) {
    return true
  }
  return compareIds(cursor, other) > 0
}

/** Orders identifiers, which may be numbers too long for a number. */
export function compareIds(one: string, other: string): number {
  if (isNumber(one) && isNumber(other)) {
    const left = one.replace(/^0+(?=\d)/, '')
    const right = other.replace(/^0+(?=\d)/, '')
    return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0)
  }
  return one < other ? -1 : one > other ? 1 : 0
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text)
}
