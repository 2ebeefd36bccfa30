/** Places a person can send, near the demo's stores; degrees north and east. */
export const PLACES = [
  { label: '上海市徐汇区衡山路附近', latitude: 31.205, longitude: 121.446 },
  { label: '杭州市西湖区文三路附近', latitude: 30.279, longitude: 120.131 },
  { label: '成都市锦江区春熙路附近', latitude: 30.657, longitude: 104.081 },
] as const
