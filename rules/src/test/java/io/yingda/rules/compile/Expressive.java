package io.yingda.rules.compile;

import java.util.function.ToIntFunction;

/** Instructions of every odd length around the calls that are sent on. */
public final class Expressive implements ToIntFunction<String> {
    @Override
    public int applyAsInt(String text) {
        long sum = 0;
        for (int index = 0; index < 3; index++) {
            sum += switch (index) {
                case 0 -> text.matches("a+b") ? 1 : 0;
                case 1 -> text.replaceAll("a", "bb").length();
                case 2 -> text.split("a").length;
                default -> throw new IllegalArgumentException(text);
            };
            sum += switch (text) {
                case "aab" -> 100;
                case "other" -> 200;
                default -> 0;
            };
        }
        int[][] grid = new int[2][3];
        grid[1][2]++;
        return (int) (sum + grid[1][2] + text.replaceFirst("a", "").length());
    }
}
