import { onScopeDispose, ref, shallowRef } from 'vue'
import { getJson, postJson, wordsOf } from '../../../api'
import type { CallRow, ControlState, Windows } from './control'
import type { Sandbox } from '../useSandbox'

const AGAIN_MILLIS = 1_500

/** WeChat's side of the sandbox, read again and again while it is looked at. */
export function useControl(sandbox: Sandbox) {
  const state = shallowRef<ControlState>()
  const windows = shallowRef<Windows>()
  const calls = shallowRef<CallRow[]>([])
  const failure = ref('')
  let timer: number | undefined
  let closed = false

  const address = (path: string) => `${sandbox.origin.value}/api/control${path}`

  async function read() {
    window.clearTimeout(timer)
    try {
      const [nextState, nextWindows, nextCalls] = await Promise.all([
        getJson<ControlState>(address('')),
        getJson<Windows>(address(`/allowance/${sandbox.account.value}/${sandbox.person.value}`)),
        getJson<{ calls: CallRow[] }>(address('/calls')),
      ])
      state.value = nextState
      windows.value = nextWindows
      calls.value = nextCalls.calls
      failure.value = ''
    } catch (failed) {
      failure.value = wordsOf(failed)
    }
    if (!closed) {
      timer = window.setTimeout(() => void read(), AGAIN_MILLIS)
    }
  }

  /** Asks for a change; the state it leads to is shown at once. */
  async function change(path: string, body: unknown) {
    try {
      state.value = await postJson<ControlState>(address(path), body)
      await read()
    } catch (failed) {
      failure.value = wordsOf(failed)
    }
  }

  void read()
  onScopeDispose(() => {
    closed = true
    window.clearTimeout(timer)
  })

  return { state, windows, calls, failure, read, change }
}
