import { ref, shallowRef } from 'vue'
import { ApiError, changeJson, getJson, trust } from './api'

export type Right = 'SIGNED_IN' | 'SEE_DESK' | 'SERVE' | 'SUPERVISE' | 'EDIT' | 'ADMINISTER'

export interface Person {
  id: string
  login: string
  name: string
  roles: string[]
  rights: Right[]
}

export interface Session {
  person: Person
  csrf: string
}

/** Who is signed in; undefined while nobody is, or while it is not known yet. */
export const session = shallowRef<Session>()
/** Whether nobody exists yet who could sign in. */
export const isFirst = ref(false)
/** Whether this server is a demonstration, with a sandbox; undefined while not known. */
export const hasSandbox = ref<boolean>()

/** The session, asked for once. Undefined when nobody is signed in. Fails when the server cannot be reached. */
export async function readSession(): Promise<Session | undefined> {
  if (session.value !== undefined) {
    return session.value
  }
  try {
    return accept(await getJson<Session>('/api/session'))
  } catch (failed) {
    if (failed instanceof ApiError && failed.status === 401) {
      isFirst.value = failed.details['first'] === true
      return undefined
    }
    throw failed
  }
}

/** Whether the session has ended, asked afresh. A server out of reach says nothing about it. */
export async function isOver(): Promise<boolean> {
  try {
    accept(await getJson<Session>('/api/session'))
    return false
  } catch (failed) {
    return failed instanceof ApiError && failed.status === 401
  }
}

export async function readSandbox(): Promise<boolean> {
  if (hasSandbox.value === undefined) {
    hasSandbox.value = await getJson('/api/demo').then(
      () => true,
      () => false,
    )
  }
  return hasSandbox.value
}

export function accept(given: Session): Session {
  trust(given.csrf)
  session.value = given
  isFirst.value = false
  return given
}

export function forget() {
  session.value = undefined
  trust('')
}

export async function signOut() {
  await changeJson('DELETE', '/api/session')
  forget()
}

export function may(right: Right): boolean {
  return session.value?.person.rights.includes(right) ?? false
}
