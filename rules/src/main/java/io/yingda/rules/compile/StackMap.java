package io.yingda.rules.compile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The stack map of a method (Java Virtual Machine Specification, 4.7.4), whose code begins a few bytes later. */
final class StackMap {

    private static final int SAME_ONE_EXTENDED = 247;
    private static final int SAME_EXTENDED = 251;
    private static final int FULL = 255;
    private static final int OBJECT = 7;
    private static final int UNINITIALIZED = 8;

    private final ByteBuffer original;
    private final DataOutputStream out;
    private final int by;

    private StackMap(ByteBuffer original, DataOutputStream out, int by) {
        this.original = original;
        this.out = out;
        this.by = by;
    }

    /** The map at the buffer's position for code moved by so many bytes. Each frame but the first counts from the one before. */
    static byte[] moved(ByteBuffer original, int by) throws IOException {
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(moved)) {
            StackMap map = new StackMap(original, out, by);
            int frames = map.copyShort();
            for (int frame = 0; frame < frames; frame++) {
                map.frame(frame == 0 ? by : 0);
            }
        }
        return moved.toByteArray();
    }

    private void frame(int later) throws IOException {
        int tag = original.get() & 0xFF;
        if (tag < 64) {
            same(tag + later, SAME_EXTENDED, 0);
        } else if (tag < 128) {
            same(tag - 64 + later, SAME_ONE_EXTENDED, 64);
            types(1);
        } else {
            out.writeByte(tag);
            out.writeShort(original.getShort() + later);
            if (tag == SAME_ONE_EXTENDED) {
                types(1);
            } else if (tag == FULL) {
                types(copyShort());
                types(copyShort());
            } else if (tag > SAME_EXTENDED) {
                types(tag - SAME_EXTENDED);
            }
        }
    }

    private void same(int offset, int extended, int base) throws IOException {
        if (offset < 64) {
            out.writeByte(base + offset);
        } else {
            out.writeByte(extended);
            out.writeShort(offset);
        }
    }

    private void types(int count) throws IOException {
        for (int type = 0; type < count; type++) {
            int tag = original.get() & 0xFF;
            out.writeByte(tag);
            if (tag == OBJECT) {
                copyShort();
            } else if (tag == UNINITIALIZED) {
                out.writeShort(original.getShort() + by);
            }
        }
    }

    private int copyShort() throws IOException {
        int value = original.getShort() & 0xFFFF;
        out.writeShort(value);
        return value;
    }
}
