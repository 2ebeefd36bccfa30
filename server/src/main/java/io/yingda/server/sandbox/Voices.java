package io.yingda.server.sandbox;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Voice messages in which nothing is heard: AMR files of frames of 20 ms, each at the codec's lowest rate. */
final class Voices {

    private static final int FRAMES_A_SECOND = 50;
    private static final int NARROW_FRAME = 13;
    private static final int WIDE_FRAME = 18;
    /** Mode 0, of good quality. */
    private static final byte FRAME_HEAD = 0x04;

    private Voices() {}

    /** 8 kHz, as {@code MediaId} gives it. */
    static Buffer narrow(int seconds) {
        return frames("#!AMR\n", NARROW_FRAME, seconds);
    }

    /** 16 kHz, as {@code MediaId16K} gives it. */
    static Buffer wide(int seconds) {
        return frames("#!AMR-WB\n", WIDE_FRAME, seconds);
    }

    private static Buffer frames(String head, int length, int seconds) {
        Buffer file = Buffer.buffer(head, StandardCharsets.US_ASCII.name());
        byte[] frame = new byte[length];
        frame[0] = FRAME_HEAD;
        for (int count = 0; count < seconds * FRAMES_A_SECOND; count++) {
            file.appendBytes(frame);
        }
        return file;
    }
}
