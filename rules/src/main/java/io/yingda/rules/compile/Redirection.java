package io.yingda.rules.compile;

import io.yingda.rules.compile.ClassFile.Member;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the calls of a class file that evaluate regular expressions to {@code io.yingda.rules.run.Expressions}, and those that
 * make long texts of short ones to {@code io.yingda.rules.run.Texts}, where they count against the turn's budget. An instance call becomes a static one that takes the instance first, a static one keeps its
 * arguments: the instruction is as long, and the stack the same, so nothing else in the class file changes but for constants added at the end of the pool.
 */
final class Redirection {

    private static final String EXPRESSIONS = "io/yingda/rules/run/Expressions";
    private static final String TEXTS = "io/yingda/rules/run/Texts";
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";
    private static final int INVOKE_VIRTUAL = 0xB6;
    private static final int INVOKE_STATIC = 0xB8;

    private static final String BUILDER = "Ljava/lang/StringBuilder;";
    private static final String STRING = "Ljava/lang/String;";
    private static final String CHARS = "Ljava/lang/CharSequence;";
    private static final String PATTERN = "Ljava/util/regex/Pattern;";
    private static final String MATCHER = "Ljava/util/regex/Matcher;";

    /** Where a call goes. */
    private record Target(String owner, String descriptor) {}

    /** What is sent on. */
    private static final Map<Member, Target> REDIRECTED = redirected();

    private static Map<Member, Target> redirected() {
        Map<Member, Target> all = new HashMap<>();
        instance(all, EXPRESSIONS, STRING, "matches", "(" + STRING + ")Z");
        instance(all, EXPRESSIONS, STRING, "replaceAll", "(" + STRING + STRING + ")" + STRING);
        instance(all, EXPRESSIONS, STRING, "replaceFirst", "(" + STRING + STRING + ")" + STRING);
        instance(all, EXPRESSIONS, STRING, "split", "(" + STRING + ")[" + STRING);
        instance(all, EXPRESSIONS, STRING, "split", "(" + STRING + "I)[" + STRING);
        instance(all, EXPRESSIONS, PATTERN, "split", "(" + CHARS + ")[" + STRING);
        instance(all, EXPRESSIONS, PATTERN, "split", "(" + CHARS + "I)[" + STRING);
        instance(all, EXPRESSIONS, PATTERN, "matcher", "(" + CHARS + ")" + MATCHER);
        instance(all, EXPRESSIONS, MATCHER, "reset", "(" + CHARS + ")" + MATCHER);
        ofClass(all, EXPRESSIONS, PATTERN, "matches", "(" + STRING + CHARS + ")Z");
        for (String more : List.of(STRING, "Ljava/lang/Object;", CHARS, "[C", "C", "I", "J", "D", "Z")) {
            instance(all, TEXTS, BUILDER, "append", "(" + more + ")" + BUILDER);
        }
        instance(all, TEXTS, STRING, "concat", "(" + STRING + ")" + STRING);
        instance(all, TEXTS, STRING, "replace", "(" + CHARS + CHARS + ")" + STRING);
        instance(all, TEXTS, STRING, "formatted", "([Ljava/lang/Object;)" + STRING);
        ofClass(all, TEXTS, STRING, "format", "(" + STRING + "[Ljava/lang/Object;)" + STRING);
        ofClass(all, TEXTS, STRING, "format", "(Ljava/util/Locale;" + STRING + "[Ljava/lang/Object;)" + STRING);
        ofClass(all, TEXTS, STRING, "join", "(" + CHARS + "Ljava/lang/Iterable;)" + STRING);
        return Map.copyOf(all);
    }

    private static void instance(Map<Member, Target> all, String owner, String type, String name, String descriptor) {
        all.put(member(type, name, descriptor), new Target(owner, "(" + type + descriptor.substring(1)));
    }

    private static void ofClass(Map<Member, Target> all, String owner, String type, String name, String descriptor) {
        all.put(member(type, name, descriptor), new Target(owner, descriptor));
    }

    private static Member member(String type, String name, String descriptor) {
        return new Member(type.substring(1, type.length() - 1).replace('/', '.'), name, descriptor);
    }

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
        byte[] linked = linked(original);
        Redirection redirection = new Redirection(linked);
        redirection.addTargets();
        return redirection.targets.isEmpty() ? linked : redirection.rewritten();
    }

    /** A {@code +} of texts names the class that links it: another name takes its place in the pool. */
    private static byte[] linked(byte[] original) {
        byte[] name = utf8(CONCATENATION);
        byte[] other = utf8(TEXTS);
        int end = new ClassFile(original).end();
        for (int at = 0; at + name.length <= end; at++) {
            if (Arrays.equals(original, at, at + name.length, name, 0, name.length)) {
                return ByteBuffer.allocate(original.length + other.length - name.length)
                        .put(original, 0, at)
                        .put(other)
                        .put(original, at + name.length, original.length - at - name.length)
                        .array();
            }
        }
        return original;
    }

    /** A text as it stands in the pool: tag, length, bytes. */
    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) 1)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private void addTargets() {
        try (DataOutputStream out = new DataOutputStream(added)) {
            for (int index = 1; index < file.size(); index++) {
                Member member = file.member(index);
                Target target = member == null ? null : REDIRECTED.get(member);
                if (member != null && target != null) {
                    targets.put(index, addMethod(out, member.name(), target));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int addMethod(DataOutputStream out, String name, Target target) throws IOException {
        int first = poolSize;
        for (String text : new String[] {target.owner(), name, target.descriptor()}) {
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
