package io.yingda.knowledge.meaning;

import io.yingda.knowledge.document.WholeFile;
import io.yingda.knowledge.meaning.Points.Range;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps which texts are near to what was looked for in a file, for the next process that looks for the same: what is checked on
 * every commit is compared with the texts that have come since alone. Finds the same as without it; where there are so many
 * texts that a graph is followed, nothing is kept. For many threads, one version of the content at a time.
 */
public final class NearShelf implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NearShelf.class);
    private static final int VERSION = 0x594e0002;

    /** More than anybody asks for, so that some of them may be hidden. */
    private static final int DEPTH = 160;

    /** With so few left of them, all texts are looked at again. */
    private static final int LEAST = 128;

    private final Path file;
    private final Kept kept;
    private final Map<Long, Row> asked = new ConcurrentHashMap<>();
    private long @Nullable [] texts;

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
        long[] now = IntStream.range(0, points.size())
                .mapToLong(text -> points.text(text).digest())
                .toArray();
        texts = now;
        asked.clear();
        int[] moved = kept.moved(now);
        BitSet known = new BitSet();
        Arrays.stream(moved).filter(text -> text >= 0).forEach(known::set);
        boolean isSame = Arrays.equals(now, kept.texts);
        return new Finders(over(points, true, isSame, moved, known), over(points, false, isSame, moved, known));
    }

    private Finder over(Points points, boolean phrasings, boolean isSame, int[] moved, BitSet known) {
        Finder finder =
                phrasings ? points.finders().phrasings() : points.finders().passages();
        return finder instanceof Scan ? new Shelved(points, finder, phrasings, isSame, moved, known) : finder;
    }

    /** Writes what was looked for, and forgets the rest. */
    @Override
    public void close() {
        long[] last = texts;
        if (last == null || (Arrays.equals(last, kept.texts) && asked.keySet().equals(kept.rows.keySet()))) {
            return;
        }
        try {
            new Kept(last, Map.copyOf(asked)).write(file);
        } catch (IOException unwritable) {
            LOG.warn("测试问题附近的文字存不到缓存里，下次检查要重新比较：{}", unwritable.toString());
        }
    }

    /** Finds what the finder of these texts finds. */
    private final class Shelved implements Finder {

        private final Points points;
        private final Finder finder;
        private final boolean phrasings;
        private final boolean isSame;
        private final int[] moved;
        private final int[] fresh;
        private final int all;

        /**
         * @param phrasings whether it looks among those, or among passages
         * @param isSame whether the texts are those that were kept
         * @param moved where each text that was kept is now; -1 where it is gone
         * @param known the texts that are one of those
         */
        Shelved(Points points, Finder finder, boolean phrasings, boolean isSame, int[] moved, BitSet known) {
            this.points = points;
            this.finder = finder;
            this.phrasings = phrasings;
            this.isSame = isSame;
            this.moved = moved;
            Range among = phrasings ? points.allPhrasings() : points.allPassages();
            all = among.size();
            fresh = IntStream.range(among.start(), among.end())
                    .filter(text -> !known.get(text))
                    .toArray();
        }

        @Override
        public Nearest near(Aim aim, int most, IntPredicate accepted) {
            return finder.near(aim, most, accepted);
        }

        @Override
        public Nearest exactly(Points any, Aim aim, int most, IntPredicate accepted) {
            long key = 31 * aim.digest() + (phrasings ? 0 : 1);
            Row row = asked.computeIfAbsent(key, same -> row(key, aim));
            Nearest found = new Nearest(most);
            for (int rank = 0; rank < row.size() && found.size() < most; rank++) {
                if (accepted.test(row.texts[rank])) {
                    found.offer(row.texts[rank], row.cosines[rank]);
                }
            }
            boolean mayBeMore = found.size() < most && row.size() < all;
            return mayBeMore ? finder.exactly(points, aim, most, accepted) : found;
        }

        private Row row(long key, Aim aim) {
            Row before = kept.rows.get(key);
            if (before != null && isSame) {
                return before;
            }
            Row now = before == null ? Row.EMPTY : before.moved(moved);
            boolean hasAll = before != null && now.size() == all - fresh.length;
            if (now.size() < LEAST && !hasAll) {
                return Row.of(points, aim, finder.near(aim, DEPTH, any -> true));
            }
            for (int text : fresh) {
                now = now.with(points, aim, text, hasAll);
            }
            return now;
        }
    }

    /** The texts that are nearest as rounded vectors tell, nearest first, with their cosines themselves. */
    private static final class Row {

        static final Row EMPTY = new Row(new int[0], new float[0]);

        private final int[] texts;
        private final float[] cosines;

        Row(int[] texts, float[] cosines) {
            this.texts = texts;
            this.cosines = cosines;
        }

        static Row of(Points points, Aim aim, Nearest rough) {
            Row row = new Row(new int[rough.size()], new float[rough.size()]);
            for (int rank = 0; rank < rough.size(); rank++) {
                row.texts[rank] = rough.place(rank);
                row.cosines[rank] = points.cosine(aim, rough.place(rank));
            }
            return row;
        }

        int size() {
            return texts.length;
        }

        /** Where the texts are now, without those that are gone. */
        Row moved(int[] moved) {
            int[] now = new int[size()];
            float[] like = new float[size()];
            int left = 0;
            for (int rank = 0; rank < size(); rank++) {
                now[left] = moved[texts[rank]];
                like[left] = cosines[rank];
                left += now[left] < 0 ? 0 : 1;
            }
            return new Row(Arrays.copyOf(now, left), Arrays.copyOf(like, left));
        }

        /**
         * With another text, unless so many are nearer.
         *
         * @param hasAll whether there are no texts but these; where there are, one that comes after the last of these may come
         *     after others, too
         */
        Row with(Points points, Aim aim, int text, boolean hasAll) {
            float cosine = points.roughly(aim, text);
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (points.roughly(aim, texts[middle]) >= cosine) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if (low == DEPTH || (low == size() && !hasAll)) {
                return this;
            }
            Row with = new Row(
                    Arrays.copyOf(texts, Math.min(size() + 1, DEPTH)),
                    Arrays.copyOf(cosines, Math.min(size() + 1, DEPTH)));
            int after = with.size() - low - 1;
            System.arraycopy(texts, low, with.texts, low + 1, after);
            System.arraycopy(cosines, low, with.cosines, low + 1, after);
            with.texts[low] = text;
            with.cosines[low] = points.cosine(aim, text);
            return with;
        }
    }

    /** What is in a file. */
    private static final class Kept {

        /** By their digests. */
        private final long[] texts;

        private final Map<Long, Row> rows;

        Kept(long[] texts, Map<Long, Row> rows) {
            this.texts = texts;
            this.rows = rows;
        }

        /** For each text where it is among these; -1 for those that are not. Of several that are alike each is another one. */
        int[] moved(long[] now) {
            Map<Long, Deque<Integer>> places = new HashMap<>();
            for (int place = 0; place < now.length; place++) {
                places.computeIfAbsent(now[place], any -> new ArrayDeque<>(1)).add(place);
            }
            return Arrays.stream(texts)
                    .mapToInt(text -> {
                        Deque<Integer> alike = places.get(text);
                        return alike == null || alike.isEmpty() ? -1 : alike.poll();
                    })
                    .toArray();
        }

        static Kept read(Path file) {
            Kept nothing = new Kept(new long[0], Map.of());
            if (!Files.exists(file)) {
                return nothing;
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
                if (bytes.getLong() != checksum(bytes) || bytes.getInt() != VERSION || bytes.getInt() != DEPTH) {
                    return nothing;
                }
                long[] texts = new long[bytes.getInt()];
                Arrays.setAll(texts, any -> bytes.getLong());
                Map<Long, Row> rows = new HashMap<>();
                for (int left = bytes.getInt(); left > 0; left--) {
                    rows.put(bytes.getLong(), row(bytes, texts.length));
                }
                return new Kept(texts, rows);
            } catch (IOException
                    | BufferUnderflowException
                    | NegativeArraySizeException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException unreadable) {
                // As good as nothing: all texts are looked at again.
                return nothing;
            }
        }

        /** Of all that comes. */
        private static long checksum(ByteBuffer bytes) {
            CRC32 checksum = new CRC32();
            checksum.update(bytes.duplicate());
            return checksum.getValue();
        }

        private static Row row(ByteBuffer bytes, int texts) {
            int size = Objects.checkIndex(bytes.getInt(), DEPTH + 1);
            Row row = new Row(new int[size], new float[size]);
            bytes.asIntBuffer().get(row.texts);
            bytes.position(bytes.position() + size * Integer.BYTES);
            bytes.asFloatBuffer().get(row.cosines);
            bytes.position(bytes.position() + size * Float.BYTES);
            for (int text : row.texts) {
                Objects.checkIndex(text, texts);
            }
            return row;
        }

        void write(Path file) throws IOException {
            int size = Long.BYTES + 4 * Integer.BYTES + texts.length * Long.BYTES;
            for (Row row : rows.values()) {
                size += Long.BYTES + Integer.BYTES + row.size() * (Integer.BYTES + Float.BYTES);
            }
            ByteBuffer bytes = ByteBuffer.allocate(size)
                    .putLong(0)
                    .putInt(VERSION)
                    .putInt(DEPTH)
                    .putInt(texts.length);
            for (long text : texts) {
                bytes.putLong(text);
            }
            bytes.putInt(rows.size());
            rows.forEach((key, row) -> {
                bytes.putLong(key).putInt(row.size());
                bytes.asIntBuffer().put(row.texts);
                bytes.position(bytes.position() + row.size() * Integer.BYTES);
                bytes.asFloatBuffer().put(row.cosines);
                bytes.position(bytes.position() + row.size() * Float.BYTES);
            });
            bytes.putLong(0, checksum(bytes.position(Long.BYTES)));
            WholeFile.write(file, out -> out.write(bytes.array()));
        }
    }
}
