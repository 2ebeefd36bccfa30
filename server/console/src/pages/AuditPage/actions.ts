/** What people do, by the server's name for it. */
export const ACTIONS: Record<string, string> = {
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  'sign-out': '退出登录',
  'person-made': '加了一个人',
  'person-changed': '改了一个人',
  'password-reset': '给出重设密码的链接',
  'operator-reset': '在命令行给出重设密码的链接',
  'password-changed': '改了自己的密码',
  'code-on': '打开验证器',
  'code-off': '关掉验证器',
  'audit-read': '看了操作记录',
  查看会话: '查看会话',
  接待: '接待',
  转接: '转接',
  交还机器人: '交还机器人',
  结束会话: '结束会话',
  搜索: '搜索会话',
  标记机器人该答: '指出机器人该怎样答',
  改状态: '改自己的状态',
}

/** An action in Chinese; the server's name for one this page does not know. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}
