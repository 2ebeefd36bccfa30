const COLOURS = ['#0b6b55', '#8a4a12', '#3b4fa0', '#7a3a76']

/** A colour for an account's portrait, the same every time. */
export function accountColour(name: string): string {
  const sum = [...name].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
  return COLOURS[sum % COLOURS.length] ?? '#0b6b55'
}
