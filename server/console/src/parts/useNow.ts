import { onScopeDispose, readonly, ref } from 'vue'

/** The time of day, renewed every so often, for words such as "3 分前". */
export function useNow(everyMillis: number) {
  const now = ref(Date.now())
  const timer = window.setInterval(() => (now.value = Date.now()), everyMillis)
  onScopeDispose(() => window.clearInterval(timer))
  return readonly(now)
}
