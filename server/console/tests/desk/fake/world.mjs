// The merchant the tests find: people, articles, quick replies, and followers who wait.

const MINUTE = 60_000
const DAY = 86_400_000

export const articles = [
  { articleId: 'return-opened-formula', title: '奶粉开封了还能退吗', text: '开封的奶粉没有质量问题不能退。有质量问题的，7 天内拍照联系我们，运费由我们出。', confidence: 0.62 },
  { articleId: 'return-freight', title: '退货运费谁出', text: '质量问题我们出；不喜欢、买错了由您出，从退款里扣 12 元。', confidence: 0.58 },
  { articleId: 'return-time', title: '退款多久到账', text: '收到退货后 3 个工作日内退回原支付方式。', confidence: 0.31 },
  { articleId: 'points', title: '积分怎么抵钱', text: '100 积分抵 1 元，每单最多抵 20%。', confidence: 0.12 },
]

export function furnish(people, desk) {
  const now = Date.now()
  people.add('admin', '周敏', ['ADMIN'], 'admin-password')
  const li = people.add('li', '李主管', ['SUPERVISOR'], 'li-password')
  const wang = people.add('wang', '王小雨', ['AGENT'], 'wang-password')
  const chen = people.add('chen', '陈晨', ['AGENT'], 'chen-password')
  people.add('hu', '胡编辑', ['EDITOR', 'VIEWER'], 'hu-password')
  ;[li, wang, chen].forEach((person) => Object.assign(desk.agentOf(person), { presence: person === chen ? 'away' : 'online' }))
  desk.replies = [
    { id: desk.id(), shortcut: '运费', title: '运费说明', text: '您好{粉丝}，满 99 元免运费，不满收 8 元。', own: false },
    { id: desk.id(), shortcut: '稍等', title: '请稍等', text: '{粉丝}您好，我是{公众号}的{座席}，正在为您查，请稍等。', own: true },
    { id: desk.id(), shortcut: '谢谢', title: '结束语', text: '不客气，祝您生活愉快！', own: false },
  ]
  const serving = desk.handOver({ name: '林小满', said: '奶粉开封了，宝宝喝了拉肚子，能退吗', reason: 'rule', reasonText: '涉及宝宝健康，一律转人工', priority: 10, tags: ['会员·金', '常客'], since: now - 9 * MINUTE, left: 3, until: now + 41 * 3_600_000 + 20_000, bot: '您是想问：\n1. 奶粉开封了还能退吗\n2. 退货运费谁出', context: { slots: { 订单号: 'A20261129001', 品类: '奶粉' }, readAs: '奶粉开封了,宝宝喝了拉肚子,能退吗', tried: [{ title: '奶粉开封了还能退吗', id: 'return-opened-formula' }], drafts: articles.slice(0, 3) } })
  desk.take(serving.id, wang)
  desk.append(serving.id, { from: 'agent', text: '林女士您好，宝宝现在怎么样？请把奶粉罐底的批号拍给我看一下。', agent: { id: wang.id, name: wang.name }, delivery: { state: 'sent', error: '' }, at: now - 7 * MINUTE })
  desk.append(serving.id, { from: 'note', text: '批号 0923 之前有过两起投诉，先安抚，必要时升级。', agent: { id: li.id, name: li.name }, at: now - 6 * MINUTE })
  desk.say(serving.id, '', { kind: 'image', media: { url: '/api/desk/media/picture', type: 'image/png' }, at: now - 5 * MINUTE })
  desk.say(serving.id, '刚才医生说先停掉看看', { kind: 'voice', media: { url: '/api/desk/media/voice', type: 'voice' }, at: now - 4 * MINUTE })
  desk.allowances.set(serving.id, { left: 3, until: now + 41 * 3_600_000 + 20_000, unlimited: false })
  const quiet = desk.handOver({ name: '赵一鸣', queue: '会员', said: '我的积分怎么少了 2000', reason: 'follower', reasonText: '粉丝说“找人工”', since: now - 40 * MINUTE, context: { topic: '积分', drafts: [articles[3]] } })
  desk.take(quiet.id, wang)
  desk.append(quiet.id, { from: 'agent', text: '已经帮您查到，11 月 3 日兑换了一张券，扣了 2000 分。', agent: { id: wang.id, name: wang.name }, delivery: { state: 'sent', error: '' }, at: now - 30 * MINUTE })
  Object.assign(desk.rows.get(quiet.id), { unanswered: false, unread: 0, lastText: '已经帮您查到，11 月 3 日兑换了一张券，扣了 2000 分。', lastFrom: 'agent', lastAt: now - 30 * MINUTE, warned: true })
  desk.handOver({ name: '孙悦', said: '发错货了，我要的是三段', priority: 1, since: now - 4 * MINUTE, context: { drafts: articles.slice(1, 3) } })
  desk.handOver({ name: '何先生', queue: '会员', said: '怎么注销会员', since: now - 12 * MINUTE, reason: 'follower', reasonText: '粉丝说“转人工”' })
  const other = desk.handOver({ name: '吴静', said: '快递三天没动了', since: now - 20 * MINUTE })
  desk.take(other.id, chen)
  const old = desk.handOver({ name: '林小满', said: '收货地址能改吗', since: now - 20 * DAY })
  desk.take(old.id, chen)
  desk.end(old.id, chen, '陈晨 结束会话：已解决', { rating: { stars: 5, word: '很快' } })
}

/** So many followers more who wait or are served. */
export function crowd(desk, people, count) {
  const now = Date.now()
  const agents = [...people.all.values()].filter((person) => people.rights(person).includes('SERVE'))
  for (let number = 0; number < count; number++) {
    const row = desk.handOver({ name: `粉丝${number}`, queue: number % 3 === 0 ? '会员' : '售后', said: `第 ${number} 个问题`, priority: number % 17 === 0 ? 1 : 0, since: now - (count - number) * 5_000 })
    if (number % 2 === 0) {
      desk.take(row.id, agents[number % agents.length])
    }
  }
}
