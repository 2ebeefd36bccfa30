package io.yingda.rules.compile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The constant pool of a class file (Java Virtual Machine Specification, 4.4): every class, field and method its code can
 * reach is named there.
 */
final class ClassFile {

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int HANDLE = 15;

    private final List<Entry> pool = new ArrayList<>();
    private final int end;

    /**
     * A field or method of a class.
     *
     * @param owner the class, with dots
     */
    record Member(String owner, String name, String descriptor) {}

    private record Entry(int tag, int first, int second, String text) {}

    private static final Entry NONE = new Entry(0, 0, 0, "");

    /** @throws IllegalArgumentException when the bytes are no class file */
    ClassFile(byte[] code) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(code);
        try (DataInputStream in = new DataInputStream(bytes)) {
            if (in.readInt() != 0xCAFEBABE) {
                throw new IllegalArgumentException("not a class file");
            }
            in.readInt();
            int size = in.readUnsignedShort();
            pool.add(NONE);
            while (pool.size() < size) {
                Entry entry = entry(in);
                pool.add(entry);
                if (entry.tag() == 5 || entry.tag() == 6) {
                    pool.add(NONE);
                }
            }
            end = code.length - bytes.available();
        } catch (IOException truncated) {
            throw new UncheckedIOException(truncated);
        }
    }

    /** The classes referred to, with dots; of an array, what it holds. Primitive types are none. */
    Set<String> classes() {
        Set<String> classes = new TreeSet<>();
        for (Entry entry : pool) {
            if (entry.tag() == CLASS) {
                String name = element(text(entry.first()));
                if (!name.isEmpty()) {
                    classes.add(name);
                }
            }
        }
        return classes;
    }

    List<Member> members() {
        return IntStream.range(0, pool.size())
                .mapToObj(this::member)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The field or method at this position of the pool; null when something else is there. */
    @Nullable
    Member member(int index) {
        Entry entry = pool.get(index);
        if (entry.tag() != FIELD && entry.tag() != METHOD && entry.tag() != INTERFACE_METHOD) {
            return null;
        }
        Entry nameAndType = pool.get(entry.second());
        return new Member(
                element(text(pool.get(entry.first()).first())), text(nameAndType.first()), text(nameAndType.second()));
    }

    /** The fields and methods that handles point to, as method references do. */
    List<Member> handled() {
        return pool.stream()
                .filter(entry -> entry.tag() == HANDLE)
                .map(entry -> member(entry.second()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** How many positions the pool has, the unused first one included. */
    int size() {
        return pool.size();
    }

    /** Where the pool ends in the file. */
    int end() {
        return end;
    }

    /** All texts of the pool: names, descriptors and the strings of the code. */
    List<String> texts() {
        return pool.stream()
                .filter(entry -> entry.tag() == UTF8)
                .map(Entry::text)
                .toList();
    }

    String text(int index) {
        return pool.get(index).text();
    }

    /** {@code a/B} and {@code [[La/B;} as {@code a.B}; arrays of primitives as nothing. */
    private static String element(String internal) {
        int depth = internal.lastIndexOf('[') + 1;
        String bare = internal.substring(depth);
        if (depth > 0) {
            bare = bare.startsWith("L") ? bare.substring(1, bare.length() - 1) : "";
        }
        return bare.replace('/', '.');
    }

    private static Entry entry(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case UTF8 -> new Entry(tag, 0, 0, in.readUTF());
            case 3, 4 -> new Entry(tag, in.readInt(), 0, "");
            case 5, 6 -> new Entry(tag, in.readInt(), in.readInt(), "");
            case CLASS, 8, 16, 19, 20 -> new Entry(tag, in.readUnsignedShort(), 0, "");
            case FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, 17, 18 ->
                new Entry(tag, in.readUnsignedShort(), in.readUnsignedShort(), "");
            case HANDLE -> new Entry(tag, in.readUnsignedByte(), in.readUnsignedShort(), "");
            default -> throw new IllegalArgumentException("constant pool tag " + tag);
        };
    }
}
