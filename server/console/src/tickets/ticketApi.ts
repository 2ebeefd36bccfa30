import { changeJson, getJson } from '../api'
import type { Ticket, TicketChange, TicketLine, TicketsView, WholeTicket } from './types'
import { queryOf, type Wanted } from './wanted'

const ALL = '/api/tickets'

/** What the pages ask of tickets. Each fails with an {@link ApiError}. */
export const ticketApi = {
  list: (wanted: Wanted, board: boolean, before: string) => getJson<TicketsView>(`${ALL}?${queryOf(wanted, board, before)}`),
  one: (number: string) => getJson<WholeTicket>(at(number)),
  lines: (number: string) => getJson<{ lines: TicketLine[] }>(`${at(number)}/lines`).then((read) => read.lines),
  change: (number: string, change: TicketChange, clientKey: string) => changeJson<WholeTicket>('PUT', at(number), { ...change, clientKey }),
  comment: (number: string, text: string, told: boolean, clientKey: string) => changeJson<WholeTicket>('POST', `${at(number)}/comments`, { text, public: told, clientKey }),
  open: (ticket: { conversation: string; department: string; title: string; fields: Record<string, string>; tell: boolean; clientKey: string }) => changeJson<WholeTicket>('POST', ALL, ticket),
  ofConversation: (conversation: string) => getJson<{ tickets: Ticket[] }>(`/api/desk/conversations/${encodeURIComponent(conversation)}/tickets`).then((read) => read.tickets),
}

function at(number: string): string {
  return `${ALL}/${encodeURIComponent(number)}`
}
