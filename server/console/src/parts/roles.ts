/** The roles a person may have, with what each allows. */
export const ROLES: { role: string; name: string; may: string }[] = [
  { role: 'ADMIN', name: '管理员', may: '管人员、看操作记录，也能做主管的一切' },
  { role: 'SUPERVISOR', name: '主管', may: '看全部会话，接手、改派' },
  { role: 'AGENT', name: '座席', may: '服务粉丝' },
  { role: 'EDITOR', name: '编辑', may: '写知识条目' },
  { role: 'RULE_AUTHOR', name: '规则作者', may: '写规则' },
  { role: 'VIEWER', name: '只看', may: '看座席台，个人信息会遮住' },
]

export function roleName(role: string): string {
  return ROLES.find((each) => each.role === role)?.name ?? role
}
