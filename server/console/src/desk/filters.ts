import type { Row } from './types'

export type Tab = 'mine' | 'waiting' | 'all'

export interface Filter {
  tab: Tab
  queue: string
  unreadOnly: boolean
  words: string
}

/** The conversations of a tab that pass a filter, the one to look at next first. */
export function filtered(rows: Iterable<Row>, filter: Filter, own: string): Row[] {
  const words = filter.words.trim().toLowerCase()
  const found: Row[] = []
  for (const row of rows) {
    const fits =
      inTab(row, filter.tab, own) &&
      (filter.queue === '' || row.queue === filter.queue) &&
      (!filter.unreadOnly || row.unread > 0) &&
      (words === '' || `${row.follower.name} ${row.lastText} ${row.reasonText} ${row.follower.tags.join(' ')}`.toLowerCase().includes(words))
    if (fits) {
      found.push(row)
    }
  }
  return found.sort(filter.tab === 'mine' ? byNews : byUrgency)
}

export function inTab(row: Row, tab: Tab, own: string): boolean {
  switch (tab) {
    case 'mine':
      return row.state === 'agent' && row.agent?.id === own
    case 'waiting':
      return row.state === 'waiting'
    case 'all':
      return row.state !== 'closed'
  }
}

function byNews(one: Row, other: Row): number {
  return Number(other.unanswered) - Number(one.unanswered) || other.lastAt - one.lastAt
}

function byUrgency(one: Row, other: Row): number {
  return Number(other.state === 'waiting') - Number(one.state === 'waiting') || other.priority - one.priority || one.since - other.since
}
