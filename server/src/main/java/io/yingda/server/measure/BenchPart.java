package io.yingda.server.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A server that is measured, in the order in which they are: each with the merchant's content and rules. */
public enum BenchPart {

    /** By words; nothing outlives the process. */
    @JsonProperty("memory")
    MEMORY("内存", "不保存", false),

    /** By words; everything in a SQLite file. */
    @JsonProperty("sqlite")
    SQLITE("SQLite", "每条消息落盘后才回应", true),

    /** By words; everything in a PostgreSQL database. */
    @JsonProperty("postgresql")
    POSTGRESQL("PostgreSQL", "每条消息落盘后才回应", true),

    /** With an embedding model for every question that is new; everything in a SQLite file. */
    @JsonProperty("meaning")
    MEANING("语义模型", "每个没问过的问题都算语义向量；存在 SQLite", false);

    private final String title;
    private final String remark;
    private final boolean whenBusy;

    BenchPart(String title, String remark, boolean whenBusy) {
        this.title = title;
        this.remark = remark;
        this.whenBusy = whenBusy;
    }

    /** The part that is called so on a command line. */
    public static Optional<BenchPart> of(String name) {
        return Arrays.stream(values()).filter(part -> part.label().equals(name)).findFirst();
    }

    /** Its name on a command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    /** What is special about it. */
    String remark() {
        return remark;
    }

    /** The shares of its maximum rate at which its latency is taken. */
    public List<Double> shares() {
        return whenBusy ? List.of(.5, .7) : List.of(.5);
    }
}
