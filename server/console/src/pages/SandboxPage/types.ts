/** What the sandbox tells of its phones; see the package io.yingda.server.sandbox. */

export interface Person {
  id: string
  nickname: string
  colour: string
}

export interface MenuButton {
  label: string
  key: string | null
  buttons: MenuButton[]
  type: string
  url: string | null
}

export interface Scene {
  scene: string
  label: string
}

export interface Account {
  name: string
  title: string
  safe: boolean
  props: { menu: MenuButton[]; scenes: Scene[]; suggestions: string[] }
}

export interface ChatState {
  account: string
  person: string
  openId: string
  following: boolean
  menu: MenuButton[]
  scenes: Scene[]
}

export interface Stage {
  accounts: Account[]
  people: Person[]
  chats: ChatState[]
  cursor: string
}

export const PICTURES = ['parcel', 'receipt', 'nappy', 'baby'] as const
export type PictureName = (typeof PICTURES)[number]

export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'speech'; seconds: number; recognition: string | null }
  | { kind: 'photo'; picture: PictureName }
  | { kind: 'place'; latitude: number; longitude: number; label: string }
  | { kind: 'image'; mediaId: string }
  | { kind: 'voice'; mediaId: string }
  | { kind: 'video'; mediaId: string; title: string; description: string }
  | { kind: 'music'; title: string; description: string; url: string; thumbnailMediaId: string }
  | { kind: 'news'; cards: NewsCard[] }
  | { kind: 'choices'; head: string; choices: Choice[]; tail: string }
  | { kind: 'template'; title: string; rows: { label: string; value: string }[]; url: string }
  | { kind: 'program'; title: string; appId: string; path: string }
  | { kind: 'coupon'; cardId: string }
  | { kind: 'notice'; text: string }
  | { kind: 'fault'; text: string }

export interface Choice {
  id: string
  text: string
}

export interface NewsCard {
  title: string
  description: string
  pictureUrl: string
  url: string
}

export interface Entry {
  id: number
  account: string
  person: string
  at: number
  from: 'FOLLOWER' | 'ACCOUNT' | 'WECHAT'
  content: Content
  state: 'SENDING' | 'DONE' | 'FAILED'
  cause: number
  key: string | null
  note: string | null
}

export interface Following {
  account: string
  person: string
  following: boolean
}

/** The account is typing until then, by the sandbox's clock; 0 when it stopped. */
export interface Typing {
  account: string
  person: string
  typing: number
}

/** What the page knows of an account is no longer so. */
export interface Stale {
  stale: string
}

export type Move =
  | { kind: 'text'; text: string }
  | { kind: 'choose'; id: string; text: string }
  | { kind: 'voice'; seconds: number; recognition: string | null }
  | { kind: 'image'; picture: PictureName }
  | { kind: 'location'; latitude: number; longitude: number; label: string }
  | { kind: 'menu'; key: string }
  | { kind: 'view'; url: string }
  | { kind: 'agree'; template: string; accept: boolean }
  | { kind: 'scan'; scene: string }
  | { kind: 'follow' }
  | { kind: 'unfollow' }

export interface Attempt {
  number: number
  query: string
  millis: number
  status: number | null
  outcome: 'ANSWERED' | 'TIMED_OUT' | 'UNREACHABLE' | 'BAD_STATUS' | 'ANSWER_LOST'
}

export interface Exchange {
  id: number
  path: string
  body: string
  plainBody: string
  attempts: Attempt[]
  reply: string | null
  plainReply: string | null
  judgement: string
}

export interface Figures {
  turns: number
  answered: number
  offered: number
  handedOver: number
}
