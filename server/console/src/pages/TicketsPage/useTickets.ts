import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { wordsOf } from '../../api'
import { LiveLine, type Link } from '../../desk/live'
import { useVisible } from '../../parts/useVisible'
import { isOver } from '../../session'
import { ticketApi } from '../../tickets/ticketApi'
import type { Ticket, TicketsView } from '../../tickets/types'
import type { Wanted } from '../../tickets/wanted'

const LOOK_MILLIS = 10_000
const LIVE_LOOKS = 6
const BURST_MILLIS = 300

/** The tickets that are wanted: read anew when one changed, and every so often while the page is in sight. */
export function useTickets(wanted: Ref<Wanted>, board: Ref<boolean>) {
  const view = shallowRef<TicketsView>()
  const failure = ref('')
  const busy = ref(false)
  const visible = useVisible()
  let asked = 0

  async function load(before = '') {
    const own = ++asked
    busy.value = true
    try {
      const read = await ticketApi.list(wanted.value, board.value, before)
      if (own === asked) {
        view.value = before === '' ? read : { ...read, tickets: [...(view.value?.tickets ?? []), ...read.tickets] }
        failure.value = ''
      }
    } catch (failed) {
      if (own === asked) {
        failure.value = wordsOf(failed)
      }
    }
    if (own === asked) {
      busy.value = false
    }
  }

  /** A ticket is different now, before the list is read anew. */
  function changed(ticket: Ticket) {
    if (view.value !== undefined) {
      view.value = { ...view.value, tickets: view.value.tickets.map((each) => (each.id === ticket.id ? ticket : each)) }
    }
    void load()
  }

  watch([wanted, board], () => {
    view.value = undefined
    void load()
  })
  watch(visible, (seen) => seen && void load())

  let soon: number | undefined
  let link: Link = 'opening'
  const line = new LiveLine({
    address: () => `${location.origin.replace(/^http/, 'ws')}/api/desk/live?beside=1`,
    onEvent: (event) => {
      if (event.kind === 'ticket' || event.kind === 'reload') {
        soon ??= window.setTimeout(news, BURST_MILLIS)
      }
    },
    onLink: (now) => (link = now),
    worthwhile: async () => !(await isOver()),
  })

  /** Pages that older tickets were added to stay as they are. */
  function news() {
    soon = undefined
    if (visible.value && (view.value?.tickets.length ?? 0) <= 50 + (board.value ? 100 : 0)) {
      void load()
    }
  }

  let looks = 0
  const timer = window.setInterval(() => {
    if ((link !== 'live' || ++looks % LIVE_LOOKS === 0) && !busy.value) {
      news()
    }
  }, LOOK_MILLIS)
  onScopeDispose(() => {
    window.clearInterval(timer)
    window.clearTimeout(soon)
    line.stop()
  })
  line.start()
  void load()
  return { view, failure, busy, load, changed }
}
