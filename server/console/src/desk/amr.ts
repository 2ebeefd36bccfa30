/** Sound as browsers play it. */
export interface Sound {
  samples: Float32Array<ArrayBuffer>
  /** Samples in a second. */
  rate: number
}

interface Codec {
  decode: (amr: Uint8Array, done: (samples: Int16Array) => void, failed: (why: string) => void) => void
  encode: (samples: Int16Array, done: (amr: Uint8Array) => void, failed: (why: string) => void, kilobits: number) => void
}

/** Where the codec looks for what it is a part of; it needs nothing of it but a place to be hung. */
const HOOK = 'Recorder-Core-Export'
const RATE = 8_000
const FULL = 32_768
const MAGIC = '#!AMR\n'

let loading: Promise<Codec> | undefined

/** The codec, loaded when it is first needed: it is as large as the rest of the page. */
export function amrCodec(): Promise<Codec> {
  loading ??= load().catch((failure: unknown) => {
    loading = undefined
    throw failure
  })
  return loading
}

async function load(): Promise<Codec> {
  const host: { AMR?: Codec } = {}
  Object.defineProperty(Object, HOOK, { value: host, configurable: true })
  await import('recorder-core/src/engine/beta-amr-engine')
  if (host.AMR === undefined) {
    throw new Error('the codec is not what it was')
  }
  return host.AMR
}

/** That something is no sound we can play. */
export class Undecodable extends Error {}

/** Decodes AMR narrow band, in which WeChat records and which browsers do not play; {@link Undecodable} for anything else. */
export async function decodeAmr(bytes: Uint8Array): Promise<Sound> {
  if (String.fromCharCode(...bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new Undecodable('no AMR')
  }
  const codec = await amrCodec()
  const decoded = await new Promise<Int16Array>((resolve, reject) => codec.decode(bytes, resolve, (why) => reject(new Undecodable(why))))
  return { samples: Float32Array.from(decoded, (sample) => sample / FULL), rate: RATE }
}
