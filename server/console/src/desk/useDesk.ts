import { computed, inject, onScopeDispose, ref, shallowReactive, type InjectionKey } from 'vue'
import { ApiError, wordsOf } from '../api'
import { forget, isOver, session } from '../session'
import { alerts, ring } from './alerts'
import { deskApi } from './deskApi'
import { LiveLine, type Link } from './live'
import { apply, emptyState, load, type News } from './state'
import { joined, merged, withMark, type Talk } from './talk'
import type { LiveEvent, Presence, Row } from './types'
import { useSending } from './useSending'

const SEEN_PAUSE_MILLIS = 400
const NOTICE_MILLIS = 6_000

/** The desk, kept up to date while its page is open. */
export function useDesk() {
  const state = shallowReactive(emptyState())
  state.rows = shallowReactive(new Map<string, Row>())
  state.talks = shallowReactive(new Map<string, Talk>())
  const link = ref<Link>('opening')
  const ready = ref(false)
  const failure = ref('')
  const signedOut = ref(false)
  const notice = ref('')
  let noticeTimer: number | undefined
  const own = computed(() => session.value?.person.id ?? '')
  const sending = useSending(state)
  const seen = new Map<string, number>()
  /** The conversation the person looks at, whoever has it. */
  let looked: string | undefined

  const line = new LiveLine({
    address: () => `${location.origin.replace(/^http/, 'ws')}/api/desk/live?after=${encodeURIComponent(state.cursor)}`,
    onEvent: hear,
    onLink: (now) => {
      if (now === 'live' && link.value === 'lost') {
        sending.again()
      }
      link.value = now
      if (now === 'live') {
        tellLook()
      }
    },
    worthwhile: async () => {
      const over = await isOver()
      if (over) {
        leave()
      }
      return !over
    },
  })

  async function open() {
    failure.value = ''
    try {
      load(state, await deskApi.view())
      ready.value = true
      line.start()
    } catch (failed) {
      if (failed instanceof ApiError && failed.status === 401) {
        leave()
      }
      failure.value = wordsOf(failed)
    }
  }

  function hear(event: LiveEvent) {
    if (event.kind === 'reload') {
      void reload()
    } else if (event.kind === 'signedOut') {
      leave()
    } else {
      const news = apply(state, event, own.value)
      if (news !== undefined) {
        tell(news)
      }
    }
  }

  /** Too much was missed to be told one by one: everything is read afresh. */
  async function reload() {
    line.stop()
    const known = [...state.talks.keys()]
    state.talks.clear()
    await open()
    await Promise.all(known.map((id) => read(id).catch(() => undefined)))
  }

  async function read(id: string): Promise<Talk> {
    const talk = joined(state.talks.get(id), await deskApi.talk(id))
    state.talks.set(id, talk)
    if (id === looked) {
      tellLook()
    }
    return talk
  }

  /** From now on the person looks at this conversation, and is told what happens in it. */
  async function look(id: string | undefined) {
    looked = id
    if (id === undefined) {
      tellLook()
    } else {
      await read(id)
    }
  }

  function tellLook() {
    const talk = looked === undefined ? undefined : state.talks.get(looked)
    if (looked === undefined || talk !== undefined) {
      line.say({ kind: 'look', conversation: looked ?? '', after: talk?.cursor ?? '' })
    }
  }

  async function older(id: string) {
    const first = state.talks.get(id)?.lines[0]
    if (first !== undefined) {
      const before = await deskApi.older(id, first.id)
      const talk = state.talks.get(id)
      if (talk !== undefined) {
        state.talks.set(id, { ...talk, lines: merged(before.lines, talk.lines), more: before.more })
      }
    }
  }

  async function take(id: string) {
    rowIs(await deskApi.take(id))
  }

  /** Tells, after a short while, that the person has seen what is unread. */
  function see(id: string) {
    window.clearTimeout(seen.get(id))
    seen.set(id, window.setTimeout(() => void deskApi.seen(id).catch(() => undefined), SEEN_PAUSE_MILLIS))
  }

  async function setPresence(presence: Presence) {
    const before = state.me
    state.me = { ...before, presence }
    try {
      await deskApi.presence(presence)
    } catch (failed) {
      state.me = before
      throw failed
    }
  }

  function marked(id: string, lineId: string) {
    const talk = state.talks.get(id)
    if (talk !== undefined) {
      state.talks.set(id, withMark(talk, lineId))
    }
  }

  function rowIs(row: Row) {
    apply(state, { kind: 'row', row }, own.value)
  }

  function tell(news: News) {
    if (news.kind !== 'waiting' || state.me.presence === 'online') {
      ring(news)
    }
  }

  /** Does what a person asked for; when it does not work, says why for a while. */
  async function attempt(action: () => Promise<unknown>): Promise<boolean> {
    complain('')
    try {
      await action()
      return true
    } catch (failed) {
      complain(wordsOf(failed))
      return false
    }
  }

  /** Says for a while why something does not work. */
  function complain(words: string) {
    window.clearTimeout(noticeTimer)
    notice.value = words
    if (words !== '') {
      noticeTimer = window.setTimeout(() => (notice.value = ''), NOTICE_MILLIS)
    }
  }

  function leave() {
    line.stop()
    forget()
    signedOut.value = true
  }

  const back = () => line.retryNow()
  window.addEventListener('online', back)
  onScopeDispose(() => {
    line.stop()
    window.clearTimeout(noticeTimer)
    window.removeEventListener('online', back)
    seen.forEach((timer) => window.clearTimeout(timer))
  })

  return {
    state, link, ready, failure, signedOut, notice, own, alerts,
    open, read, look, older, take, see, setPresence, marked, attempt, complain, retryNow: back,
    send: sending.send, sendPicture: sending.sendPicture, retry: sending.retry, drop: sending.drop,
    typing: (id: string) => line.say({ kind: 'typing', conversation: id }),
  }
}

export type Desk = ReturnType<typeof useDesk>

export const DESK: InjectionKey<Desk> = Symbol('desk')

export function theDesk(): Desk {
  const desk = inject(DESK)
  if (desk === undefined) {
    throw new Error('outside of the desk')
  }
  return desk
}
