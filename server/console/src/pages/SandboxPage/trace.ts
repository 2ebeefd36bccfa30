/** A turn as the server writes it; names are those of the engine's records. */

export interface Option {
  label: string
  articleId: string | null
}

/** One of several questions and what is made of it. */
export interface Section {
  question: string
  articleId: string | null
  options: Option[]
}

export type Decision =
  | { type: 'Answer'; articleId: string }
  | { type: 'AnswerEach'; sections: Section[] }
  | { type: 'Offer'; head: string; options: Option[] }
  | { type: 'Ask'; slot: string; prompt: string }
  | { type: 'Fill'; form: string }
  | { type: 'LookUp'; operation: string; arguments: Record<string, string> }
  | { type: 'HandOver'; queue: string; priority: number; words: string }
  | { type: 'OpenTicket'; department: string; fields: Record<string, string>; words: string }
  | { type: 'Say'; replies: unknown[] }
  | { type: 'Silence' }

export interface Token {
  text: string
  tag: string
  start: number
  end: number
}

export interface Evidence {
  name: string
  value: number
  contribution: number
}

export interface Candidate {
  rank: number
  id: string
  question: string
  category: string
  phrasing: string
  confidence: number
  margin: number
  score: number
  evidence: Evidence[]
}

/** One of several questions in one message. */
export interface Part {
  number: number
  text: string
  readAs: string
  candidates: Candidate[]
  thresholds: { answer: number; offer: number; margin: number }
}

export interface Notes {
  tags: string[]
  reasons: string[]
  appended: string[]
  topic: string | null
  miss: boolean
  released: boolean
}

export interface Proposal {
  rule: string
  salience: number
  decision: Decision
}

export interface Verdict {
  decision: Decision | null
  notes: Notes
  fired: string[]
  proposals: Proposal[]
  failure: string
  version: string
}

/** A slot of a form: its value for systems, as people read it, and the words it was read from. */
export interface Filled {
  slot: string
  value: string
  shown: string
  words: string
}

/** A form while it is being filled, and what the message was to it. */
export interface Filling {
  form: string
  slot: string
  prompt: string
  filled: Filled[]
  heard: string
}

/** How a form came on in one turn. */
export interface Progress {
  form: string
  move: string
  read: Filled[]
  asked: string
}

export interface Conversation {
  turns: number
  misses: number
  lastDecision: string
  lastArticle: string | null
  lastQuestion: string
  topic: string
  offered: Option[]
  linked: Option[]
  awaiting: string | null
  slots: Record<string, string>
  waiting: { queue: string; since: string } | null
  filling?: Filling | null
  lastAt: string
}

export interface Follower {
  newcomer: boolean
  tags: string[]
  language: string
  channel: string | null
  firstSeen: string
}

export interface Facts {
  message: {
    kind: string
    text: string
    original: string
    key: string
    pickedArticle: string | null
    declinedChoices: boolean
    readAs: string
  }
  candidates: Candidate[]
  parts: Part[]
  thresholds: { answer: number; offer: number; margin: number }
  follower: Follower
  conversation: Conversation
  moment: { time: string; open: boolean; holiday: boolean; opensAt: string | null }
  desk: { agentsOnline: number; queueLength: number }
  lookedUp: LookedUp[]
}

/** What came of a look-up; arguments that are personal are masked, fields are as a follower reads them. */
export interface LookedUp {
  operation: string
  arguments: Record<string, string>
  fields: Record<string, string>
  fault: string | null
  failure: string
  pending: boolean
  late: boolean
  millis: number
}

export interface Step {
  name: string
  micros: number
}

export interface Turn {
  decision: Decision
  conversation: Conversation
  follower: Follower
  trace: {
    at: string
    understanding: { original: string; text: string; tokens: Token[]; language: string; readAs?: string }
    facts: Facts
    rounds: Verdict[]
    forms?: Progress[]
    decision: Decision
    failures: string[]
    steps: Step[]
    knowledgeVersion: string
  }
}
