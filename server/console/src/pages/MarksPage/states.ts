import type { Mark } from '../../desk/types'

/** What can be looked at, by what became of it. */
export const STATES: readonly { state: Mark['state'] | ''; name: string }[] = [
  { state: 'open', name: '待处理' },
  { state: 'done', name: '处理完的' },
  { state: 'rejected', name: '不采用的' },
  { state: '', name: '全部' },
]

const EMPTY: Record<Mark['state'] | '', string> = {
  open: '座席在会话里点“机器人本该这样答”，就会出现在这里。',
  done: '还没有处理完的标记。',
  rejected: '还没有不采用的标记。',
  '': '座席在会话里点“机器人本该这样答”，就会出现在这里。',
}

export function emptyWords(state: Mark['state'] | ''): string {
  return EMPTY[state]
}
