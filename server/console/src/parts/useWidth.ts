import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** The width of an element in pixels, as it is now. */
export function useWidth(element: Ref<HTMLElement | undefined>): Ref<number> {
  const width = ref(window.innerWidth)
  const sizes = new ResizeObserver((entries) => (width.value = entries[0]?.contentRect.width ?? width.value))
  onMounted(() => {
    if (element.value !== undefined) {
      width.value = element.value.clientWidth
      sizes.observe(element.value)
    }
  })
  onScopeDispose(() => sizes.disconnect())
  return width
}
