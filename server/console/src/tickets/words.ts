import { spanWords, whenWords } from '../desk/words'
import type { Ticket, TicketEvent, TicketLine, TicketState } from './types'

/** The states in the order of the work. */
export const STATES: readonly { state: TicketState; name: string }[] = [
  { state: 'new', name: '新建' },
  { state: 'working', name: '处理中' },
  { state: 'waiting', name: '等待客户' },
  { state: 'resolved', name: '已解决' },
  { state: 'closed', name: '已关闭' },
]

export function stateName(state: string): string {
  return STATES.find((each) => each.state === state)?.name ?? state
}

/** What the follower is told when a ticket comes into a state; empty where nothing is said without a word of one's own. */
export function toldWords(state: TicketState): string {
  switch (state) {
    case 'waiting':
      return '会告诉粉丝：需要您补充，请直接在这里回复。粉丝接下来说的会记进工单。'
    case 'resolved':
      return '会告诉粉丝：已经处理好，没解决可以回复“没解决”。放一段时间没有动静，就自己关闭。'
    case 'closed':
      return '写了话才会告诉粉丝。'
    default:
      return '不会告诉粉丝，除非写了给粉丝的话。'
  }
}

/** The state before or after this one; nothing at the ends. */
export function neighbour(state: TicketState, step: 1 | -1): TicketState | undefined {
  return STATES[STATES.findIndex((each) => each.state === state) + step]?.state
}

/** Until when it is to be done, seen from now. */
export function deadlineWords(ticket: Pick<Ticket, 'deadline' | 'state'>, now: number): string {
  if (ticket.deadline === null) {
    return '没有期限'
  }
  if (ticket.state === 'resolved' || ticket.state === 'closed') {
    return whenWords(ticket.deadline, now)
  }
  const left = ticket.deadline - now
  return left < 0 ? `超时 ${spanWords(-left)}` : `还有 ${spanWords(left)}`
}

/** What happened, in words; what was said stands below them. */
export function eventWords(event: TicketEvent, now: number): string {
  const by = event.by === '' ? '' : `${event.by} `
  switch (event.kind) {
    case 'opened':
      return event.by === '' ? '规则开了工单' : `${event.by} 开了工单`
    case 'state':
      return event.by === '' && event.text === 'closed' ? '放了一段时间没有动静，自己关闭了' : `${by}改为 ${stateName(event.text)}`
    case 'assigned':
      return event.text === '' ? `${by}不再指定处理人` : event.text === event.by ? `${event.by} 来处理` : `${by}指定 ${event.text} 处理`
    case 'deadline':
      return event.text === '' ? `${by}去掉了期限` : `${by}把期限改到 ${whenWords(Number(event.text), now)}`
    case 'public':
      return `${by}对粉丝说`
    case 'internal':
      return `${by}内部备注`
    case 'answer':
      return '粉丝回复'
    case 'external':
      return `${by}外部编号 ${event.text}`
    case 'moved':
      return `${by}转给 ${event.text}`
    case 'untold':
      return '外部系统一直没有收到通知，已经不再重试'
  }
}

/** Who said a line of the conversation. */
export function speakerWords(line: Pick<TicketLine, 'from' | 'by'>): string {
  switch (line.from) {
    case 'follower':
      return '粉丝'
    case 'bot':
      return '机器人'
    case 'agent':
      return line.by || '座席'
    case 'note':
      return `${line.by || '座席'}（内部）`
    default:
      return ''
  }
}

/** Whether the event carries words of somebody. */
export function isSaid(event: TicketEvent): boolean {
  return event.kind === 'public' || event.kind === 'internal' || event.kind === 'answer'
}

/** A time as a field for date and time takes it, in the zone of the browser. */
export function fieldTime(at: number | null): string {
  if (at === null) {
    return ''
  }
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
