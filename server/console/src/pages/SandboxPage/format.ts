import { pieces } from './richText'
import type { Decision, LookedUp, Option, Step } from './trace'
import type { Content, Entry } from './types'

const GAP_MILLIS = 5 * 60_000

/** Time of day, such as 09:05. */
export function clock(at: number): string {
  const date = new Date(at)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** Whether WeChat would put the time above a line: above the first, and after five silent minutes. */
export function opensWithTime(entries: readonly Entry[], index: number): boolean {
  const entry = entries[index]
  const before = entries[index - 1]
  return entry !== undefined && (before === undefined || entry.at - before.at > GAP_MILLIS)
}

/** A content in one short line. */
export function preview(content: Content): string {
  switch (content.kind) {
    case 'text':
      return pieces(content.text)
        .map((piece) => piece.text)
        .join('')
        .replace(/\s+/g, ' ')
    case 'speech':
      return `[语音] ${content.seconds}″`
    case 'photo':
    case 'image':
      return '[图片]'
    case 'place':
      return `[位置] ${content.label}`
    case 'voice':
      return '[语音]'
    case 'video':
      return `[视频] ${content.title}`
    case 'music':
      return `[音乐] ${content.title}`
    case 'news':
      return `[图文] ${content.cards[0]?.title ?? ''}`
    case 'choices':
      return content.head.replace(/\s+/g, ' ')
    case 'template':
      return `[通知] ${content.title}`
    case 'program':
      return `[小程序] ${content.title}`
    case 'coupon':
      return '[卡券]'
    case 'notice':
    case 'fault':
      return content.text
  }
}

/** Microseconds as milliseconds, with as many digits as tell something. */
export function millis(micros: number): string {
  const value = micros / 1_000
  if (value >= 100) {
    return `${Math.round(value)} 毫秒`
  }
  return `${value >= 10 ? value.toFixed(1) : value.toFixed(2)} 毫秒`
}

/** A probability as a percentage; never rounded up to certainty. */
export function percent(probability: number): string {
  const value = probability * 100
  if (value > 99 && value < 100) {
    return '99%'
  }
  return value > 0 && value < 1 ? '<1%' : `${Math.round(value)}%`
}

/** A number of the ranking, with its sign when it is a contribution. */
export function figure(value: number, signed = false): string {
  const text = Math.abs(value) >= 100 ? Math.abs(value).toFixed(0) : Math.abs(value).toFixed(2)
  if (text === '0.00') {
    return text
  }
  return value < 0 ? `−${text}` : `${signed ? '+' : ''}${text}`
}

/** The steps with the share of the whole each took, 0 to 1. */
export function shares(steps: readonly Step[]): { name: string; micros: number; share: number }[] {
  const whole = steps.reduce((sum, step) => sum + step.micros, 0)
  return steps.map((step) => ({ ...step, share: whole === 0 ? 0 : step.micros / whole }))
}

const STEPS: Record<string, string> = { understand: '读懂', search: '检索', decide: '决策', 'look up': '查系统' }

export function stepName(name: string): string {
  return STEPS[name] ?? name
}

const EVIDENCE: Record<string, string> = {
  'bm25-words': '词语相似',
  'bm25-pairs': '字对相似',
  sounds: '读音相似',
  coverage: '问句被覆盖',
  precision: '说法被覆盖',
  alignment: '顺序一致',
  exact: '一字不差',
  keywords: '关键词',
  'answer-words': '答案里的词',
  'answer-pairs': '答案里的字对',
  'article-words': '整条里的词',
  'article-pairs': '整条里的字对',
  'added-words': '答案补上的词',
  'added-pairs': '答案补上的字对',
  'other-code': '代码或型号不同',
  opposite: '要办的事相反',
  closeness: '意思接近',
  'learned-closeness': '意思接近（学习后）',
  'answer-closeness': '与答案意思接近',
  question: '与标准问的余弦',
  'learned-question': '与标准问的余弦（学习后）',
  cosine: '与问法的余弦',
  'learned-cosine': '与问法的余弦（学习后）',
  'answer-cosine': '与答案的余弦',
  lead: '领先程度',
  gap: '与第二名的差',
  entropy: '势均力敌的程度',
  nearest: '全库最近的问法',
  'unknown-words': '没见过的词',
  length: '问句长短',
  base: '起点',
}

/** A piece of evidence as the knowledge base names it, in Chinese; the name itself for one this page does not know. */
export function evidenceName(name: string): string {
  return EVIDENCE[name] ?? name
}

const DECISIONS: Record<Decision['type'], string> = {
  Answer: '直接回答',
  AnswerEach: '逐个回答',
  Offer: '给出选择',
  Ask: '追问',
  Fill: '填表单',
  LookUp: '查系统',
  HandOver: '转人工',
  OpenTicket: '开工单',
  Say: '直接回复',
  Silence: '不回复',
}

/** A kind of decision; its own name for one this page does not know. */
export function decisionName(type: string): string {
  return (DECISIONS as Record<string, string>)[type] ?? type
}

/** A decision in a few words. */
export function decisionWords(decision: Decision): string {
  switch (decision.type) {
    case 'Answer':
      return `回答 ${decision.articleId}`
    case 'AnswerEach':
      return `逐个回答：${decision.sections.map((section) => section.articleId ?? (section.options.length > 0 ? '给选项' : '还不确定')).join('、')}`
    case 'Offer':
      return `给出 ${decision.options.length} 个选择：${labels(decision.options)}`
    case 'Ask':
      return `追问 ${decision.slot}：${decision.prompt}`
    case 'Fill':
      return `填表单 ${decision.form}`
    case 'LookUp':
      return `查系统 ${decision.operation}`
    case 'HandOver':
      return `转人工，技能组“${decision.queue}”${decision.priority > 0 ? `，优先级 ${decision.priority}` : ''}`
    case 'OpenTicket':
      return `开工单，交给“${decision.department}”`
    case 'Say':
      return decision.replies.length === 1 ? '直接回复' : `直接回复 ${decision.replies.length} 条`
    case 'Silence':
      return '不回复'
  }
}

/** A look-up: what was asked, what came of it, how long it took. */
export function lookedUpWords(lookedUp: LookedUp): string {
  const outcome =
    lookedUp.failure !== ''
      ? `失败${lookedUp.fault === null ? '' : ` ${lookedUp.fault}`}：${lookedUp.failure}${lookedUp.pending ? '，查到后再告诉粉丝' : ''}`
      : pairs(lookedUp.fields)
  return `${pairs(lookedUp.arguments)} → ${outcome}（${lookedUp.millis} ms${lookedUp.late ? '，晚到的' : ''}）`
}

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('，')
}

function labels(options: readonly Option[]): string {
  return options.map((option) => option.label).join('；')
}
