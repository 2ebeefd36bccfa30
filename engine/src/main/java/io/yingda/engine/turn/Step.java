package io.yingda.engine.turn;

/** How long one step of a turn took, in microseconds. */
public record Step(String name, long micros) {}
