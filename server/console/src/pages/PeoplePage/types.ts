export interface ListedPerson {
  id: string
  login: string
  name: string
  roles: string[]
  active: boolean
  code: boolean
  lastSeen: number | null
}
