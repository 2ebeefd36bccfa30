package io.yingda.knowledge.meaning;

import io.yingda.knowledge.document.WholeFile;
import io.yingda.knowledge.meaning.Points.Range;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps which texts are near to what was looked for in a file, for the next process that looks for the same: what is checked on
 * every commit is compared with the texts that have come since alone. Finds the same as without it. For many threads.
 */
public final class NearShelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NearShelf.class);
    private static final int VERSION = 0x594e0001;

    /** More than anybody asks for, so that some of them may be hidden. */
    private static final int DEPTH = 160;

    private final Path file;
    private final Kept kept;
    private final Map<Long, Nearest> asked = new ConcurrentHashMap<>();
    private long[] texts = new long[0];

    private NearShelf(Path file, Kept kept) {
        this.file = file;
        this.kept = kept;
    }

    /** What an earlier process left in this file, which counts as nothing when it cannot be read. */
    public static NearShelf open(Path file) {
        return new NearShelf(file, Kept.read(file));
    }

    /** Looks for the texts of one version of the content; only what is looked for in the last version is kept. */
    Finders over(Points points) {
        texts = IntStream.range(0, points.size())
                .mapToLong(text -> points.text(text).digest())
                .toArray();
        asked.clear();
        int[] moved = kept.moved(texts);
        BitSet known = new BitSet();
        Arrays.stream(moved).filter(text -> text >= 0).forEach(known::set);
        return new Finders(
                new Shelved(points, points.allPhrasings(), moved, known),
                new Shelved(points, points.allPassages(), moved, known));
    }

    /** Writes what was looked for, and forgets the rest. */
    @Override
    public void close() {
        if (Arrays.equals(texts, kept.texts) && asked.keySet().equals(kept.nearest.keySet())) {
            return;
        }
        try {
            new Kept(texts, asked).write(file);
        } catch (IOException unwritable) {
            LOG.warn("测试问题附近的文字存不到缓存里，下次检查要重新比较：{}", unwritable.toString());
        }
    }

    /** Finds what the finder of these texts finds. */
    private final class Shelved implements Finder {

        private final Points points;
        private final Finder finder;
        private final Range among;
        private final int[] moved;
        private final int[] fresh;

        /**
         * @param moved where each text that was kept is now; -1 where it is gone
         * @param known the texts that are one of those
         */
        Shelved(Points points, Range among, int[] moved, BitSet known) {
            this.points = points;
            this.among = among;
            this.moved = moved;
            finder = points.finder(among);
            fresh = IntStream.range(among.start(), among.end())
                    .filter(text -> !known.get(text))
                    .toArray();
        }

        @Override
        public Nearest near(Aim aim, int most, IntPredicate accepted) {
            long key = 31 * aim.digest() + (among.start() == 0 ? 0 : 1);
            Nearest all = asked.computeIfAbsent(key, any -> all(key, aim));
            Nearest found = new Nearest(most);
            for (int rank = 0; rank < all.size() && found.size() < most; rank++) {
                if (accepted.test(all.place(rank))) {
                    found.offer(all.place(rank), all.value(rank));
                }
            }
            boolean mayBeMore = found.size() < most && all.size() == DEPTH;
            return mayBeMore ? finder.near(aim, most, accepted) : found;
        }

        private Nearest all(long key, Aim aim) {
            Nearest before = kept.nearest.get(key);
            if (before != null && Arrays.equals(texts, kept.texts)) {
                return before;
            }
            Nearest now = before == null ? null : updated(before, aim);
            return now == null ? finder.near(aim, DEPTH, any -> true) : now;
        }

        /** With what is new; null when one of them is gone, and another one, which nobody knows, next in line. */
        private @Nullable Nearest updated(Nearest before, Aim aim) {
            float[] cosines = new float[before.size() + fresh.length];
            long[] places = new long[cosines.length];
            for (int rank = 0; rank < before.size(); rank++) {
                int text = moved[before.place(rank)];
                if (text < 0) {
                    return null;
                }
                cosines[rank] = before.value(rank);
                places[rank] = (long) text << Integer.SIZE | rank;
            }
            for (int index = 0; index < fresh.length; index++) {
                int at = before.size() + index;
                cosines[at] = points.roughly(aim, fresh[index]);
                places[at] = (long) fresh[index] << Integer.SIZE | at;
            }
            // As the texts are in order, since of two that are as near the first is found.
            Arrays.sort(places);
            Nearest now = new Nearest(DEPTH);
            for (long place : places) {
                now.offer((int) (place >> Integer.SIZE), cosines[(int) place]);
            }
            return now;
        }
    }

    /** What is in a file. */
    private static final class Kept {

        /** By their digests. */
        private final long[] texts;

        private final Map<Long, Nearest> nearest;

        Kept(long[] texts, Map<Long, Nearest> nearest) {
            this.texts = texts;
            this.nearest = nearest;
        }

        /** For each text where it is among these; -1 for those that are not. */
        int[] moved(long[] now) {
            Map<Long, Integer> places = new HashMap<>();
            for (int place = 0; place < now.length; place++) {
                places.putIfAbsent(now[place], place);
            }
            return Arrays.stream(texts)
                    .mapToInt(text -> places.getOrDefault(text, -1))
                    .toArray();
        }

        static Kept read(Path file) {
            Kept nothing = new Kept(new long[0], Map.of());
            if (!Files.exists(file)) {
                return nothing;
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                if (bytes.getInt() != VERSION) {
                    return nothing;
                }
                long[] texts = new long[bytes.getInt()];
                Arrays.setAll(texts, any -> bytes.getLong());
                Map<Long, Nearest> nearest = new HashMap<>();
                for (int left = bytes.getInt(); left > 0; left--) {
                    nearest.put(bytes.getLong(), list(bytes, texts.length));
                }
                return new Kept(texts, nearest);
            } catch (IOException
                    | BufferUnderflowException
                    | NegativeArraySizeException
                    | IndexOutOfBoundsException unreadable) {
                // As good as nothing: all texts are looked at again.
                return nothing;
            }
        }

        private static Nearest list(ByteBuffer bytes, int texts) {
            int size = bytes.getInt();
            Nearest list = new Nearest(DEPTH);
            for (int rank = 0; rank < size; rank++) {
                list.offer(Objects.checkIndex(bytes.getInt(), texts), bytes.getFloat());
            }
            return list;
        }

        void write(Path file) throws IOException {
            int size = 3 * Integer.BYTES + texts.length * Long.BYTES;
            for (Nearest list : nearest.values()) {
                size += Long.BYTES + Integer.BYTES + list.size() * (Integer.BYTES + Float.BYTES);
            }
            ByteBuffer bytes = ByteBuffer.allocate(size).putInt(VERSION).putInt(texts.length);
            for (long text : texts) {
                bytes.putLong(text);
            }
            bytes.putInt(nearest.size());
            nearest.forEach((key, list) -> {
                bytes.putLong(key).putInt(list.size());
                for (int rank = 0; rank < list.size(); rank++) {
                    bytes.putInt(list.place(rank)).putFloat(list.value(rank));
                }
            });
            WholeFile.write(file, out -> out.write(bytes.array()));
        }
    }
}
