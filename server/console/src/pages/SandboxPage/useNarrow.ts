import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is too narrow for phone and trace side by side. */
export function useNarrow(): Ref<boolean> {
  const query = window.matchMedia('(max-width: 959px)')
  const narrow = ref(query.matches)
  const follow = (event: MediaQueryListEvent) => (narrow.value = event.matches)
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return narrow
}
