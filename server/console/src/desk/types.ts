/** What the server tells of the desk. Identifiers are text, times are epoch milliseconds. */

export type Presence = 'online' | 'away' | 'offline'

export interface Follower {
  key: string
  account: string
  accountName: string
  name: string
  tags: string[]
  language: string
  channel: string | null
  firstSeen: number | null
}

export interface Named {
  id: string
  name: string
}

export interface Rating {
  stars: number
  word: string
}

/** A conversation: one hand-over of a follower to a human. */
export interface Row {
  id: string
  follower: Follower
  state: 'waiting' | 'agent' | 'closed'
  queue: string
  priority: number
  reason: 'rule' | 'follower' | 'misses' | 'agent'
  reasonText: string
  agent: Named | null
  since: number
  takenAt: number | null
  closedAt: number | null
  deadline: number | null
  lastText: string
  lastFrom: 'follower' | 'bot' | 'agent'
  lastAt: number
  unread: number
  unanswered: boolean
  warned: boolean
  rating: Rating | null
}

export interface Delivery {
  state: 'sending' | 'sent' | 'kept' | 'failed'
  error: string
}

/** One thing in a follower's history. */
export interface Line {
  id: string
  at: number
  from: 'follower' | 'bot' | 'agent' | 'note' | 'event'
  kind: 'text' | 'image' | 'voice' | 'video' | 'location' | 'link' | 'file' | 'other'
  text: string
  media: { url: string; type: string } | null
  agent: Named | null
  delivery: Delivery | null
  why: string
  marked: boolean
  /** What the page that sent it called it; nothing when no page did, or it is not told. */
  clientKey?: string | null
}

export interface Draft {
  articleId: string
  title: string
  text: string
  confidence: number
}

/** What the bot knew when it handed over. */
export interface Context {
  topic: string
  slots: Record<string, string>
  misses: number
  asked: string
  readAs: string
  /** The question that the drafts answer; nothing where there are none. */
  about?: string
  tried: { title: string; id: string }[]
  drafts: Draft[]
}

/** What WeChat still lets us send: how many messages, and until when. */
export interface Allowance {
  left: number | null
  until: number | null
  unlimited: boolean
}

export interface Queue {
  name: string
  waiting: number
  agentsOnline: number
  longestWait: number
  estimate: number | null
  open: boolean
}

export interface Agent extends Named {
  presence: Presence
  open: number
  capacity: number
  queues: string[]
}

export interface Me {
  presence: Presence
  capacity: number
  open: number
}

export interface DeskView {
  me: Me
  queues: Queue[]
  conversations: Row[]
  agents: Agent[]
  cursor: string
}

export interface TalkView {
  row: Row
  context: Context | null
  allowance: Allowance
  earlier: Row[]
  lines: Line[]
  more: boolean
  cursor: string
}

export interface QuickReply {
  id: string
  shortcut: string
  title: string
  text: string
  own: boolean
}

export interface Hit {
  row: Row
  line: Line
}

/** A part of what merchants' systems say of a customer. */
export interface RecordPlace {
  operation: string
  title: string
}

export type RecordField = { label: string; value: string } | { label: string; columns: string[]; rows: string[][] }

/** What a system said of a customer: found, that it knows of nobody, too late, or not at all; or that nothing is known to ask with. */
export interface CustomerRecord {
  state: 'found' | 'missing' | 'slow' | 'failed' | 'unknown'
  /** When it said so, in milliseconds. */
  at?: number
  /** The arguments it was asked with. */
  by?: string[]
  fields?: RecordField[]
  words?: string
}

/** That the bot should have said something, and what an editor made of it. */
export interface Mark {
  id: string
  at: number
  state: 'open' | 'done' | 'rejected'
  articleId: string | null
  articleTitle: string | null
  question: string
  /** What stands in the marked line. */
  said: string
  /** What the bot should say; empty when the article says it. */
  answer: string
  agent: Named
  settled: { at: number; name: string; word: string } | null
}

/** What arrives while the page is open. */
export type LiveEvent = { cursor?: string } & (
  | { kind: 'row'; row: Row }
  | { kind: 'line'; conversation: string; followerKey: string; line: Line }
  | { kind: 'context'; conversation: string; context: Context }
  | { kind: 'allowance'; conversation: string; allowance: Allowance }
  | { kind: 'queues'; queues: Queue[] }
  | { kind: 'agents'; agents: Agent[] }
  | { kind: 'typing'; conversation: string; from: string }
  | { kind: 'reload' }
  | { kind: 'ticket' }
  | { kind: 'signedOut' }
  | { kind: 'alive' }
)
