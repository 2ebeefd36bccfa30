import { isAfter, isBefore } from './order'
import { received, type Talk } from './talk'
import type { Agent, DeskView, Line, LiveEvent, Me, Queue, Row } from './types'

/** The desk as this page knows it. */
export interface DeskState {
  me: Me
  queues: Queue[]
  agents: Agent[]
  /** The open conversations, by id. */
  rows: Map<string, Row>
  /** The conversations read, by id. */
  talks: Map<string, Talk>
  /** Up to where the changes are known. */
  cursor: string
}

/** Something a person would want to hear of. */
export type News = { kind: 'waiting'; row: Row } | { kind: 'given'; row: Row } | { kind: 'line'; row: Row; line: Line }

export function emptyState(): DeskState {
  return { me: { presence: 'offline', capacity: 0, open: 0 }, queues: [], agents: [], rows: new Map(), talks: new Map(), cursor: '' }
}

/** Takes over a fresh view of the whole desk. */
export function load(state: DeskState, view: DeskView) {
  state.me = view.me
  state.queues = view.queues
  state.agents = view.agents
  state.rows.clear()
  for (const row of view.conversations) {
    state.rows.set(row.id, row)
  }
  state.cursor = view.cursor
}

/**
 * Takes over a change. One that is known already, since delivery is at least once, changes nothing.
 *
 * @param own the id of the person at the screen
 * @return what is news in it
 */
export function apply(state: DeskState, event: LiveEvent, own: string): News | undefined {
  if (event.cursor !== undefined) {
    if (state.cursor !== '' && isBefore(event.cursor, state.cursor)) {
      return undefined
    }
    state.cursor = event.cursor
  }
  switch (event.kind) {
    case 'row':
      return rowChanged(state, event.row, own, event.cursor)
    case 'line':
      return lineCame(state, event.conversation, event.line, own)
    case 'context':
      renew(state, event.conversation, event.cursor, (talk) => ({ ...talk, context: event.context }))
      return undefined
    case 'allowance':
      renew(state, event.conversation, event.cursor, (talk) => ({ ...talk, allowance: event.allowance }))
      return undefined
    case 'typing':
      renew(state, event.conversation, undefined, (talk) => ({ ...talk, typing: { from: event.from, at: Date.now() } }))
      return undefined
    case 'queues':
      state.queues = event.queues
      return undefined
    case 'agents':
      state.agents = event.agents
      state.me = event.agents.find((agent) => agent.id === own) ?? state.me
      return undefined
    default:
      return undefined
  }
}

function rowChanged(state: DeskState, row: Row, own: string, cursor: string | undefined): News | undefined {
  const before = state.rows.get(row.id)
  if (row.state === 'closed') {
    state.rows.delete(row.id)
  } else {
    state.rows.set(row.id, row)
  }
  renew(state, row.id, cursor, (talk) => ({ ...talk, row }))
  if (row.state === 'waiting' && before?.state !== 'waiting') {
    return { kind: 'waiting', row }
  }
  return row.state === 'agent' && row.agent?.id === own && before?.agent?.id !== own ? { kind: 'given', row } : undefined
}

function lineCame(state: DeskState, conversation: string, line: Line, own: string): News | undefined {
  const talk = state.talks.get(conversation)
  const known = talk?.lines.some((each) => each.id === line.id) ?? false
  renew(state, conversation, undefined, (each) => received(each, line, own))
  const row = state.rows.get(conversation)
  if (row === undefined || known || line.from !== 'follower') {
    return undefined
  }
  return row.agent?.id === own ? { kind: 'line', row, line } : undefined
}

/** Replaces a conversation that is read, unless it was read later than the change. */
function renew(state: DeskState, id: string, cursor: string | undefined, change: (talk: Talk) => Talk) {
  const talk = state.talks.get(id)
  if (talk !== undefined && (cursor === undefined || isAfter(cursor, talk.cursor))) {
    state.talks.set(id, change(talk))
  }
}
