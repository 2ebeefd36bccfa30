package io.yingda.rules.compile;

import io.yingda.rules.compile.ClassFile.Member;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Sends the calls of a class file that evaluate regular expressions to {@code io.yingda.rules.run.Expressions}, where they
 * count against the turn's budget. An instance call becomes a static one that takes the instance first, a static one keeps its
 * arguments: the instruction is as long, and the stack the same, so nothing else in the class file changes but for constants added at the end of the pool.
 */
final class Redirection {

    private static final String TARGET = "io/yingda/rules/run/Expressions";
    private static final int INVOKE_VIRTUAL = 0xB6;
    private static final int INVOKE_STATIC = 0xB8;

    /** What is sent on, with the descriptor it has there. */
    private static final Map<Member, String> REDIRECTED = Map.of(
            new Member("java.lang.String", "matches", "(Ljava/lang/String;)Z"),
            "(Ljava/lang/String;Ljava/lang/String;)Z",
            new Member("java.lang.String", "replaceAll", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;"),
            "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            new Member("java.lang.String", "replaceFirst", "(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;"),
            "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;",
            new Member("java.lang.String", "split", "(Ljava/lang/String;)[Ljava/lang/String;"),
            "(Ljava/lang/String;Ljava/lang/String;)[Ljava/lang/String;",
            new Member("java.lang.String", "split", "(Ljava/lang/String;I)[Ljava/lang/String;"),
            "(Ljava/lang/String;Ljava/lang/String;I)[Ljava/lang/String;",
            new Member("java.util.regex.Pattern", "matches", "(Ljava/lang/String;Ljava/lang/CharSequence;)Z"),
            "(Ljava/lang/String;Ljava/lang/CharSequence;)Z",
            new Member("java.util.regex.Pattern", "split", "(Ljava/lang/CharSequence;)[Ljava/lang/String;"),
            "(Ljava/util/regex/Pattern;Ljava/lang/CharSequence;)[Ljava/lang/String;",
            new Member("java.util.regex.Pattern", "split", "(Ljava/lang/CharSequence;I)[Ljava/lang/String;"),
            "(Ljava/util/regex/Pattern;Ljava/lang/CharSequence;I)[Ljava/lang/String;",
            new Member("java.util.regex.Pattern", "matcher", "(Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;"),
            "(Ljava/util/regex/Pattern;Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;",
            new Member("java.util.regex.Matcher", "reset", "(Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;"),
            "(Ljava/util/regex/Matcher;Ljava/lang/CharSequence;)Ljava/util/regex/Matcher;");

    private final ClassFile file;
    private final byte[] code;
    private final Map<Integer, Integer> targets = new HashMap<>();
    private final ByteArrayOutputStream added = new ByteArrayOutputStream();
    private int poolSize;

    private Redirection(byte[] original) {
        file = new ClassFile(original);
        code = original.clone();
        poolSize = file.size();
    }

    /** Whether calls of this member are sent on. */
    static boolean covers(Member member) {
        return REDIRECTED.containsKey(member);
    }

    /** The class file with its calls sent on; the same one when it has none. */
    static byte[] of(byte[] original) {
        Redirection redirection = new Redirection(original);
        redirection.addTargets();
        return redirection.targets.isEmpty() ? original : redirection.rewritten();
    }

    private void addTargets() {
        try (DataOutputStream out = new DataOutputStream(added)) {
            for (int index = 1; index < file.size(); index++) {
                Member member = file.member(index);
                String descriptor = member == null ? null : REDIRECTED.get(member);
                if (member != null && descriptor != null) {
                    targets.put(index, addMethod(out, member.name(), descriptor));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int addMethod(DataOutputStream out, String name, String descriptor) throws IOException {
        int first = poolSize;
        for (String text : new String[] {TARGET, name, descriptor}) {
            out.writeByte(1);
            out.writeUTF(text);
        }
        out.writeByte(7);
        out.writeShort(first);
        out.writeByte(12);
        out.writeShort(first + 1);
        out.writeShort(first + 2);
        out.writeByte(10);
        out.writeShort(first + 3);
        out.writeShort(first + 4);
        poolSize = first + 6;
        return first + 5;
    }

    private byte[] rewritten() {
        ByteBuffer buffer = ByteBuffer.wrap(code);
        buffer.position(file.end() + 6);
        buffer.position(buffer.position() + 2 + 2 * buffer.getShort(buffer.position()));
        members(buffer);
        members(buffer);
        buffer.putShort(8, (short) poolSize);
        byte[] more = added.toByteArray();
        return ByteBuffer.allocate(code.length + more.length)
                .put(code, 0, file.end())
                .put(more)
                .put(code, file.end(), code.length - file.end())
                .array();
    }

    /** Fields or methods: access, name, descriptor and attributes each. */
    private void members(ByteBuffer buffer) {
        for (int left = buffer.getShort() & 0xFFFF; left > 0; left--) {
            buffer.position(buffer.position() + 6);
            for (int attributes = buffer.getShort() & 0xFFFF; attributes > 0; attributes--) {
                String name = file.text(buffer.getShort() & 0xFFFF);
                int length = buffer.getInt();
                int next = buffer.position() + length;
                if (name.equals("Code")) {
                    int start = buffer.position() + 8;
                    instructions(buffer, start, start + buffer.getInt(start - 4));
                }
                buffer.position(next);
            }
        }
    }

    private void instructions(ByteBuffer buffer, int start, int end) {
        for (int at = start; at < end; at = Instructions.next(buffer, start, at)) {
            int opcode = buffer.get(at) & 0xFF;
            if (opcode == INVOKE_VIRTUAL || opcode == INVOKE_STATIC) {
                Integer target = targets.get(buffer.getShort(at + 1) & 0xFFFF);
                if (target != null) {
                    buffer.put(at, (byte) INVOKE_STATIC);
                    buffer.putShort(at + 1, target.shortValue());
                }
            }
        }
    }
}
