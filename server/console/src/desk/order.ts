/** Whether a cursor lies after another. Cursors of another form cannot be compared and count as later. */
export function isAfter(cursor: string, other: string): boolean {
  return !isNumbers(cursor) || !isNumbers(other) || compareIds(cursor, other) > 0
}

/** Whether a cursor lies before another; several changes may share one. */
export function isBefore(cursor: string, other: string): boolean {
  return isNumbers(cursor) && isNumbers(other) && compareIds(cursor, other) < 0
}

/**
 * Orders identifiers by the numbers in them, one after the other, such as {@code t9} before {@code t10} before
 * {@code t10.1}. The numbers may be too long for a number; letters only count where all numbers are the same.
 */
export function compareIds(one: string, other: string): number {
  const left = one.match(/\d+/g) ?? []
  const right = other.match(/\d+/g) ?? []
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareDigits(left[index] ?? '', right[index] ?? '')
    if (order !== 0) {
      return order
    }
  }
  return left.length - right.length || (one < other ? -1 : one > other ? 1 : 0)
}

function compareDigits(one: string, other: string): number {
  const left = one.replace(/^0+(?=\d)/, '')
  const right = other.replace(/^0+(?=\d)/, '')
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0)
}

function isNumbers(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text)
}
