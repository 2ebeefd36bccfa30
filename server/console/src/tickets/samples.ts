import type { Ticket, TicketEvent } from './types'

/** Tickets for tests, with what matters to a test put over them. */
export function aTicket(over: Partial<Ticket> = {}): Ticket {
  return {
    id: '1',
    number: 'T0001',
    department: '门店服务',
    title: '水杯',
    state: 'new',
    follower: { key: 'f1', accountName: '小店', name: '粉丝 0001' },
    assignee: null,
    deadline: null,
    late: false,
    openedBy: '',
    openedAt: 0,
    changedAt: 0,
    external: '',
    ...over,
  }
}

export function anEvent(over: Partial<TicketEvent> = {}): TicketEvent {
  return { id: '1', at: 0, kind: 'opened', by: '', text: '', picture: null, ...over }
}
