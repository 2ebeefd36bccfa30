import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export type Screen = 'talk' | 'side' | 'board' | 'search'

/** What the desk shows, kept in the address, so that the browser's way back leads from a conversation to the list. */
export function useSelection() {
  const route = useRoute()
  const router = useRouter()
  const chosen = computed(() => text(route.query['c']))
  const screen = computed<Screen>(() => (text(route.query['v']) as Screen | undefined) ?? 'talk')

  function choose(id: string | undefined, way: 'push' | 'replace' = 'push') {
    go({ c: id, v: undefined }, way)
  }

  function show(next: Screen) {
    go({ c: chosen.value, v: next === 'talk' ? undefined : next }, 'push')
  }

  function go(query: { c: string | undefined; v: string | undefined }, way: 'push' | 'replace') {
    void router[way]({ path: route.path, query: Object.fromEntries(Object.entries(query).filter((entry) => entry[1] !== undefined)) })
  }

  return { chosen, screen, choose, show }
}

export type Selection = ReturnType<typeof useSelection>

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
