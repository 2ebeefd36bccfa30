import { ref, shallowRef } from 'vue'
import { pictureOf, refusalOf, type Picture } from '../../../desk/pictures'
import { theDesk } from '../../../desk/useDesk'

/** A picture that is chosen, pasted or dropped, to be looked at before it is sent. */
export function usePicture(mine: () => boolean) {
  const desk = theDesk()
  const picture = shallowRef<Picture>()
  const over = ref(false)

  async function choose(file: File | undefined) {
    if (file === undefined || !mine()) {
      return
    }
    const refusal = await refusalOf(file)
    if (refusal === undefined) {
      await desk.attempt(async () => void (picture.value = await pictureOf(file)))
    } else {
      desk.complain(refusal)
    }
  }

  function pasted(event: ClipboardEvent) {
    const file = event.clipboardData?.files[0]
    if (file !== undefined) {
      event.preventDefault()
      void choose(file)
    }
  }

  function dropped(event: DragEvent) {
    over.value = false
    void choose(event.dataTransfer?.files[0])
  }

  /** Takes the picture away to be sent; undefined when there is none. */
  function taken(): Picture | undefined {
    const taking = picture.value
    picture.value = undefined
    return taking
  }

  return { picture, over, choose, pasted, dropped, taken }
}
