import { computed, onScopeDispose, reactive, ref } from 'vue'
import { getJson, postJson, wordsOf } from '../../api'
import type { Account, ChatState, Entry, Exchange, Figures, Following, Move, Person, Stage, Stale, Typing } from './types'

/** How the page stands with the sandbox. */
export type Link = 'opening' | 'live' | 'lost'

const REOPEN_MILLIS = 3_000

/** The phones of the sandbox, kept up to date while the page is open. */
export function useSandbox() {
  const stage = ref<Stage>()
  const failure = ref('')
  const link = ref<Link>('opening')
  const account = ref('')
  const person = ref('')
  const chats = reactive(new Map<string, Map<number, Entry>>())
  const following = reactive(new Map<string, boolean>())
  const unread = reactive(new Map<string, number>())
  const offers = reactive(new Map<string, ChatState>())
  const typing = reactive(new Map<string, boolean>())
  const figures = ref<Figures>()
  const serverFailure = ref('')
  const origin = ref('')
  let stream: EventSource | undefined
  let timer: number | undefined
  let closed = false

  const here = computed(() => nameOf(account.value, person.value))
  const entries = computed<Entry[]>(() =>
    [...(chats.get(here.value)?.values() ?? [])].sort((one, other) => one.id - other.id),
  )
  const currentAccount = computed<Account | undefined>(() => {
    const found = stage.value?.accounts.find((each) => each.name === account.value)
    const offer = offers.get(here.value)
    // The API may have given this person another menu, and made further codes to scan.
    return found === undefined || offer === undefined ? found : { ...found, props: { ...found.props, menu: offer.menu, scenes: offer.scenes } }
  })
  const currentPerson = computed<Person | undefined>(() => stage.value?.people.find((each) => each.id === person.value))
  const isFollowing = computed(() => following.get(here.value) ?? false)
  const isTyping = computed(() => typing.get(here.value) ?? false)

  async function open() {
    failure.value = ''
    link.value = 'opening'
    try {
      origin.value = (await getJson<{ sandbox: string }>('/api/demo')).sandbox
      const read = await readStage()
      read.chats.forEach((chat) => following.set(nameOf(chat.account, chat.person), chat.following))
      account.value ||= read.accounts[0]?.name ?? ''
      person.value ||= read.people[0]?.id ?? ''
      listen(read.cursor)
      await Promise.all(read.chats.map((chat) => readChat(chat.account, chat.person)))
      await readFigures()
    } catch (failed) {
      failure.value = wordsOf(failed)
    }
  }

  async function readStage(): Promise<Stage> {
    const read = await getJson<Stage>(`${origin.value}/api/stage`)
    stage.value = read
    read.chats.forEach((chat) => offers.set(nameOf(chat.account, chat.person), chat))
    return read
  }

  async function readChat(ofAccount: string, ofPerson: string) {
    const lines = await getJson<{ entries: Entry[] }>(`${origin.value}/api/chats/${ofAccount}/${ofPerson}`)
    lines.entries.forEach(put)
  }

  function listen(cursor: string) {
    stream?.close()
    if (closed) {
      return
    }
    const opened = new EventSource(`${origin.value}/api/changes?after=${encodeURIComponent(cursor)}`)
    stream = opened
    opened.onopen = () => (link.value = 'live')
    opened.onerror = () => {
      link.value = 'lost'
      if (opened.readyState === EventSource.CLOSED) {
        reopenLater()
      }
    }
    opened.addEventListener('reset', () => {
      chats.clear()
      void open()
    })
    opened.onmessage = (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Entry | Following | Typing | Stale
      if ('id' in change) {
        arrive(change)
      } else if ('stale' in change) {
        void readStage().catch(() => reopenLater())
      } else if ('typing' in change) {
        typing.set(nameOf(change.account, change.person), change.typing !== 0)
      } else {
        following.set(nameOf(change.account, change.person), change.following)
      }
    }
  }

  function reopenLater() {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void open(), REOPEN_MILLIS)
  }

  function arrive(entry: Entry) {
    const name = nameOf(entry.account, entry.person)
    const isNew = chats.get(name)?.has(entry.id) !== true
    put(entry)
    if (entry.from === 'ACCOUNT') {
      typing.delete(name)
    }
    if (isNew && entry.from === 'ACCOUNT' && name !== here.value) {
      unread.set(name, (unread.get(name) ?? 0) + 1)
    }
    if (entry.state !== 'SENDING') {
      void readFigures()
    }
  }

  /** A line never goes back to being sent: an answer may be older than the change that overtook it. */
  function put(entry: Entry) {
    const name = nameOf(entry.account, entry.person)
    const lines = chats.get(name) ?? reactive(new Map<number, Entry>())
    chats.set(name, lines)
    if (lines.get(entry.id) === undefined || entry.state !== 'SENDING') {
      lines.set(entry.id, entry)
    }
  }

  async function readFigures() {
    try {
      figures.value = await getJson<Figures>('/api/figures')
      serverFailure.value = ''
    } catch (failed) {
      serverFailure.value = wordsOf(failed)
    }
  }

  /** Makes a move of the current person; what comes of it arrives as changes. */
  async function perform(move: Move): Promise<Entry> {
    const entry = await postJson<Entry>(`${origin.value}/api/chats/${account.value}/${person.value}`, move)
    put(entry)
    return entry
  }

  async function exchange(entry: number): Promise<Exchange> {
    return getJson<Exchange>(`${origin.value}/api/exchanges/${entry}`)
  }

  function choose(newAccount: string, newPerson: string) {
    account.value = newAccount
    person.value = newPerson
    unread.delete(here.value)
  }

  function last(ofPerson: string): Entry | undefined {
    const lines = [...(chats.get(nameOf(account.value, ofPerson))?.values() ?? [])]
    return lines.reduce<Entry | undefined>((best, each) => (best === undefined || each.id > best.id ? each : best), undefined)
  }

  onScopeDispose(() => {
    closed = true
    stream?.close()
    window.clearTimeout(timer)
  })

  return {
    stage, failure, link, account, person, entries, currentAccount, currentPerson, isFollowing, isTyping, figures, serverFailure,
    origin,
    open, perform, exchange, choose, last,
    isFollowed: (ofPerson: string) => following.get(nameOf(account.value, ofPerson)) ?? false,
    unreadOf: (ofPerson: string) => unread.get(nameOf(account.value, ofPerson)) ?? 0,
  }
}

export type Sandbox = ReturnType<typeof useSandbox>

function nameOf(account: string, person: string): string {
  return `${account}/${person}`
}
