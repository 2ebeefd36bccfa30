import { ApiError, wordsOf } from '../api'
import { deskApi } from './deskApi'
import type { DeskState } from './state'
import { PICTURE_TEXT, type Picture } from './pictures'
import { begun, dropped, failed, settled, type Pending, type Talk } from './talk'

/** Sends messages that are shown before the server has taken them, and again under the same key when nobody knows. */
export function useSending(state: DeskState) {
  // Messages of which nobody knows whether they arrived, with their conversations.
  const unknown = new Map<string, string>()
  /** What goes out last of each conversation: one message after the other, in the order they were written. */
  const underWay = new Map<string, Promise<void>>()

  async function send(id: string, text: string) {
    await attempt(id, { clientKey: crypto.randomUUID(), text, at: Date.now(), state: 'sending', error: '' })
  }

  /** Sends a picture; its line will say so in brackets. */
  async function sendPicture(id: string, picture: Picture) {
    await attempt(id, { clientKey: crypto.randomUUID(), text: PICTURE_TEXT, picture, at: Date.now(), state: 'sending', error: '' })
  }

  async function attempt(id: string, message: Pending) {
    const talk = state.talks.get(id)
    if (talk === undefined) {
      return
    }
    state.talks.set(id, begun(talk, { ...message, state: 'sending', error: '' }))
    const turn = (underWay.get(id) ?? Promise.resolve()).then(() => deliver(id, message))
    underWay.set(id, turn)
    await turn
    if (underWay.get(id) === turn) {
      underWay.delete(id)
    }
  }

  /** Never fails. */
  async function deliver(id: string, message: Pending) {
    try {
      const line = await (message.picture === undefined
        ? deskApi.send(id, message.text, message.clientKey)
        : deskApi.sendPicture(id, message.picture.file, message.clientKey))
      change(id, (now) => settled(now, message.clientKey, line))
    } catch (failure) {
      change(id, (now) => failed(now, message.clientKey, wordsOf(failure)))
      if (failure instanceof ApiError && failure.status === 0) {
        unknown.set(message.clientKey, id)
      }
    }
  }

  function retry(id: string, clientKey: string) {
    unknown.delete(clientKey)
    const message = state.talks.get(id)?.pending.find((each) => each.clientKey === clientKey)
    if (message?.state === 'failed') {
      void attempt(id, message)
    }
  }

  /** The server is back: what may not have arrived is sent again. */
  function again() {
    for (const [clientKey, id] of [...unknown]) {
      retry(id, clientKey)
    }
  }

  function drop(id: string, clientKey: string) {
    unknown.delete(clientKey)
    change(id, (now) => dropped(now, clientKey))
  }

  function change(id: string, by: (talk: Talk) => Talk) {
    const talk = state.talks.get(id)
    if (talk !== undefined) {
      state.talks.set(id, by(talk))
    }
  }

  return { send, sendPicture, retry, again, drop }
}
