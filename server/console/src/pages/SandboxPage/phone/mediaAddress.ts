import type { InjectionKey } from 'vue'

/** Where a medium of an account is, by its id. */
export const MEDIA_ADDRESS: InjectionKey<(account: string, mediaId: string) => string> = Symbol('media address')
