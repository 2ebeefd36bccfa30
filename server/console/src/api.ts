/** Why a request came to nothing, in words for the person at the screen. */
export class ApiError extends Error {
  /**
   * @param status the HTTP status; 0 when there was no answer at all
   * @param details whatever else the answer said
   */
  constructor(
    readonly status: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

const PATIENCE_MILLIS = 8_000
/** For what is sent slowly, or has to be asked for elsewhere. */
const LONG_PATIENCE_MILLIS = 90_000

/** Asks for JSON. Fails with an {@link ApiError}. */
export async function getJson<T>(url: string): Promise<T> {
  return request<T>(url, {})
}

/** Asks for JSON that others have to be asked for first. Fails with an {@link ApiError}. */
export async function getSlowJson<T>(url: string): Promise<T> {
  return request<T>(url, {}, LONG_PATIENCE_MILLIS)
}

/** Posts JSON and reads the answer's. Fails with an {@link ApiError}. */
export async function postJson<T>(url: string, body: unknown): Promise<T> {
  return request<T>(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
}

let csrf = ''

/** From now on changes carry this token, which the session gave. */
export function trust(token: string) {
  csrf = token
}

/** Asks the server to change something, as the person signed in. Fails with an {@link ApiError}. */
export async function changeJson<T = void>(method: 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { 'X-Yingda-Csrf': csrf }
  if (body === undefined) {
    return request<T>(url, { method, headers })
  }
  return request<T>(url, { method, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
}

/** Sends the bytes of a file, as the person signed in. Fails with an {@link ApiError}. */
export async function sendBytes<T>(url: string, bytes: Blob): Promise<T> {
  const headers = { 'X-Yingda-Csrf': csrf, 'Content-Type': 'application/octet-stream' }
  return request<T>(url, { method: 'POST', headers, body: bytes }, LONG_PATIENCE_MILLIS)
}

/** The words of a failure, whatever failed. */
export function wordsOf(failure: unknown): string {
  return failure instanceof ApiError ? failure.message : '页面出错了，请刷新重试'
}

async function request<T>(url: string, options: RequestInit, patience = PATIENCE_MILLIS): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, { ...options, cache: 'no-store', signal: AbortSignal.timeout(patience) })
  } catch {
    throw new ApiError(0, '没有连上，服务可能已经停止')
  }
  if (response.status === 204) {
    return undefined as T
  }
  let body: unknown
  try {
    body = await response.json()
  } catch {
    throw new ApiError(response.status, `服务的回答看不懂（HTTP ${response.status}）`)
  }
  if (!response.ok) {
    const details = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
    throw new ApiError(response.status, errorIn(body) ?? `服务拒绝了请求（HTTP ${response.status}）`, details)
  }
  return body as T
}

function errorIn(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : undefined
}
