import { changeJson, getJson, getSlowJson, sendBytes } from '../api'
import type { CustomerRecord, DeskView, Draft, Hit, Line, Mark, Presence, QuickReply, RecordPlace, Row, TalkView } from './types'

const CONVERSATIONS = '/api/desk/conversations'

/** What the desk asks of the server. Each fails with an {@link ApiError}. */
export const deskApi = {
  view: () => getJson<DeskView>('/api/desk'),
  presence: (presence: Presence) => changeJson<unknown>('PUT', '/api/desk/presence', { presence }),
  talk: (id: string) => getJson<TalkView>(at(id)),
  older: (id: string, before: string) => getJson<{ lines: Line[]; more: boolean }>(`${at(id)}/lines?before=${encodeURIComponent(before)}`),
  records: (id: string) => getJson<{ records: RecordPlace[] }>(`${at(id)}/records`).then((read) => read.records),
  record: (id: string, operation: string, anew: boolean) => getSlowJson<CustomerRecord>(`${at(id)}/records/${encodeURIComponent(operation)}${anew ? '?anew=1' : ''}`),
  take: (id: string) => changeJson<Row>('POST', `${at(id)}/take`, {}),
  send: (id: string, text: string, clientKey: string) => changeJson<Line>('POST', `${at(id)}/messages`, { text, clientKey }),
  sendPicture: (id: string, picture: Blob, clientKey: string) => sendBytes<Line>(`${at(id)}/pictures?clientKey=${encodeURIComponent(clientKey)}`, picture),
  note: (id: string, text: string) => changeJson<Line>('POST', `${at(id)}/notes`, { text }),
  transfer: (id: string, to: { queue?: string; agent?: string; word: string }) => changeJson<unknown>('POST', `${at(id)}/transfer`, to),
  giveBack: (id: string, word: string) => changeJson<unknown>('POST', `${at(id)}/give-back`, { word }),
  close: (id: string, reason: string, askRating: boolean) => changeJson<unknown>('POST', `${at(id)}/close`, { reason, askRating }),
  seen: (id: string) => changeJson<unknown>('POST', `${at(id)}/seen`, {}),
  mark: (id: string, line: string, mark: { articleId?: string; question: string; answer?: string }) =>
    changeJson<unknown>('POST', `${at(id)}/lines/${encodeURIComponent(line)}/mark`, mark),
  articles: (query: string) => getJson<Draft[] | { drafts: Draft[] }>(`/api/desk/drafts?q=${encodeURIComponent(query)}`).then((read) => (Array.isArray(read) ? read : read.drafts)),
  search: (query: string, before: string) =>
    getJson<{ hits: Hit[]; more: boolean; next?: string | null }>(`/api/desk/search?q=${encodeURIComponent(query)}${before === '' ? '' : `&before=${encodeURIComponent(before)}`}`),
  marks: (state: Mark['state'] | '', before: string) =>
    getJson<{ marks: Mark[]; more: boolean }>(`/api/desk/marks?${new URLSearchParams(Object.entries({ state, before }).filter((entry) => entry[1] !== ''))}`),
  settle: (id: string, settled: { state: Mark['state']; word: string; articleId?: string }) => changeJson<Mark>('PUT', `/api/desk/marks/${encodeURIComponent(id)}`, settled),
  quickReplies: () => getJson<QuickReply[] | { replies: QuickReply[] }>('/api/desk/quick-replies').then((read) => (Array.isArray(read) ? read : read.replies)),
  addQuickReply: (reply: Omit<QuickReply, 'id'>) => changeJson<QuickReply>('POST', '/api/desk/quick-replies', reply),
  changeQuickReply: (reply: QuickReply) => changeJson<unknown>('PUT', `/api/desk/quick-replies/${encodeURIComponent(reply.id)}`, reply),
  dropQuickReply: (id: string) => changeJson<unknown>('DELETE', `/api/desk/quick-replies/${encodeURIComponent(id)}`),
}

function at(id: string): string {
  return `${CONVERSATIONS}/${encodeURIComponent(id)}`
}
