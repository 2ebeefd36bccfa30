package io.yingda.rules.compile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Puts a look at the turn's budget at the head of every lambda's body in a class file: lambdas that call each other through an
 * array or a collection never end, and no loop and no function is among them that would ask. Four bytes are inserted, so that
 * switches stay aligned; jumps are relative and stay as they are.
 */
final class LambdaGuards {

    private static final String LAMBDA = "lambda$";
    private static final String BUDGET = "io/yingda/rules/run/Budget";
    private static final int INVOKE_STATIC = 0xB8;
    private static final int POP = 0x57;
    private static final int LONGER_BY = 4;

    private final ClassFile file;
    private final ByteBuffer code;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final int look;

    private LambdaGuards(byte[] original) {
        file = new ClassFile(original);
        code = ByteBuffer.wrap(original);
        look = file.size() + 5;
    }

    /** The class file with its lambdas guarded; the same one when it has none. */
    static byte[] of(byte[] original) {
        LambdaGuards guards = new LambdaGuards(original);
        if (guards.file.texts().stream().noneMatch(text -> text.startsWith(LAMBDA))) {
            return original;
        }
        try {
            guards.write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return guards.bytes.toByteArray();
    }

    private void write() throws IOException {
        copy(8);
        out.writeShort(code.getShort() + 6);
        copy(file.end() - code.position());
        addLook();
        copy(6);
        copy(2 + 2 * code.getShort(code.position()));
        members();
        members();
        copy(code.remaining());
    }

    private void addLook() throws IOException {
        for (String text : new String[] {BUDGET, "left", "()Z"}) {
            out.writeByte(1);
            out.writeUTF(text);
        }
        out.writeByte(7);
        out.writeShort(look - 5);
        out.writeByte(12);
        out.writeShort(look - 4);
        out.writeShort(look - 3);
        out.writeByte(10);
        out.writeShort(look - 2);
        out.writeShort(look - 1);
    }

    private void members() throws IOException {
        int count = copyShort();
        for (int left = count; left > 0; left--) {
            copy(2);
            boolean lambda = file.text(copyShort()).startsWith(LAMBDA);
            copy(2);
            for (int attributes = copyShort(); attributes > 0; attributes--) {
                String name = file.text(copyShort());
                if (lambda && name.equals("Code")) {
                    body();
                } else {
                    copy(4 + code.getInt(code.position()));
                }
            }
        }
    }

    private void body() throws IOException {
        int end = code.getInt() + code.position();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (DataOutputStream body = new DataOutputStream(written)) {
            body.writeShort(Math.max(1, code.getShort()));
            body.writeShort(code.getShort());
            int length = code.getInt();
            body.writeInt(length + LONGER_BY);
            body.writeByte(INVOKE_STATIC);
            body.writeShort(look);
            body.writeByte(POP);
            body.write(code.array(), code.position(), length);
            code.position(code.position() + length);
            int handlers = code.getShort();
            body.writeShort(handlers);
            for (int handler = 0; handler < handlers; handler++) {
                for (int place = 0; place < 3; place++) {
                    body.writeShort(code.getShort() + LONGER_BY);
                }
                body.writeShort(code.getShort());
            }
            attributes(body);
        }
        if (code.position() != end) {
            throw new IllegalArgumentException("a method of unknown shape");
        }
        out.writeInt(written.size());
        written.writeTo(out);
    }

    /** Lines and stack maps move along; what only debuggers read is left out. */
    private void attributes(DataOutputStream body) throws IOException {
        int kept = 0;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (DataOutputStream attributes = new DataOutputStream(written)) {
            for (int left = code.getShort(); left > 0; left--) {
                int name = code.getShort() & 0xFFFF;
                int length = code.getInt();
                int next = code.position() + length;
                byte[] moved = switch (file.text(name)) {
                    case "LineNumberTable" -> lines();
                    case "StackMapTable" -> StackMap.moved(code, LONGER_BY);
                    default -> new byte[0];
                };
                if (moved.length > 0) {
                    attributes.writeShort(name);
                    attributes.writeInt(moved.length);
                    attributes.write(moved);
                    kept++;
                }
                code.position(next);
            }
        }
        body.writeShort(kept);
        written.writeTo(body);
    }

    private byte[] lines() {
        int count = code.getShort(code.position());
        ByteBuffer moved = ByteBuffer.allocate(2 + 4 * count).putShort(code.getShort());
        for (int line = 0; line < count; line++) {
            int from = code.getShort() & 0xFFFF;
            moved.putShort((short) (from == 0 ? 0 : from + LONGER_BY)).putShort(code.getShort());
        }
        return moved.array();
    }

    private int copyShort() throws IOException {
        int value = code.getShort() & 0xFFFF;
        out.writeShort(value);
        return value;
    }

    private void copy(int length) throws IOException {
        out.write(code.array(), code.position(), length);
        code.position(code.position() + length);
    }
}
