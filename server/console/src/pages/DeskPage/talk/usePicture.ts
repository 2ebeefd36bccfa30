import { ref, shallowRef } from 'vue'
import { pictureOf, refusalOf, type Picture } from '../../../desk/pictures'
import { theDesk } from '../../../desk/useDesk'

/**
 * A picture that is chosen, pasted or dropped, to be looked at before it is sent.
 *
 * @param wanted whether one could be sent
 */
export function usePicture(wanted: () => boolean) {
  const desk = theDesk()
  const picture = shallowRef<Picture>()
  const over = ref(false)

  async function choose(file: File | undefined) {
    if (file === undefined || !wanted()) {
      return
    }
    const refusal = await refusalOf(file)
    if (refusal === undefined) {
      await desk.attempt(async () => void (picture.value = await pictureOf(file)))
    } else {
      desk.complain(refusal)
    }
  }

  /** Spreadsheets and texts are copied as pictures, too: where there are words, they are meant. */
  function pasted(event: ClipboardEvent) {
    const file = event.clipboardData?.files[0]
    if (file !== undefined && wanted() && !event.clipboardData?.types.includes('text/plain')) {
      event.preventDefault()
      void choose(file)
    }
  }

  /** Words that are dragged go where the browser puts them. */
  function dragged(event: DragEvent) {
    if (event.dataTransfer?.types.includes('Files') === true) {
      event.preventDefault()
      over.value = wanted()
    }
  }

  function dropped(event: DragEvent) {
    over.value = false
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) {
      event.preventDefault()
      void choose(file)
    }
  }

  /** Takes the picture away to be sent; undefined when there is none. */
  function taken(): Picture | undefined {
    const taking = picture.value
    picture.value = undefined
    return taking
  }

  return { picture, over, choose, pasted, dragged, dropped, taken }
}
