package io.yingda.engine.turn;

import java.time.Duration;

/**
 * How the bot behaves where no rule says.
 *
 * @param candidates at most how many candidates the rules see
 * @param idle after how long without a word a conversation starts anew
 * @param fallback what is said when no rule had anything to say, or when the rules failed
 */
public record BotSettings(int candidates, Duration idle, String fallback) {

    public static final BotSettings DEFAULT =
            new BotSettings(5, Duration.ofMinutes(30), "抱歉，这个问题我还没弄明白。您可以换个说法再问一次，或者回复“人工”联系客服。");
}
