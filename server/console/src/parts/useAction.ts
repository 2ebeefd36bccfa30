import { ref } from 'vue'
import { wordsOf } from '../api'

/** Something a person sets off: whether it is under way, and why it did not work. */
export function useAction() {
  const busy = ref(false)
  const complaint = ref('')

  /** @return whether it worked */
  async function run(action: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) {
      return false
    }
    busy.value = true
    complaint.value = ''
    try {
      await action()
      return true
    } catch (failed) {
      complaint.value = wordsOf(failed)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, complaint, run }
}
