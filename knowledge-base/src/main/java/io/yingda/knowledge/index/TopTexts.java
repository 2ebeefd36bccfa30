package io.yingda.knowledge.index;

import java.util.stream.IntStream;
import org.apache.lucene.util.LongHeap;

/** The texts with the highest scores among those offered; of equal ones, those with lower numbers. */
final class TopTexts {

    private final int most;
    private final LongHeap heap;

    TopTexts(int most) {
        this.most = most;
        heap = new LongHeap(most);
    }

    /** @param score above 0 */
    void offer(int text, float score) {
        // The bits of positive numbers are in the order of the numbers.
        long ranked = ((long) Float.floatToIntBits(score) << Integer.SIZE) | (Integer.MAX_VALUE - text);
        if (heap.size() < most) {
            heap.push(ranked);
        } else if (ranked > heap.top()) {
            heap.updateTop(ranked);
        }
    }

    /** What a score must exceed to be kept, where texts are offered in the order of their numbers. */
    float floor() {
        return heap.size() < most ? 0 : Float.intBitsToFloat((int) (heap.top() >>> Integer.SIZE));
    }

    /** Numbers of the texts kept, best first. Empties it. */
    IntStream descending() {
        int[] texts = new int[heap.size()];
        for (int rank = texts.length - 1; rank >= 0; rank--) {
            texts[rank] = Integer.MAX_VALUE - (int) heap.pop();
        }
        return IntStream.of(texts);
    }
}
