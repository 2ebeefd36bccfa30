/** What people do, by the server's name for it. */
export const ACTIONS: Record<string, string> = {
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'sign-out': '退出登录',
  'person-made': '加了一个人',
  'person-changed': '改了一个人',
  'password-reset': '给出重设密码的链接',
  'password-changed': '改了自己的密码',
  'conversation-seen': '看了会话',
  take: '接手',
  transfer: '转接',
  'give-back': '交还机器人',
  close: '结束会话',
  search: '搜索会话',
  mark: '指出机器人该怎样答',
}

/** An action in Chinese; the server's name for one this page does not know. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}
