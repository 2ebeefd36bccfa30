import { beforeEach, describe, expect, it } from 'vitest'
import { aLine, aRow, aTalk } from './samples'
import { apply, emptyState, load, type DeskState } from './state'
import { joined } from './talk'

describe('the desk', () => {
  let state: DeskState

  beforeEach(() => {
    state = emptyState()
    load(state, { me: { presence: 'online', capacity: 5, open: 1 }, queues: [], agents: [], conversations: [aRow()], cursor: '100' })
    state.talks.set('1', joined(undefined, aTalk({ cursor: '100' })))
  })

  it('drops a change it knows already', () => {
    expect(apply(state, { kind: 'row', row: aRow({ id: '2', state: 'waiting' }), cursor: '99' }, 'me')).toBeUndefined()
    expect(state.rows.has('2')).toBe(false)
  })

  it('takes changes that share a cursor', () => {
    apply(state, { kind: 'row', row: aRow({ id: '2' }), cursor: '101' }, 'me')
    apply(state, { kind: 'row', row: aRow({ id: '3' }), cursor: '101' }, 'me')
    expect([...state.rows.keys()]).toEqual(['1', '2', '3'])
  })

  it('goes on from the last change', () => {
    apply(state, { kind: 'line', conversation: '1', followerKey: 'f1', line: aLine(), cursor: '101' }, 'me')
    apply(state, { kind: 'line', conversation: '1', followerKey: 'f1', line: aLine(), cursor: '101' }, 'me')
    expect(state.cursor).toBe('101')
    expect(state.talks.get('1')?.lines).toHaveLength(1)
  })

  it('does not let an older change undo what was read later', () => {
    state.talks.set('1', joined(undefined, aTalk({ cursor: '110', allowance: { left: 1, until: 0, unlimited: false } })))
    apply(state, { kind: 'allowance', conversation: '1', allowance: { left: 4, until: 0, unlimited: false }, cursor: '105' }, 'me')
    expect(state.talks.get('1')?.allowance.left).toBe(1)
    apply(state, { kind: 'allowance', conversation: '1', allowance: { left: 0, until: 0, unlimited: false }, cursor: '111' }, 'me')
    expect(state.talks.get('1')?.allowance.left).toBe(0)
  })

  it('hears of somebody who waits, once', () => {
    const waiting = aRow({ id: '2', state: 'waiting', agent: null })
    expect(apply(state, { kind: 'row', row: waiting, cursor: '101' }, 'me')).toEqual({ kind: 'waiting', row: waiting })
    expect(apply(state, { kind: 'row', row: { ...waiting, unread: 2 }, cursor: '102' }, 'me')).toBeUndefined()
  })

  it('hears of a conversation given to the person, not of one given to somebody else', () => {
    const mine = aRow({ id: '2' })
    expect(apply(state, { kind: 'row', row: mine, cursor: '101' }, 'me')?.kind).toBe('given')
    expect(apply(state, { kind: 'row', row: aRow({ id: '3', agent: { id: 'other', name: '' } }), cursor: '102' }, 'me')).toBeUndefined()
  })

  it('hears of what a follower says to the person, once', () => {
    const line = aLine({ id: '7' })
    expect(apply(state, { kind: 'line', conversation: '1', followerKey: 'f1', line, cursor: '101' }, 'me')?.kind).toBe('line')
    expect(apply(state, { kind: 'line', conversation: '1', followerKey: 'f1', line, cursor: '102' }, 'me')).toBeUndefined()
  })

  it('forgets a conversation that has ended, but still shows it where it is open', () => {
    apply(state, { kind: 'row', row: aRow({ state: 'closed' }), cursor: '101' }, 'me')
    expect(state.rows.size).toBe(0)
    expect(state.talks.get('1')?.row.state).toBe('closed')
  })

  it('knows how much the person has to do from the list of agents', () => {
    apply(state, { kind: 'agents', agents: [{ id: 'me', name: '', presence: 'away', open: 3, capacity: 4, queues: [] }], cursor: '101' }, 'me')
    expect(state.me).toMatchObject({ presence: 'away', open: 3, capacity: 4 })
  })
})
