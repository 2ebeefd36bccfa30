import { onScopeDispose, type ComputedRef } from 'vue'
import type { Talk } from '../../desk/talk'
import type { Desk } from '../../desk/useDesk'
import { may } from '../../session'
import type { Selection } from './useSelection'

export type Action = 'take' | 'transfer' | 'giveBack' | 'close' | 'note' | 'write' | 'mark'

interface Hands {
  desk: Desk
  selection: Selection
  talk: ComputedRef<Talk | undefined>
  step: (by: 1 | -1) => void
  act: (action: Action) => void
  useDraft: (text: string, edit: boolean) => void
  help: () => void
}

/** Every key the desk knows, with what it does; the help overlay shows the same. */
export const KEYS: { keys: string; does: string }[] = [
  { keys: 'Alt ↓ / Alt ↑', does: '下一个、上一个会话' },
  { keys: 'Alt T', does: '接手这个会话' },
  { keys: 'Alt 1 … 3', does: '把机器人的第几个答案发出去' },
  { keys: 'Alt Shift 1 … 3', does: '把它放进输入框再改' },
  { keys: 'Enter', does: '发送' },
  { keys: 'Shift Enter', does: '换行' },
  { keys: '/', does: '写字的地方为空时找快捷回复；在别处则跳到写字的地方' },
  { keys: 'Alt N', does: '写内部备注' },
  { keys: 'Alt R', does: '转接' },
  { keys: 'Alt B', does: '交还机器人' },
  { keys: 'Alt X', does: '结束会话' },
  { keys: 'Alt M', does: '机器人本该这样答' },
  { keys: 'Ctrl K', does: '搜索全部会话' },
  { keys: 'Alt O', does: '总览（主管）' },
  { keys: 'Esc', does: '离开输入框；再按一次回到列表' },
  { keys: '?', does: '这份快捷键' },
]

const ACTIONS: Record<string, Action> = { KeyT: 'take', KeyR: 'transfer', KeyB: 'giveBack', KeyX: 'close', KeyN: 'note', KeyM: 'mark' }

export function useKeys({ desk, selection, talk, step, act, useDraft, help }: Hands) {
  function press(event: KeyboardEvent) {
    if (event.isComposing || document.querySelector('dialog[open]') !== null) {
      return
    }
    const done = event.altKey ? alt(event) : event.ctrlKey || event.metaKey ? control(event) : plain(event)
    if (done) {
      event.preventDefault()
    }
  }

  function alt(event: KeyboardEvent): boolean {
    const digit = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1]
    if (digit !== undefined) {
      return draft(Number(digit) - 1, event.shiftKey)
    }
    if (event.code === 'ArrowDown' || event.code === 'ArrowUp') {
      step(event.code === 'ArrowDown' ? 1 : -1)
      return true
    }
    if (event.code === 'KeyO' && may('SUPERVISE')) {
      selection.show('board')
      return true
    }
    const action = ACTIONS[event.code]
    if (action !== undefined) {
      act(action)
    }
    return action !== undefined
  }

  /** Sends a draft, or hands it over for editing. */
  function draft(index: number, edit: boolean): boolean {
    const found = talk.value?.context?.drafts[index]
    if (talk.value === undefined || found === undefined) {
      return false
    }
    useDraft(found.text, edit)
    return true
  }

  function control(event: KeyboardEvent): boolean {
    if (event.key.toLowerCase() === 'k' && may('SERVE')) {
      selection.show('search')
      return true
    }
    return false
  }

  function plain(event: KeyboardEvent): boolean {
    const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.key === 'Escape') {
      if (writing) {
        ;(event.target as HTMLElement).blur()
      } else if (selection.screen.value !== 'talk') {
        selection.show('talk')
      } else {
        selection.choose(undefined)
      }
      return true
    }
    if (writing) {
      return false
    }
    if (event.key === '?' || event.key === '？') {
      help()
      return true
    }
    if (event.key === '/' && desk.ready.value) {
      act('write')
      return true
    }
    return false
  }

  document.addEventListener('keydown', press)
  onScopeDispose(() => document.removeEventListener('keydown', press))
}
