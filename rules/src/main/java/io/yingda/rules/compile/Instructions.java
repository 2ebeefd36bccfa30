package io.yingda.rules.compile;

import java.nio.ByteBuffer;

/** The lengths of the Java Virtual Machine's instructions (specification, 6.5). */
final class Instructions {

    private static final int TABLE_SWITCH = 0xAA;
    private static final int LOOKUP_SWITCH = 0xAB;
    private static final int WIDE = 0xC4;
    private static final int WIDE_INCREMENT = 0x84;

    /** Bytes of operands by opcode, from 0; 9 where the instruction itself says. */
    private static final String OPERANDS = "00000000000000001212211111" // constants, loads
            + "0000000000000000000000000000" // loads
            + "11111" // stores
            + "0000000000000000000000000000000000000000000000000000000000000000000000000" // stores, stack, arithmetic
            + "2" // iinc
            + "00000000000000000000" // conversions, comparisons
            + "2222222222222222" // jumps
            + "199000000" // ret, switches, returns
            + "2222222442120022009322" // members, calls, objects, wide, jumps on null
            + "44"; // far jumps

    private Instructions() {}

    /**
     * Where the next instruction begins.
     *
     * @param start where the method's code begins, to which switches are aligned
     * @param at where this instruction begins
     */
    static int next(ByteBuffer code, int start, int at) {
        int opcode = code.get(at) & 0xFF;
        int aligned = at + 4 - (at - start) % 4;
        return switch (opcode) {
            case TABLE_SWITCH -> aligned + 12 + 4 * (code.getInt(aligned + 8) - code.getInt(aligned + 4) + 1);
            case LOOKUP_SWITCH -> aligned + 8 + 8 * code.getInt(aligned + 4);
            case WIDE -> at + ((code.get(at + 1) & 0xFF) == WIDE_INCREMENT ? 6 : 4);
            default -> at + 1 + OPERANDS.charAt(opcode) - '0';
        };
    }
}
