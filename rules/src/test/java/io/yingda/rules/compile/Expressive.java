package io.yingda.rules.compile;

import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

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
        Pattern parts = Pattern.compile("a");
        sum += Pattern.matches("b.*", text) ? 1_000 : 0;
        sum += text.split("a", 2).length + parts.split(text).length + parts.split(text, 2).length;
        sum += parts.matcher("").reset(text).find() ? 10_000 : 0;
        return (int) (sum + grid[1][2] + text.replaceFirst("a", "").length());
    }
}
