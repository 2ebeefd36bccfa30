/** Where to go after signing in: a page of this console as it was asked for, otherwise the start. */
export function safePlace(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/'
}
