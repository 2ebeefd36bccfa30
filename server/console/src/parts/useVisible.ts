import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the page is in sight. */
export function useVisible(): Ref<boolean> {
  const visible = ref(!document.hidden)
  const follow = () => (visible.value = !document.hidden)
  document.addEventListener('visibilitychange', follow)
  onScopeDispose(() => document.removeEventListener('visibilitychange', follow))
  return visible
}
