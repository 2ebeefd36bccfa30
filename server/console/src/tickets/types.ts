import type { Named } from '../desk/types'

export type TicketState = 'new' | 'working' | 'waiting' | 'resolved' | 'closed'

/** Something a department has to do for a follower. Identifiers are text, times are epoch milliseconds. */
export interface Ticket {
  id: string
  number: string
  department: string
  title: string
  state: TicketState
  /** Nothing once the follower has left. */
  follower: { key: string; accountName: string; name: string } | null
  assignee: Named | null
  deadline: number | null
  late: boolean
  /** A person's name; empty where a rule opened it. */
  openedBy: string
  openedAt: number
  changedAt: number
  /** What another help desk calls it; empty where none does. */
  external: string
}

export type EventKind = 'opened' | 'state' | 'assigned' | 'deadline' | 'public' | 'internal' | 'answer' | 'external' | 'moved' | 'untold'

export interface TicketEvent {
  id: string
  at: number
  kind: EventKind
  by: string
  text: string
  picture: string | null
}

export interface WholeTicket extends Ticket {
  fields: { name: string; value: string; picture: string | null }[]
  events: TicketEvent[]
  /** The follower's latest conversation with people. */
  conversation: string | null
}

/** Something that was said by or to the ticket's follower. */
export interface TicketLine {
  id: string
  at: number
  from: 'follower' | 'bot' | 'agent' | 'note' | 'event'
  by: string
  text: string
  picture: string | null
}

export interface TicketsView {
  tickets: Ticket[]
  more: boolean
  counts: Partial<Record<TicketState | 'late', number>>
  departments: string[]
  people: Named[]
}

/** What of a ticket is to be different; what is left out stays. */
export interface TicketChange {
  state?: TicketState
  department?: string
  assignee?: string
  deadline?: number | null
  text?: string
  public?: boolean
}
