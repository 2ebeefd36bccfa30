import type { Allowance, Line, Row } from './types'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A time span in one or two units, such as 3 分 or 2 小时 5 分. */
export function spanWords(millis: number): string {
  if (millis < MINUTE) {
    return millis < 1_000 ? '刚刚' : `${Math.floor(millis / 1_000)} 秒`
  }
  if (millis < HOUR) {
    return `${Math.floor(millis / MINUTE)} 分`
  }
  if (millis < DAY) {
    const minutes = Math.floor((millis % HOUR) / MINUTE)
    return `${Math.floor(millis / HOUR)} 小时${minutes === 0 ? '' : ` ${minutes} 分`}`
  }
  return `${Math.floor(millis / DAY)} 天`
}

/** A point in time as short as it stays clear: the time today, otherwise with the date. */
export function whenWords(at: number, now: number): string {
  const date = new Date(at)
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`
  if (date.toDateString() === new Date(now).toDateString()) {
    return time
  }
  const day = `${date.getMonth() + 1}月${date.getDate()}日`
  return date.getFullYear() === new Date(now).getFullYear() ? `${day} ${time}` : `${date.getFullYear()}年${day} ${time}`
}

export function dateWords(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export type Room = { tone: 'good' | 'low' | 'none'; words: string; detail: string }

/** What WeChat still allows, in words. */
export function roomWords(allowance: Allowance, now: number): Room {
  if (allowance.unlimited) {
    return { tone: 'good', words: '条数不限', detail: '这个公众号的消息不受条数限制。' }
  }
  const left = allowance.left ?? 0
  if (left <= 0 && allowance.until === null) {
    return { tone: 'none', words: '现在不能发', detail: '微信允许的条数用完了，或者粉丝超过 48 小时没有来信。现在写的会存着，粉丝下次来信时送到。' }
  }
  const remaining = (allowance.until ?? now) - now
  if (remaining <= 0) {
    return { tone: 'none', words: '时限已过', detail: '粉丝超过 48 小时没有来信，微信不让发。现在写的会存着，粉丝下次来信时送到。' }
  }
  const time = remaining >= HOUR ? `${Math.floor(remaining / HOUR)} 小时` : `${Math.max(1, Math.floor(remaining / MINUTE))} 分钟`
  if (left <= 0) {
    return { tone: 'none', words: '条数已用完', detail: '微信允许的条数用完了。现在写的会存着，粉丝下次来信时送到。' }
  }
  return {
    tone: left <= 1 || remaining < HOUR ? 'low' : 'good',
    words: `还可发 ${left} 条 · ${time}`,
    detail: `粉丝每来信一次，微信就重新给 5 条、48 小时。现在还可发 ${left} 条，${time}内有效。`,
  }
}

const REASONS: Record<Row['reason'], string> = { rule: '规则转来', follower: '粉丝要人工', misses: '机器人没答好', agent: '座席接手' }

export function reasonName(reason: Row['reason']): string {
  return REASONS[reason] ?? '转人工'
}

const LANGUAGES: Record<string, string> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁体中文', zh_CN: '简体中文', zh_TW: '繁体中文（台湾）', zh_HK: '繁体中文（香港）', en: '英语', ja: '日语', ko: '韩语' }

/** A language as WeChat names it, in Chinese; its own name for one this page does not know. */
export function languageName(language: string): string {
  return LANGUAGES[language] ?? language
}

const KINDS: Record<Line['kind'], string> = { text: '', image: '[图片]', voice: '[语音]', video: '[视频]', location: '[位置]', link: '[链接]', file: '[文件]', other: '[其他消息]' }

/** What was said in a line, without the name of what it carries. */
export function saidWords(line: Line): string {
  const kind = KINDS[line.kind] ?? ''
  return kind !== '' && line.text.startsWith(kind) ? line.text.slice(kind.length).trim() : line.text
}

/** A line in one short line. */
export function lineWords(line: Line): string {
  return [KINDS[line.kind], saidWords(line)].filter((part) => part !== '' && part !== undefined).join(' ').replace(/\s+/g, ' ')
}

/** Fills in a quick reply's variables. */
export function filled(text: string, names: { follower: string; agent: string; account: string }): string {
  return text.replaceAll('{粉丝}', names.follower).replaceAll('{座席}', names.agent).replaceAll('{公众号}', names.account)
}

export function percentWords(confidence: number): string {
  const value = confidence * 100
  return value > 0 && value < 1 ? '<1%' : `${Math.min(99, Math.round(value))}%`
}

/** Priorities in words; nothing for the usual one. */
export function priorityWords(priority: number): string {
  return priority >= 10 ? '紧急' : priority > 0 ? '优先' : ''
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
