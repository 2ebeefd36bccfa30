import { onMounted, provide } from 'vue'
import { wordsOf } from '../../api'
import { MEDIA_ADDRESS } from './phone/mediaAddress'
import type { Entry, Move } from './types'
import { useSandbox } from './useSandbox'

/**
 * The phones of the sandbox for a component that shows one: they are opened with it, and pictures and voices find their way.
 *
 * @param complain is told why a move was not possible; an empty text takes that back
 */
export function usePhone(complain: (words: string) => void) {
  const sandbox = useSandbox()
  onMounted(() => void sandbox.open())
  provide(MEDIA_ADDRESS, (account, mediaId) => `${sandbox.origin.value}/media/${encodeURIComponent(account)}/${encodeURIComponent(mediaId)}`)

  /** Makes a move of the current person; undefined when that was not possible. */
  async function perform(move: Move): Promise<Entry | undefined> {
    complain('')
    try {
      return await sandbox.perform(move)
    } catch (failed) {
      complain(wordsOf(failed))
      return undefined
    }
  }

  return { sandbox, perform }
}
