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
  'presence-chosen': '改自己的状态',
  'conversation-viewed': '查看会话',
  'conversation-taken': '接待',
  'conversation-transferred': '转接',
  'conversation-given-back': '交还机器人',
  'conversation-closed': '结束会话',
  'conversations-searched': '搜索会话',
  'answer-marked': '指出机器人该怎样答',
  'mark-settled': '处理了一条标记',
  'marks-exported': '导出了标注',
  'ticket-viewed': '查看工单',
  'ticket-opened': '开了工单',
  'ticket-changed': '改了工单',
  'ticket-commented': '在工单里写了话',
  'customer-parted': '分开了同一位客户的粉丝',
}

/** An action in Chinese; the server's name for one this page does not know. */
export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}
