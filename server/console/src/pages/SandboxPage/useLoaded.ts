import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { ApiError, wordsOf } from '../../api'

const AGAIN_MILLIS = 700
const MOST_TRIES = 12

/**
 * Something read for the current subject, and read again while it is not there yet. What arrives for an earlier subject is
 * dropped.
 *
 * @param subject changes when something else is to be read; undefined while there is nothing to read
 */
export function useLoaded<T>(subject: () => string | undefined, read: () => Promise<T>) {
  const value = shallowRef<T>()
  const failure = ref('')
  const missing = ref(false)
  const loading = ref(false)
  let run = 0
  let timer: number | undefined

  async function load(tries = 0) {
    const mine = ++run
    window.clearTimeout(timer)
    loading.value = true
    try {
      const found = await read()
      if (mine === run) {
        value.value = found
        loading.value = false
      }
    } catch (failed) {
      if (mine !== run) {
        return
      }
      const notYet = failed instanceof ApiError && failed.status === 404
      if (notYet && tries < MOST_TRIES) {
        timer = window.setTimeout(() => void load(tries + 1), AGAIN_MILLIS)
        return
      }
      loading.value = false
      missing.value = notYet
      failure.value = notYet ? '' : wordsOf(failed)
    }
  }

  function start() {
    run++
    window.clearTimeout(timer)
    value.value = undefined
    failure.value = ''
    missing.value = false
    if (subject() !== undefined) {
      void load()
    }
  }

  watch(subject, start, { immediate: true })
  onScopeDispose(() => {
    run++
    window.clearTimeout(timer)
  })

  return { value: value as Readonly<Ref<T | undefined>>, failure, missing, loading, again: start }
}
