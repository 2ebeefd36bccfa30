/** Groups of HanLP's tags by their first letter, or by the whole tag where that says more. */
const WHOLE: Record<string, string> = {
  nr: '人名',
  ns: '地名',
  nt: '机构',
  nz: '专名',
  vn: '动名词',
  an: '名形词',
  ad: '副形词',
  ry: '疑问词',
  mq: '数量词',
  ude1: '助词',
}

const FIRST: Record<string, string> = {
  n: '名词',
  t: '时间',
  s: '处所',
  f: '方位',
  v: '动词',
  a: '形容词',
  b: '区别词',
  z: '状态词',
  r: '代词',
  m: '数词',
  q: '量词',
  d: '副词',
  p: '介词',
  c: '连词',
  u: '助词',
  e: '叹词',
  y: '语气词',
  o: '拟声词',
  h: '前缀',
  k: '后缀',
  x: '字符串',
  w: '标点',
  g: '术语',
  i: '成语',
  l: '习语',
  j: '简称',
}

/** A tag of HanLP's as a person would say it; the tag itself where nobody would. */
export function partOfSpeech(tag: string): string {
  return WHOLE[tag] ?? FIRST[tag.charAt(0)] ?? tag
}

/** Nouns, verbs and descriptions carry the meaning; the rest holds it together. */
export function carriesMeaning(tag: string): boolean {
  return /^[nvatsgijlm]/.test(tag)
}
