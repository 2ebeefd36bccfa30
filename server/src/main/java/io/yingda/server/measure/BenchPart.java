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
    MEMORY("内存", "不保存", List.of(.5)),

    /** By words; everything in a SQLite file. */
    @JsonProperty("sqlite")
    SQLITE("SQLite", "每条消息落盘后才回应", List.of(.5, .7)),

    /** By words; everything in a PostgreSQL database. */
    @JsonProperty("postgresql")
    POSTGRESQL("PostgreSQL", "每条消息落盘后才回应", List.of(.5, .7)),

    /** With an embedding model for every question that is new; everything in a SQLite file. */
    @JsonProperty("meaning")
    MEANING("语义模型", "每个没问过的问题都算语义向量；存在 SQLite", List.of(.5));

    private final String title;
    private final String remark;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that nobody changes.
    private final List<Double> shares;

    BenchPart(String title, String remark, List<Double> shares) {
        this.title = title;
        this.remark = remark;
        this.shares = shares;
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
        return shares;
    }
}
