import type { TicketState } from './types'

/** Which tickets are looked at; empty leaves a thing open. */
export interface Wanted {
  state: TicketState | 'open' | ''
  department: string
  /** me, nobody, or a person's identifier. */
  assignee: string
  late: boolean
  words: string
}

export const OPEN_ONES: Wanted = { state: 'open', department: '', assignee: '', late: false, words: '' }

/** As the server is asked. On the board every state has its column. */
export function queryOf(wanted: Wanted, board: boolean, before: string): URLSearchParams {
  const entries = {
    state: board ? '' : wanted.state,
    department: wanted.department,
    assignee: wanted.assignee,
    late: wanted.late ? '1' : '',
    q: wanted.words.trim(),
    board: board ? '1' : '',
    before,
  }
  return new URLSearchParams(Object.entries(entries).filter((entry) => entry[1] !== ''))
}

/** As the address keeps it. */
export function addressOf(wanted: Wanted, board: boolean, number: string): Record<string, string> {
  const entries = {
    s: wanted.state === 'open' ? '' : wanted.state === '' ? 'all' : wanted.state,
    d: wanted.department,
    a: wanted.assignee,
    late: wanted.late ? '1' : '',
    q: wanted.words.trim(),
    v: board ? 'board' : '',
    t: number,
  }
  return Object.fromEntries(Object.entries(entries).filter((entry) => entry[1] !== ''))
}

const STATES: readonly string[] = ['new', 'working', 'waiting', 'resolved', 'closed']

/** What an address says. */
export function wantedIn(query: Readonly<Record<string, unknown>>): Wanted {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : '')
  const state = text('s')
  return {
    state: state === 'all' ? '' : STATES.includes(state) ? (state as TicketState) : 'open',
    department: text('d'),
    assignee: text('a'),
    late: text('late') === '1',
    words: text('q'),
  }
}
