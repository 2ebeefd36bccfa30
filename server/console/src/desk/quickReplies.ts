import { ref, shallowRef } from 'vue'
import { wordsOf } from '../api'
import { deskApi } from './deskApi'
import type { QuickReply } from './types'

const replies = shallowRef<QuickReply[]>()
const failure = ref('')

/** The quick replies, read again whenever they are looked up or changed. */
export function useQuickReplies() {
  async function load() {
    try {
      replies.value = await deskApi.quickReplies()
      failure.value = ''
    } catch (failed) {
      failure.value = wordsOf(failed)
    }
  }
  return { replies, failure, load }
}

/** Those whose shortcut, title or text has the words in it; those whose shortcut begins with them come first. */
export function matching(all: readonly QuickReply[], words: string): QuickReply[] {
  const sought = words.trim().toLowerCase()
  const begins = (reply: QuickReply) => reply.shortcut.toLowerCase().startsWith(sought)
  return all
    .filter((reply) => `${reply.shortcut} ${reply.title} ${reply.text}`.toLowerCase().includes(sought))
    .sort((one, other) => Number(begins(other)) - Number(begins(one)) || Number(other.own) - Number(one.own) || one.shortcut.localeCompare(other.shortcut))
}
