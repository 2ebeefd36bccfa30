import { reactive, watch } from 'vue'
import type { News } from './state'

const KEPT_AS = 'yingda.desk.alerts'

/** How a person wants to be told of news; remembered in this browser. */
export const alerts = reactive({ sound: true, notification: false, ...kept() })

watch(alerts, () => localStorage.setItem(KEPT_AS, JSON.stringify(alerts)))

/** Notes of a chime, in hertz, and how far apart they are, in seconds. */
const CHIMES = { waiting: [660, 880], given: [660, 880], line: [740] }
const APART = 0.13

let audio: AudioContext | undefined

/** Tells of news by sound, and by the browser's notification while the page is out of sight. */
export function ring(news: News) {
  if (alerts.sound) {
    chime(CHIMES[news.kind])
  }
  if (alerts.notification && document.hidden && 'Notification' in window && Notification.permission === 'granted') {
    const title = { waiting: '有粉丝在等', given: '新会话给了你', line: '粉丝来信' }[news.kind]
    const shown = new Notification(title, { body: `${news.row.follower.name}：${news.kind === 'line' ? news.line.text : news.row.lastText}`.slice(0, 80), tag: news.row.id })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
  }
}

/** Switches notifications on, which the person has to allow; whether they are on now. */
export async function allowNotifications(): Promise<boolean> {
  alerts.notification = 'Notification' in window && (await Notification.requestPermission()) === 'granted'
  return alerts.notification
}

function chime(notes: readonly number[]) {
  audio ??= new AudioContext()
  // Before the first click on the page a browser plays nothing.
  if (audio.state === 'suspended') {
    void audio.resume()
  }
  const start = audio.currentTime
  notes.forEach((frequency, index) => {
    const tone = new OscillatorNode(audio as AudioContext, { frequency, type: 'sine' })
    const volume = new GainNode(audio as AudioContext, { gain: 0 })
    const at = start + index * APART
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(0.12, at + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.28)
    tone.connect(volume).connect((audio as AudioContext).destination)
    tone.start(at)
    tone.stop(at + 0.3)
  })
}

function kept(): Partial<{ sound: boolean; notification: boolean }> {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}') as Partial<{ sound: boolean; notification: boolean }>
  } catch {
    return {}
  }
}
