import { compareIds } from './order'
import type { Picture } from './pictures'
import type { Allowance, Context, Line, Row, TalkView } from './types'

/** A message on its way from this page, which the server has not confirmed yet. */
export interface Pending {
  clientKey: string
  text: string
  /** What is sent in place of the text. */
  picture?: Picture
  at: number
  state: 'sending' | 'failed'
  error: string
}

/** A conversation as far as it is read. Never changed, only replaced. */
export interface Talk {
  row: Row
  context: Context | null
  allowance: Allowance
  earlier: readonly Row[]
  /** Oldest first. */
  lines: readonly Line[]
  /** Whether there is something before the first line. */
  more: boolean
  cursor: string
  pending: readonly Pending[]
  /** Lines of the person's own that may be what is still pending; held back so that nothing shows twice. */
  held: readonly Line[]
  /** Who was writing last, and when. */
  typing: { from: string; at: number } | undefined
}

/** A conversation as just read, joined with what is known of it. */
export function joined(known: Talk | undefined, read: TalkView): Talk {
  const overlaps = known !== undefined && (!read.more || read.lines.some((line) => known.lines.some((each) => each.id === line.id)))
  return {
    row: read.row,
    context: read.context,
    allowance: read.allowance,
    earlier: read.earlier,
    lines: overlaps ? merged(known.lines, read.lines.filter((line) => !known.held.some((each) => each.id === line.id))) : merged([], read.lines),
    more: overlaps ? known.more : read.more,
    cursor: read.cursor,
    pending: known?.pending.filter((each) => !read.lines.some((line) => line.clientKey === each.clientKey)) ?? [],
    held: known?.held ?? [],
    typing: known?.typing,
  }
}

/** Lines joined with further ones: each once, in the server's order, which is that of their ids, and no delivery going back to an earlier state. */
export function merged(lines: readonly Line[], further: readonly Line[]): Line[] {
  const byId = new Map(lines.map((line) => [line.id, line]))
  for (const line of further) {
    const known = byId.get(line.id)
    byId.set(line.id, known === undefined ? line : later(known, line))
  }
  return [...byId.values()].sort((one, other) => compareIds(one.id, other.id))
}

const RANKS = { sending: 0, kept: 1, failed: 1, sent: 2 }

function later(known: Line, line: Line): Line {
  const before = known.delivery === null ? -1 : RANKS[known.delivery.state]
  const after = line.delivery === null ? -1 : RANKS[line.delivery.state]
  return after < before ? { ...line, delivery: known.delivery } : line
}

/** A line has arrived. @param own the id of the person at the screen */
export function received(talk: Talk, line: Line, own: string): Talk {
  const known = talk.lines.some((each) => each.id === line.id)
  if (talk.pending.some((each) => each.clientKey === line.clientKey)) {
    return settled({ ...talk, typing: undefined }, line.clientKey ?? '', line)
  }
  const perhapsPending = !known && line.from === 'agent' && line.agent?.id === own && talk.pending.some((each) => mayBe(line, each))
  if (!perhapsPending) {
    return { ...talk, typing: undefined, lines: merged(talk.lines, [line]) }
  }
  const failed = talk.pending.find((each) => mayBe(line, each) && each.state === 'failed')
  return failed === undefined
    ? { ...talk, held: merged(talk.held, [line]) }
    : { ...talk, lines: merged(talk.lines, [line]), pending: without(talk.pending, failed.clientKey) }
}

/** Whether a line of which it is not told under which key it was sent may be this message. */
function mayBe(line: Line, message: Pending): boolean {
  return (line.clientKey ?? '') === '' && line.text === message.text
}

export function begun(talk: Talk, message: Pending): Talk {
  return { ...talk, pending: [...without(talk.pending, message.clientKey), message] }
}

/** The server has taken a message and made it this line. */
export function settled(talk: Talk, clientKey: string, line: Line): Talk {
  return released({
    ...talk,
    pending: without(talk.pending, clientKey),
    held: talk.held.filter((each) => each.id !== line.id),
    lines: merged(talk.lines, [line, ...talk.held.filter((each) => each.id === line.id)]),
  })
}

/** A message could not be sent, or nobody knows whether it was. */
export function failed(talk: Talk, clientKey: string, error: string): Talk {
  const message = talk.pending.find((each) => each.clientKey === clientKey)
  const arrived = message === undefined ? undefined : talk.held.find((each) => mayBe(each, message))
  if (message === undefined || arrived !== undefined) {
    return arrived === undefined ? talk : settled(talk, clientKey, arrived)
  }
  return { ...talk, pending: talk.pending.map((each) => (each === message ? { ...message, state: 'failed', error } : each)) }
}

export function dropped(talk: Talk, clientKey: string): Talk {
  return released({ ...talk, pending: without(talk.pending, clientKey) })
}

/** Lines held back for no message any more are shown. */
function released(talk: Talk): Talk {
  const free = talk.held.filter((line) => !talk.pending.some((each) => mayBe(line, each)))
  return free.length === 0
    ? talk
    : { ...talk, held: talk.held.filter((line) => !free.includes(line)), lines: merged(talk.lines, free) }
}

function without(pending: readonly Pending[], clientKey: string): readonly Pending[] {
  return pending.filter((each) => each.clientKey !== clientKey)
}

/** What the follower had asked before a line; empty when there is nothing. */
export function questionBefore(talk: Talk, line: Line): string {
  const at = talk.lines.findIndex((each) => each.id === line.id)
  const asked = [...talk.lines.slice(0, at < 0 ? talk.lines.length : at)].reverse().find((each) => each.from === 'follower' && each.text !== '')
  return asked?.text.slice(0, 200) ?? ''
}

export function withMark(talk: Talk, line: string): Talk {
  return { ...talk, lines: talk.lines.map((each) => (each.id === line ? { ...each, marked: true } : each)) }
}
