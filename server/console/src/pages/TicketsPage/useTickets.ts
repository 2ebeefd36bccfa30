import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { wordsOf } from '../../api'
import { useVisible } from '../../parts/useVisible'
import { ticketApi } from '../../tickets/ticketApi'
import type { Ticket, TicketsView } from '../../tickets/types'
import type { Wanted } from '../../tickets/wanted'

const EVERY_MILLIS = 10_000

/** The tickets that are wanted, read anew every so often while the page is in sight. */
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
  const timer = window.setInterval(() => visible.value && !busy.value && (view.value?.tickets.length ?? 0) <= 50 + (board.value ? 100 : 0) && void load(), EVERY_MILLIS)
  onScopeDispose(() => window.clearInterval(timer))
  void load()
  return { view, failure, busy, load, changed }
}
